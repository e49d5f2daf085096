import { beforeAll, expect, it, vi } from 'vitest'
import { seededRandom } from '../../local/simulator/salon/seeded-random.ts'
import type { Sql } from '../database/support/open-database.ts'
import { json, startFakeProvider, type FakeProvider } from '../functions/support/fake-provider.ts'
import { connectTwilio, type ConnectedTwilio } from '../functions/support/owner.ts'
import { postFunction } from '../functions/support/post-function.ts'
import { quietStack, type QuietStack } from '../functions/support/quiet-stack.ts'
import { twilioCallRow } from '../functions/support/twilio-call-row.ts'

// The worker of a sync is killed again and again in the middle of its pages. In the end everything is there, once.
const SEED = 'killed-sync'
const PAGES = 12
const PER_PAGE = 40
const KILLS = 6

const hourAgo = Date.now() - 3_600_000
const pages = Array.from({ length: PAGES }, () =>
  Array.from({ length: PER_PAGE }, () => twilioCallRow(hourAgo)),
)

let provider: FakeProvider
let stack: QuietStack<FakeProvider>['stack']
let sql: Sql
let connected: ConnectedTwilio

beforeAll(async () => {
  const quiet = await quietStack(startFakeProvider, ({ url }) => ({ TWILIO_API_URL: `${url}/2010-04-01` }))
  ;({ provider, stack, sql } = quiet)
  provider.answer((_, response) => json(response, 401, {}))
  connected = await connectTwilio(quiet.owner)
  await sql`update public.sync_jobs set state = 'cancelled' where mode = 'backfill'`
  provider.answer((request, response) => {
    const url = new URL(request.url ?? '', provider.url)
    const isOlder = url.searchParams.has('StartTime<')
    const page = Number(url.searchParams.get('PageToken') ?? 0)
    const next = page + 1 < PAGES ? `${url.pathname}?PageToken=${page + 1}` : null
    const isCalls = url.pathname.endsWith('/Calls.json') && !isOlder
    setTimeout(
      () =>
        json(
          response,
          200,
          isCalls ? { calls: pages[page], next_page_uri: next } : { calls: [], messages: [] },
        ),
      isCalls ? 60 : 0,
    )
  })
  return quiet.remove
})

async function run(): Promise<void> {
  // Nobody waits for a lease or a back-off here; that they hold is shown elsewhere.
  await sql`update public.sync_jobs set due_at = now(), lease_until = lease_until - interval '1 hour'
    where integration_id = ${connected.integrationId} and state in ('waiting', 'running')`
  const headers = { apikey: stack.status.secretKey }
  const body = { integrationId: connected.integrationId }
  await (await postFunction(stack.status, 'run-sync-jobs', headers, body)).body?.cancel()
}
const rows = () =>
  sql<{ provider_ref: string }[]>`
    select provider_ref from public.telephony_events where integration_id = ${connected.integrationId}`

it(`a worker that is killed ${KILLS} times loses nothing and counts nothing twice (seed ${SEED})`, async () => {
  const random = seededRandom(SEED)
  let kills = 0
  while (kills < KILLS) {
    const asked = provider.requests.length
    const running = run()
    await vi.waitFor(() => expect(provider.requests.length).toBeGreaterThan(asked), { timeout: 20_000 })
    await new Promise((resolve) => setTimeout(resolve, random.next() * 150))
    const pid = stack.functions.running()['sync-telephony']
    if (pid !== undefined) {
      process.kill(pid, 'SIGKILL')
      kills++
    }
    await running
  }
  await vi.waitFor(
    async () => {
      await run()
      const [done] =
        await sql`select last_sync_at from public.integrations where id = ${connected.integrationId}`
      expect(done?.['last_sync_at']).not.toBeNull()
    },
    { timeout: 30_000, interval: 100 },
  )
  const stored = (await rows()).map(({ provider_ref }) => provider_ref)
  expect(new Set(stored)).toEqual(new Set(pages.flat().map(({ sid }) => sid)))
  expect(stored).toHaveLength(PAGES * PER_PAGE)
  const outcomes = await sql<{ outcome: string | null }[]>`
    select distinct outcome from public.sync_runs where integration_id = ${connected.integrationId}`
  expect(outcomes.every(({ outcome }) => outcome !== null)).toBe(true)
})
