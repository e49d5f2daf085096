import { beforeAll, expect, it, vi } from 'vitest'
import type { Sql } from '../database/support/open-database.ts'
import { startFakeSimplyBook, type FakeSimplyBook } from '../functions/support/fake-simplybook.ts'
import { quietStack, type QuietStack } from '../functions/support/quiet-stack.ts'
import { runSync } from '../functions/support/run-sync.ts'
import {
  callbackOf,
  connectQuietly,
  postCallback,
  putBooking,
  type ConnectedCompany,
} from '../functions/support/simplybook.ts'

let provider: FakeSimplyBook
let stack: QuietStack<FakeSimplyBook>['stack']
let sql: Sql
let connected: ConnectedCompany

// No first sync: what the absent database leaves of it would hold the job that a test wants to see done.
beforeAll(async () => {
  const quiet = await quietStack(startFakeSimplyBook, ({ url }) => ({ SIMPLYBOOK_API_URL: url }))
  ;({ provider, stack, sql } = quiet)
  connected = await connectQuietly(quiet)
  return quiet.remove
}, 120_000)

const bookings = () =>
  sql`select provider_ref, booked_at_source from public.calendar_events order by created_at`
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
  await sql`update private.booking_sessions set reading_until = now(), login_until = null`
  await sql`update private.booking_callbacks set next_try_at = now()`
  await runSync(stack.status, 'sync-bookings', { integrationId: connected.integrationId })
  await vi.waitFor(
    async () =>
      expect(await bookings()).toContainEqual({ provider_ref: String(id), booked_at_source: 'callback' }),
    10_000,
  )
})
