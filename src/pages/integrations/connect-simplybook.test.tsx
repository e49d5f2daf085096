import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { integrationRow } from '@/testing/builders'
import { renderApp } from '@/testing/render-app'

const id = integrationRow().id
const webhookUrl = 'https://payback.example/functions/v1/simplybook-webhook/secret'
const endpoint = 'POST /functions/v1/manage-integrations'
const answer =
  (change: Record<string, unknown> = {}, address: object = { webhookUrl }) =>
  () => ({
    status: 201,
    body: {
      integration: {
        id,
        provider: 'simplybook',
        label: 'SimplyBook.me',
        status: 'active',
        errorCode: null,
        ...change,
      },
      ...address,
    },
  })
const server = { 'GET /rest/v1/integrations': () => ({ body: [] }), [endpoint]: answer() }

async function fill(user: Awaited<ReturnType<typeof renderApp>>['user'], company: string) {
  await user.type(await screen.findByLabelText('Er bokningssida'), company)
  await user.type(screen.getByLabelText('Användare'), 'payback')
  await user.type(screen.getByLabelText('Lösenord'), 'hemligt')
}
const submit = () => screen.getByRole('button', { name: 'Anslut' })

it('connects with a login, then shows the address once with where to paste it and how often to try', async () => {
  const { user, network } = await renderApp({ path: '/integrations', server })
  await user.click(await screen.findByRole('button', { name: 'Anslut SimplyBook.me' }))
  expect(window.location.search).toBe('?connect=simplybook')
  await fill(user, 'https://ExempelSalong.simplybook.it/v2/')
  await user.click(submit())
  expect(await screen.findByText(/SimplyBook.me svarade och inloggningen stämmer/)).toBeVisible()
  expect(network.askedFor(endpoint)[0]?.body).toEqual({
    action: 'connect',
    provider: 'simplybook',
    credentials: { companyLogin: 'exempelsalong', userLogin: 'payback', userPassword: 'hemligt' },
    settings: { apiDomain: 'simplybook.it' },
  })
  expect(screen.getByDisplayValue(webhookUrl)).toBeVisible()
  expect(screen.getByText(/Number of API tries\) till 6/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Klart' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('sends the keys of those who have them', async () => {
  const { user, network } = await renderApp({ path: '/integrations?connect=simplybook', server })
  await fill(user, 'exempelsalong')
  await user.click(screen.getByText(/Företagets API-nycklar/))
  await user.type(screen.getByLabelText('API-nyckel'), 'a'.repeat(40))
  await user.type(screen.getByLabelText('Hemlig nyckel'), 'b'.repeat(40))
  await user.click(submit())
  await screen.findByDisplayValue(webhookUrl)
  expect(network.askedFor(endpoint)[0]?.body).toMatchObject({
    credentials: { apiKey: 'a'.repeat(40), secretKey: 'b'.repeat(40) },
    settings: {},
  })
})

it('says what is missing, and what is no address of SimplyBook.me, before anything is sent', async () => {
  const { user, network } = await renderApp({ path: '/integrations?connect=simplybook', server })
  await user.type(await screen.findByLabelText('Er bokningssida'), 'https://evil.example')
  await user.click(submit())
  expect(screen.getByLabelText('Er bokningssida')).toHaveAccessibleDescription(
    /ingen adress hos SimplyBook.me/,
  )
  expect(screen.getByLabelText('Användare')).toHaveAccessibleDescription(/loggar in med/)
  expect(screen.getByLabelText('Lösenord')).toHaveAccessibleDescription('Skriv lösenordet.')
  expect(network.askedFor(endpoint)).toHaveLength(0)
})

it('lets a refused login be corrected on the spot, and then shows the address of the first answer', async () => {
  const { user, network } = await renderApp({
    path: '/integrations?connect=simplybook',
    server: { ...server, [endpoint]: answer({ status: 'error', errorCode: 'TWO_FACTOR_ON' }) },
  })
  await fill(user, 'exempelsalong')
  await user.click(submit())
  expect(await screen.findByRole('alert')).toHaveTextContent(/kod i telefonen.*utan tvåstegsinloggning/)
  network.answer(endpoint, answer({}, {}))
  await user.clear(screen.getByLabelText('Lösenord'))
  await user.type(screen.getByLabelText('Lösenord'), 'rätt')
  await user.click(submit())
  expect(await screen.findByDisplayValue(webhookUrl)).toBeVisible()
  expect(network.askedFor(endpoint)[1]?.body).toEqual({
    action: 'update',
    integrationId: id,
    credentials: { companyLogin: 'exempelsalong', userLogin: 'payback', userPassword: 'rätt' },
    settings: {},
  })
})

it('calls a login a login where it is replaced', async () => {
  const connection = integrationRow({ provider: 'simplybook', settings: { companyLogin: 'exempelsalong' } })
  const { user } = await renderApp({
    path: '/integrations',
    server: { 'GET /rest/v1/integrations': () => ({ body: [connection] }) },
  })
  await user.click(await screen.findByText('Hantera'))
  await user.click(screen.getByRole('button', { name: 'Byt inloggning' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Byt inloggning' }))
  expect(dialog.getByLabelText('Er bokningssida')).toHaveAttribute('readonly')
  expect(dialog.queryByText(/nyckeln/)).toBeNull()
})
