import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { integrationRow } from '@/testing/builders'
import { renderApp } from '@/testing/render-app'
import { connectableProviders } from './providers/connectable-providers'

const id = integrationRow().id
const webhookUrl = 'https://payback.example/functions/v1/twilio-webhook/ett-hemligt-ord'
const sid = 'AC0123456789abcdef0123456789abcdef'
const endpoint = 'POST /functions/v1/manage-integrations'
const answer =
  (change: Record<string, unknown> = {}, address: object = { webhookUrl }) =>
  () => ({
    status: 201,
    body: {
      integration: { id, provider: 'twilio', label: 'Twilio', status: 'active', errorCode: null, ...change },
      ...address,
    },
  })
const none = { 'GET /rest/v1/integrations': () => ({ body: [] }) }

async function openTwilio(connect: () => object) {
  const server = { ...none, [endpoint]: connect }
  const { user, network } = await renderApp({ path: '/integrations?connect=twilio', server })
  await user.type(await screen.findByLabelText('Account SID'), sid)
  const send = async (token: string) => {
    await user.clear(screen.getByLabelText('Auth Token'))
    await user.type(screen.getByLabelText('Auth Token'), token)
    await user.click(screen.getByRole('button', { name: 'Anslut' }))
  }
  return { network, send }
}

it.each(connectableProviders.map(({ name, fields }) => [name, fields.length] as const))(
  'asks for every detail of %s in words of its own',
  async (name, count) => {
    await renderApp({ path: `/integrations?connect=${name}`, server: none })
    const dialog = await screen.findByRole('dialog')
    const inputs = [...dialog.querySelectorAll('input')]
    // The last one is what the owner may call it.
    expect(inputs).toHaveLength(count + 1)
    const labels = inputs.map((input) => input.labels?.[0]?.textContent)
    expect(new Set(labels).size).toBe(count + 1)
  },
)

it('lets a refused key be corrected on the spot, and then shows the address of the first answer', async () => {
  const { network, send } = await openTwilio(answer({ status: 'error', errorCode: 'CREDENTIALS_REFUSED' }))
  await send('wrong-token-wrong')
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('Twilio godtar inte nyckeln')
  // Nothing was counted yet: there are no figures to speak of.
  expect(alert).not.toHaveTextContent('räknats')

  network.answer(endpoint, answer({}, {}))
  await send('right-token-right')
  expect(await screen.findByLabelText('Din adress (webhook)')).toHaveValue(webhookUrl)
  expect(network.askedFor(endpoint)[1]?.body).toEqual({
    action: 'update',
    integrationId: id,
    credentials: { accountSid: sid, authToken: 'right-token-right' },
  })
})

it('still corrects the connection it made after a try that came to nothing', async () => {
  const { network, send } = await openTwilio(answer({ status: 'error', errorCode: 'CREDENTIALS_REFUSED' }))
  await send('wrong-token-wrong')
  await screen.findByText('Twilio godtar inte nyckeln')
  network.answer(endpoint, () => ({
    status: 503,
    body: { error: { code: 'DATABASE_UNAVAILABLE', message: 'No.', requestId: 'r-1' } },
  }))
  await send('right-token-right')
  await screen.findByText(/gick inte just nu/)
  network.answer(endpoint, answer({}, {}))
  await send('right-token-right')
  expect(await screen.findByLabelText('Din adress (webhook)')).toHaveValue(webhookUrl)
  expect(network.askedFor(endpoint).map(({ body }) => body)).toMatchObject([
    { action: 'connect' },
    { action: 'update' },
    { action: 'update' },
  ])
})

it('calls the connection what the owner calls it', async () => {
  const { user, network } = await renderApp({
    path: '/integrations?connect=openrouter',
    server: { ...none, [endpoint]: answer({ provider: 'openrouter' }, {}) },
  })
  await user.type(await screen.findByLabelText('Management key'), `sk-or-v1-${'ab'.repeat(32)}`)
  await user.type(screen.getByLabelText('Namn'), '  Receptionen ')
  await user.click(screen.getByRole('button', { name: 'Anslut' }))
  await screen.findByText(/nyckeln stämmer/)
  expect(network.askedFor(endpoint)[0]?.body).toMatchObject({ label: 'Receptionen' })
})
