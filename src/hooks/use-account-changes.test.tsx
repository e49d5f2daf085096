import { act, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ownerId, integrationRow } from '@/testing/builders'
import { renderApp } from '@/testing/render-app'

const joined = async (sockets: Awaited<ReturnType<typeof renderApp>>['sockets'], times: number) =>
  waitFor(() => expect(sockets.joins()).toHaveLength(times))

it('joins the private topic of the account with the owner’s own token', async () => {
  const { sockets } = await renderApp({ path: '/integrations' })
  await joined(sockets, 1)
  const [join] = sockets.joins()
  expect(join?.[2]).toBe(`realtime:account:${ownerId}`)
  expect(join?.[4]).toMatchObject({ config: { private: true }, access_token: expect.stringMatching(/^ey/) })
  expect(await screen.findByText('Uppdaterad nyss')).toBeVisible()
})

it('shows what changed without a reload, and asks only for what the message names', async () => {
  const { sockets, network } = await renderApp({ path: '/integrations' })
  await screen.findByRole('heading', { name: 'Twilio' })
  await joined(sockets, 1)
  await waitFor(() => expect(network.askedFor('GET /rest/v1/integrations').length).toBeGreaterThan(1))
  const accountsAsked = network.askedFor('GET /rest/v1/accounts').length

  network.answer('GET /rest/v1/integrations', () => ({ body: [integrationRow({ label: 'Receptionen' })] }))
  act(() => sockets.broadcast('changed', { tables: ['integrations'], days: [], count: 1 }))

  expect(await screen.findByRole('heading', { name: 'Receptionen' })).toBeVisible()
  expect(network.askedFor('GET /rest/v1/accounts')).toHaveLength(accountsAsked)
})

it('shows a change whose message came before its row could be read', async () => {
  const { sockets, network } = await renderApp({ path: '/integrations' })
  await screen.findByRole('heading', { name: 'Twilio' })
  await joined(sockets, 1)
  await waitFor(() => expect(network.askedFor('GET /rest/v1/integrations').length).toBeGreaterThan(1))
  const asked = network.askedFor('GET /rest/v1/integrations').length

  act(() => sockets.broadcast('changed', { tables: ['integrations'], days: [], count: 1 }))
  await waitFor(() => expect(network.askedFor('GET /rest/v1/integrations')).toHaveLength(asked + 1))
  network.answer('GET /rest/v1/integrations', () => ({ body: [integrationRow({ label: 'Receptionen' })] }))

  expect(await screen.findByRole('heading', { name: 'Receptionen' }, { timeout: 5000 })).toBeVisible()
})

it('joins again when the server closed the channel, and fetches what was missed', async () => {
  const { sockets, network } = await renderApp({ path: '/integrations' })
  await screen.findByRole('heading', { name: 'Twilio' })
  await joined(sockets, 1)
  act(() => sockets.closeChannel())
  network.answer('GET /rest/v1/integrations', () => ({
    body: [integrationRow({ label: 'Missat under tiden' })],
  }))

  await joined(sockets, 2)
  expect(await screen.findByRole('heading', { name: 'Missat under tiden' })).toBeVisible()
})

it('fetches again when the network is back, and says so while it is away', async () => {
  const { network } = await renderApp({ path: '/integrations' })
  await screen.findByRole('heading', { name: 'Twilio' })
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })
  act(() => window.dispatchEvent(new Event('offline')))
  expect(await screen.findByText('Offline – siffrorna är hämtade nyss')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Anslut Twilio' })).toBeDisabled()

  network.answer('GET /rest/v1/integrations', () => ({ body: [integrationRow({ label: 'Efteråt' })] }))
  Object.defineProperty(navigator, 'onLine', { value: true, configurable: true })
  act(() => window.dispatchEvent(new Event('online')))
  expect(await screen.findByRole('heading', { name: 'Efteråt' })).toBeVisible()
  Reflect.deleteProperty(navigator, 'onLine')
})
