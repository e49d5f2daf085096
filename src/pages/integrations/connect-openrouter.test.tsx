import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { integrationRow } from '@/testing/builders'
import { renderApp } from '@/testing/render-app'

const id = integrationRow().id
const key = `sk-or-v1-${'ab'.repeat(32)}`
const endpoint = 'POST /functions/v1/manage-integrations'
const answer =
  (change: Record<string, unknown> = {}) =>
  () => ({
    status: 201,
    body: {
      integration: {
        id,
        provider: 'openrouter',
        label: 'OpenRouter',
        status: 'active',
        errorCode: null,
        ...change,
      },
    },
  })
const openrouterRow = (change: Record<string, unknown> = {}) =>
  integrationRow({
    provider: 'openrouter',
    label: 'OpenRouter',
    settings: { keyFingerprint: '0123456789abcdef' },
    last_event_at: null,
    ...change,
  })

it('connects with one key, shows no address to paste, and leads to the cost', async () => {
  const server = { 'GET /rest/v1/integrations': () => ({ body: [] }), [endpoint]: answer() }
  const { user, network } = await renderApp({ path: '/integrations', server })
  await user.click(await screen.findByRole('button', { name: 'Anslut OpenRouter' }))
  expect(window.location.search).toBe('?connect=openrouter')
  await user.type(await screen.findByLabelText('Management key'), ` ${key} `)
  await user.click(screen.getByRole('button', { name: 'Anslut' }))
  expect(await screen.findByText(/OpenRouter svarade och nyckeln stämmer/)).toBeVisible()
  expect(network.askedFor(endpoint)[0]?.body).toEqual({
    action: 'connect',
    provider: 'openrouter',
    credentials: { managementKey: key },
  })
  expect(screen.queryByText(/adress/i)).toBeNull()
  expect(screen.getByRole('link', { name: 'Se modellkostnaden' })).toHaveAttribute('href', '/ai')
  await user.click(screen.getByRole('button', { name: 'Klart' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('names the wrong kind of key where it can be exchanged, and puts the next one in its place', async () => {
  const server = {
    'GET /rest/v1/integrations': () => ({ body: [] }),
    [endpoint]: answer({ status: 'error', errorCode: 'WRONG_KEY_KIND' }),
  }
  const { user, network } = await renderApp({ path: '/integrations?connect=openrouter', server })
  await user.type(await screen.findByLabelText('Management key'), 'sk-or-v1-inference')
  await user.click(screen.getByRole('button', { name: 'Anslut' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(/Nyckeln är av fel sort.*Management key/)

  network.answer(endpoint, answer())
  await user.clear(screen.getByLabelText('Management key'))
  await user.type(screen.getByLabelText('Management key'), key)
  await user.click(screen.getByRole('button', { name: 'Anslut' }))
  expect(await screen.findByText(/nyckeln stämmer/)).toBeVisible()
  expect(network.askedFor(endpoint)[1]?.body).toEqual({
    action: 'update',
    integrationId: id,
    credentials: { managementKey: key },
  })
})

it('says when nobody answered the trial, and what a missing key is', async () => {
  const server = {
    'GET /rest/v1/integrations': () => ({ body: [] }),
    [endpoint]: answer({ status: 'pending', errorCode: 'PROVIDER_UNREACHABLE' }),
  }
  const { user, network } = await renderApp({ path: '/integrations?connect=openrouter', server })
  await user.click(await screen.findByRole('button', { name: 'Anslut' }))
  expect(screen.getByLabelText('Management key')).toHaveAccessibleDescription(/minst 8 tecken/)
  expect(network.askedFor(endpoint)).toHaveLength(0)
  await user.type(screen.getByLabelText('Management key'), key)
  await user.click(screen.getByRole('button', { name: 'Anslut' }))
  expect(await screen.findByText(/vi försöker igen av oss själva/)).toBeVisible()
})

it('speaks of cost, not of calls, and offers no address, on the page', async () => {
  const server = { 'GET /rest/v1/integrations': () => ({ body: [openrouterRow()] }) }
  const { user } = await renderApp({ path: '/integrations', server })
  expect(await screen.findByText('Kostnad hämtad')).toBeVisible()
  expect(screen.queryByText('Senaste händelse')).toBeNull()
  await user.click(screen.getByText('Hantera'))
  expect(screen.queryByRole('button', { name: 'Ny adress' })).toBeNull()
  expect(screen.getByText(/Det kostar inget/)).toBeVisible()
})

it.each([
  ['WRONG_KEY_KIND', 'error', 'Nyckeln är av fel sort', 'Byt nyckel'],
  ['OUT_OF_CREDITS', 'active', 'Pengarna är slut hos OpenRouter', 'Testa igen'],
  ['PROVIDER_ANSWER_DOUBTFUL', 'active', 'OpenRouter säger emot sig självt', 'Testa igen'],
  ['CREDENTIALS_REFUSED', 'error', 'OpenRouter godtar inte nyckeln', 'Byt nyckel'],
])('says what %s means and what helps', async (error_code, status, title, act) => {
  const server = { 'GET /rest/v1/integrations': () => ({ body: [openrouterRow({ status, error_code })] }) }
  const { user } = await renderApp({ path: '/integrations', server })
  const notice = (await screen.findByText(title)).closest('div')?.parentElement
  if (!notice) throw new Error('There is no notice.')
  const button = within(notice).getByRole('button', { name: act })
  if (act !== 'Byt nyckel') return
  await user.click(button)
  expect(await within(await screen.findByRole('dialog')).findByLabelText('Management key')).toBeVisible()
})
