import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { integrationRow } from '@/testing/builders'
import { expectConsole } from '@/testing/console-noise'
import { renderApp } from '@/testing/render-app'

const id = integrationRow().id
const webhookUrl = 'https://payback.example/functions/v1/twilio-webhook/ett-hemligt-ord'
const sid = 'AC0123456789abcdef0123456789abcdef'
const token = '12345678901234567890123456789012'
const endpoint = 'POST /functions/v1/manage-integrations'
const answer =
  (change: Record<string, unknown> = {}, extra: Record<string, unknown> = {}) =>
  () => ({
    status: 201,
    body: {
      integration: { id, provider: 'twilio', label: 'Twilio', status: 'active', errorCode: null, ...change },
      ...extra,
    },
  })
const listed = (change: Record<string, unknown> = {}) => ({
  'GET /rest/v1/integrations': () => ({ body: [integrationRow(change)] }),
})

it('shows what will be here and the one step to it, when nothing is connected', async () => {
  const { user } = await renderApp({
    path: '/integrations',
    server: { 'GET /rest/v1/integrations': () => ({ body: [] }) },
  })
  expect(await screen.findByRole('heading', { name: 'Koppla telefonin först' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Anslut Twilio' }))
  expect(await screen.findByRole('dialog', { name: 'Anslut Twilio' })).toBeVisible()
  expect(window.location.search).toBe('?connect=twilio')
})

it('connects Twilio, shows the address once, and tells when the first call has come', async () => {
  const server = { 'GET /rest/v1/integrations': () => ({ body: [] }), [endpoint]: answer({}, { webhookUrl }) }
  const { user, network, sockets } = await renderApp({ path: '/integrations?connect=twilio', server })
  await user.type(await screen.findByLabelText('Account SID'), ` ${sid} `)
  await user.type(screen.getByLabelText('Auth Token'), token)
  network.answer('GET /rest/v1/integrations', () => ({ body: [integrationRow({ last_event_at: null })] }))
  await user.click(screen.getByRole('button', { name: 'Anslut' }))

  expect(await screen.findByLabelText('Din adress (webhook)')).toHaveValue(webhookUrl)
  expect(screen.getByText('Twilio svarade och nyckeln stämmer.')).toBeVisible()
  expect(network.askedFor(endpoint)[0]?.body).toEqual({
    action: 'connect',
    provider: 'twilio',
    credentials: { accountSid: sid, authToken: token },
  })
  expect(screen.getByText(/Väntar på första samtalet/)).toBeVisible()

  network.answer('GET /rest/v1/integrations', () => ({ body: [integrationRow()] }))
  sockets.broadcast('changed', { tables: ['telephony_events'] })
  expect(await screen.findByText(/Framme/)).toBeVisible()

  await user.click(screen.getByRole('button', { name: 'Klart' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('names both details that are wrong, and sends nothing', async () => {
  const { user, network } = await renderApp({ path: '/integrations?connect=twilio' })
  await user.type(await screen.findByLabelText('Account SID'), 'SK0123')
  await user.click(screen.getByRole('button', { name: 'Anslut' }))
  expect(screen.getByLabelText('Account SID')).toHaveAccessibleDescription(/AC följt av 32 tecken/)
  expect(screen.getByLabelText('Auth Token')).toHaveAccessibleDescription(/minst 8 tecken/)
  expect(network.askedFor(endpoint)).toHaveLength(0)
})

it.each([
  [409, 'INTEGRATION_EXISTS', /redan anslutet/],
  [503, 'DATABASE_UNAVAILABLE', /gick inte just nu/],
])('keeps what was typed when the function answers %i %s', async (status, code, words) => {
  const refusal = () => ({ status, body: { error: { code, message: 'No.', requestId: 'r-1' } } })
  const { user } = await renderApp({ path: '/integrations?connect=twilio', server: { [endpoint]: refusal } })
  await user.type(await screen.findByLabelText('Account SID'), sid)
  await user.type(screen.getByLabelText('Auth Token'), token)
  await user.click(screen.getByRole('button', { name: 'Anslut' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  expect(screen.getByLabelText('Account SID')).toHaveValue(sid)
})

it('says what a refused key means for the numbers, and replaces it', async () => {
  const server = { ...listed({ status: 'error', error_code: 'CREDENTIALS_REFUSED' }), [endpoint]: answer() }
  const { user, network } = await renderApp({ path: '/integrations', server })
  expect(await screen.findByText('Twilio godtar inte nyckeln')).toBeVisible()
  expect(screen.getByText(/Det som redan räknats stämmer/)).toBeVisible()
  const [replace] = screen.getAllByRole('button', { name: 'Byt nyckel' })
  if (replace === undefined) throw new Error('There is no way to replace the key.')
  await user.click(replace)

  const dialog = within(await screen.findByRole('dialog', { name: 'Byt nyckel' }))
  expect(dialog.getByLabelText('Account SID')).toHaveAttribute('readonly')
  await user.type(dialog.getByLabelText('Auth Token'), token)
  await user.click(dialog.getByRole('button', { name: 'Byt nyckel' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(network.askedFor(endpoint)[0]?.body).toEqual({
    action: 'update',
    integrationId: id,
    credentials: { accountSid: sid, authToken: token },
  })
})

it('disconnects only when the name has been typed, and says what stays', async () => {
  const { user, network } = await renderApp({
    path: '/integrations',
    server: { ...listed({ label: 'Receptionen' }), [endpoint]: answer({ status: 'disconnected' }) },
  })
  await user.click(await screen.findByText('Hantera'))
  await user.click(screen.getByRole('button', { name: 'Koppla från' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Koppla från Receptionen?' }))
  expect(dialog.getByText(/som redan räknats är kvar/)).toBeVisible()
  expect(dialog.getByRole('button', { name: 'Koppla från' })).toBeDisabled()

  await user.type(dialog.getByLabelText('Skriv Receptionen för att bekräfta'), 'receptionen')
  await user.click(dialog.getByRole('button', { name: 'Koppla från' }))
  expect(await screen.findByText('Receptionen är frånkopplad.')).toBeVisible()
  expect(network.askedFor(endpoint)[0]?.body).toEqual({ action: 'disconnect', integrationId: id })
})

it('makes a new address after saying what that does', async () => {
  const { user } = await renderApp({
    path: '/integrations',
    server: { ...listed(), [endpoint]: answer({}, { webhookUrl }) },
  })
  await user.click(await screen.findByText('Hantera'))
  await user.click(screen.getByRole('button', { name: 'Ny adress' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Ny adress?' }))
  expect(dialog.getByText(/Den gamla adressen slutar gälla direkt/)).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'Gör en ny adress' }))
  expect(await screen.findByLabelText('Din adress (webhook)')).toHaveValue(webhookUrl)
})

it('gives the focus back to the button a window was opened by', async () => {
  const { user } = await renderApp({ path: '/integrations', server: listed() })
  await user.click(await screen.findByText('Hantera'))
  const rename = screen.getByRole('button', { name: 'Byt namn' })
  await user.click(rename)
  expect(await screen.findByRole('dialog', { name: 'Byt namn' })).toBeVisible()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(rename).toHaveFocus())
})

it('tests a connection and says how that went', async () => {
  const { user } = await renderApp({ path: '/integrations', server: { ...listed(), [endpoint]: answer() } })
  await user.click(await screen.findByText('Hantera'))
  await user.click(screen.getByRole('button', { name: 'Testa' }))
  expect(await screen.findByText('Twilio svarade. Nyckeln stämmer.')).toBeVisible()
})

it('says what is wrong when the test finds it', async () => {
  const refused = answer({ status: 'error', errorCode: 'ACCOUNT_NOT_ACTIVE' })
  const { user } = await renderApp({ path: '/integrations', server: { ...listed(), [endpoint]: refused } })
  await user.click(await screen.findByText('Hantera'))
  await user.click(screen.getByRole('button', { name: 'Testa' }))
  expect(await screen.findByText('Kontot är pausat eller stängt hos Twilio')).toBeVisible()
})

it('offers to try again when the list cannot be fetched, and the navigation lives on', async () => {
  expectConsole(/permission denied/)
  const down = () => ({
    status: 403,
    body: { code: '42501', message: 'permission denied', details: null, hint: null },
  })
  const { user, network } = await renderApp({
    path: '/integrations',
    server: { 'GET /rest/v1/integrations': down },
  })
  expect(await screen.findByText('Det här hör till ett annat konto.')).toBeVisible()
  expect(screen.getAllByRole('link', { name: 'Samtal' })).not.toHaveLength(0)

  network.answer('GET /rest/v1/integrations', () => ({ body: [integrationRow()] }))
  await user.click(screen.getByRole('button', { name: 'Försök igen' }))
  expect(await screen.findByRole('heading', { name: 'Twilio' })).toBeVisible()
})
