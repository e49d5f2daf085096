import postgres from 'postgres'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startFakeSimplyBook, type FakeSimplyBook } from '../functions/support/fake-simplybook.ts'
import { newOwner } from '../functions/support/owner.ts'
import { runSync } from '../functions/support/run-sync.ts'
import {
  callbackOf,
  connectCompany,
  postCallback,
  putBooking,
  type ConnectedCompany,
} from '../functions/support/simplybook.ts'
import { ownStack } from '../support/own-stack.ts'

let provider: FakeSimplyBook
let stack: Awaited<ReturnType<typeof ownStack>>
let connected: ConnectedCompany

beforeAll(async () => {
  provider = await startFakeSimplyBook()
  stack = await ownStack({ env: { SIMPLYBOOK_API_URL: provider.url } })
  connected = await connectCompany(await newOwner(stack.status), provider.newCompany())
}, 120_000)
afterAll(async () => {
  await stack?.remove()
  await provider?.stop()
})

async function withDatabase<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(stack.status.dbUrl, { max: 1, onnotice: () => undefined })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
const bookings = () =>
  withDatabase(
    (sql) => sql`select provider_ref, booked_at_source from public.calendar_events order by created_at`,
  )
/** Too far ahead for any sync to meet it: only the callback brings it. */
const putFar = () =>
  putBooking(connected.company, {
    start_datetime: '2029-01-10 10:00:00',
    end_datetime: '2029-01-10 10:45:00',
  })

it('a callback while the database is away is told to come again, within 2 s, and then counts', async () => {
  const { id } = putFar()
  const body = callbackOf(connected.company, id)
  await stack.postgres.pause()
  const began = performance.now()
  const refused = await postCallback(connected.webhookUrl, body)
  expect(refused.status).toBe(503)
  expect(performance.now() - began).toBeLessThan(2500)
  await stack.postgres.restart()
  await vi.waitFor(
    async () => expect((await postCallback(connected.webhookUrl, body)).status).toBe(200),
    20_000,
  )
  await vi.waitFor(
    async () =>
      expect(await bookings()).toEqual([{ provider_ref: String(id), booked_at_source: 'callback' }]),
    10_000,
  )
})

it('a function that is killed between its answer and the fetch loses nothing: the sync fetches', async () => {
  const { id } = putFar()
  // SimplyBook does not answer: the fetch hangs until the function is gone.
  provider.hold(true)
  expect((await postCallback(connected.webhookUrl, callbackOf(connected.company, id))).status).toBe(200)
  await vi.waitFor(() => expect(provider.requests.at(-1)?.path).toMatch(/bookings|auth/), { timeout: 10_000 })
  const pid = stack.functions.running()['simplybook-webhook']
  if (pid === undefined) throw new Error('The function does not run')
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(() => expect(stack.functions.running()['simplybook-webhook']).not.toBe(pid), {
    timeout: 10_000,
  })
  provider.hold(false)
  expect((await bookings()).map(({ provider_ref }) => Number(provider_ref))).not.toContain(id)

  // A minute later: whoever was reading is taken for dead, and the sync's turn comes.
  await withDatabase(async (sql) => {
    await sql`update private.booking_sessions set reading_until = now(), login_until = null`
    await sql`update private.booking_callbacks set next_try_at = now()`
  })
  await runSync(stack.status, 'sync-bookings', { integrationId: connected.integrationId })
  await vi.waitFor(
    async () =>
      expect(await bookings()).toContainEqual({ provider_ref: String(id), booked_at_source: 'callback' }),
    10_000,
  )
})
