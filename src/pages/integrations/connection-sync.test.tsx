import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { integrationRow, syncJobRow } from '@/testing/builders'
import { renderApp } from '@/testing/render-app'

const endpoint = 'POST /functions/v1/manage-integrations'
const jobsRoute = 'GET /rest/v1/sync_jobs'
const id = integrationRow().id
const answer = () => ({
  status: 202,
  body: { integration: { id, provider: 'twilio', label: 'Twilio', status: 'active', errorCode: null } },
})
const jobs = (...rows: Record<string, unknown>[]) => ({ [jobsRoute]: () => ({ body: rows }) })
const backfill = (change: Record<string, unknown>) =>
  syncJobRow({ id: '5d0c3c1e-8f0a-4f0e-9a53-3f7c0b7d2a12', mode: 'backfill', state: 'running', ...change })

it('reads a connection now, and says so until it is read', async () => {
  const server = { ...jobs(syncJobRow()), [endpoint]: answer }
  const { user, network, sockets } = await renderApp({ path: '/integrations', server })
  const button = await screen.findByRole('button', { name: 'Läs in nu' })
  network.answer(jobsRoute, () => ({ body: [syncJobRow({ state: 'running' })] }))
  await user.click(button)
  expect(await screen.findByText('Priserna hämtas nu.')).toBeVisible()
  expect(network.askedFor(endpoint)[0]?.body).toEqual({ action: 'sync', integrationId: id })
  expect(await screen.findByRole('button', { name: 'Läser in …' })).toHaveAttribute('aria-busy', 'true')

  network.answer(jobsRoute, () => ({ body: [syncJobRow()] }))
  sockets.broadcast('changed', { tables: ['sync_jobs'] })
  expect(await screen.findByRole('button', { name: 'Läs in nu' })).not.toHaveAttribute('aria-busy')
})

it('shows how far the history has come, live, and stops it', async () => {
  const server = { ...jobs(backfill({ done: 3, total: 10 })), [endpoint]: answer }
  const { user, network, sockets } = await renderApp({ path: '/integrations', server })
  const bar = await screen.findByRole('progressbar', { name: 'Äldre historik för Twilio' })
  expect(bar).toHaveAttribute('value', '0.3')
  expect(screen.getByText(/30\s?% klart/)).toBeVisible()

  network.answer(jobsRoute, () => ({ body: [backfill({ done: 7, total: 10 })] }))
  sockets.broadcast('changed', { tables: ['sync_jobs'] })
  await waitFor(() => expect(bar).toHaveAttribute('value', '0.7'))

  network.answer(jobsRoute, () => ({ body: [] }))
  await user.click(screen.getByRole('button', { name: 'Stoppa' }))
  expect(await screen.findByText(/Det som har kommit är kvar/)).toBeVisible()
  expect(network.askedFor(endpoint)[0]?.body).toEqual({ action: 'cancel-sync', integrationId: id })
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
})

it('offers the rest of a history that stopped by itself', async () => {
  const server = {
    ...jobs(syncJobRow(), backfill({ state: 'failed', done: 3, total: 10 })),
    [endpoint]: answer,
  }
  const { user, network } = await renderApp({ path: '/integrations', server })
  expect(await screen.findByText(/kom inte hela vägen fram/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Hämta resten' }))
  await waitFor(() => expect(network.askedFor(endpoint)).toHaveLength(1))
  expect(network.askedFor(endpoint)[0]?.body).toEqual({ action: 'sync', integrationId: id })
})

it.each([
  ['may be hurried', 'PROVIDER_UNREACHABLE', true],
  ['may not when the provider has asked for patience', 'PROVIDER_RATE_LIMITED', false],
])('says when a read that failed is tried again; it %s', async (_, error_code, mayHurry) => {
  await renderApp({ path: '/integrations', server: jobs(syncJobRow({ error_code })) })
  expect(await screen.findByText(/^Nytt försök/)).toBeVisible()
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Läs in nu' })
  expect(button.disabled).toBe(!mayHurry)
})

it('shows nothing of a history that is complete', async () => {
  await renderApp({ path: '/integrations', server: jobs(syncJobRow()) })
  expect(await screen.findByRole('button', { name: 'Läs in nu' })).toBeEnabled()
  expect(screen.queryByRole('progressbar')).toBeNull()
})
