import { rm } from 'node:fs/promises'
import postgres from 'postgres'
import { startSimulator } from '../../local/simulator/start-simulator.ts'
import { listTwilio } from '../../supabase/functions/_shared/twilio/list-resources.ts'
import { figure, type Benchmark, type Figure } from '../figure.ts'
import { connectTwilio, newTwilioAccount } from '../method/connect-twilio.ts'
import { startPayback, temporaryDataDir } from '../method/running-payback.ts'
import { watchMemory } from '../method/watch-memory.ts'
import { measureBookings } from './sync-bookings.ts'

const CALLS = 10_000
/** Of the salon's own calls, so that its last 90 days hold more than that. */
const VOLUME = 4.5
/** Memory is watched for longer: the first two seconds are a heap that finds its size, whatever the rows cost. */
const VOLUME_FOR_MEMORY = 18

/** A first read of a connection: how long it takes for so many calls, what it keeps in memory, and a second one. */
async function measureCalls(): Promise<Figure[]> {
  const simulator = await startSimulator({ port: 0, seed: 'bench' })
  const dataDir = await temporaryDataDir()
  const payback = await startPayback({ dataDir, flags: ['--empty'], env: simulator.env })
  const sql = postgres(payback.status.dbUrl, { max: 1, onnotice: () => undefined })
  try {
    const connect = async (volume: number) => {
      const account = newTwilioAccount()
      await post(`${simulator.url}/control/accounts`, { ...account, volume })
      await drawCalls(simulator.env['TWILIO_API_URL'] ?? '', account)
      const { integrationId } = await connectTwilio(payback.status, account)
      // Only the last 90 days: the year before them is the same work again.
      await sql`update public.sync_jobs set state = 'cancelled'
        where integration_id = ${integrationId} and mode = 'backfill' and state = 'waiting'`
      return integrationId
    }
    const integrationId = await connect(VOLUME)
    const first = await finishedRun(sql, integrationId, 1)

    const written = await newestWrite(sql, integrationId)
    await sql`update public.sync_jobs set due_at = now() where integration_id = ${integrationId} and state = 'waiting'`
    await sql`update public.integrations set last_sync_at = null where id = ${integrationId}`
    await post(`${payback.status.functionsUrl}/run-sync-jobs`, { integrationId }, payback.status.secretKey)
    const second = await finishedRun(sql, integrationId, 2)
    if (second.seen < first.seen) throw new Error(`The second sync saw ${second.seen} of ${first.seen}`)
    const [rows] = await sql<{ n: number }[]>`
      select count(*)::int as n from public.telephony_events
      where integration_id = ${integrationId} and xmin::text::bigint > ${written}`

    const memory = watchMemory(payback.pid, 'sync-telephony')
    await finishedRun(sql, await connect(VOLUME_FOR_MEMORY), 1)
    const kept = await memory.stop()
    const half = Math.floor(kept.length / 2)
    return [
      figure(`sync of ${CALLS.toLocaleString('en')} calls`, (first.seconds * CALLS) / first.calls, 's', {
        atMost: 20,
      }),
      figure(
        'sync memory, second half / first half',
        Math.max(...kept.slice(half)) / Math.max(...kept.slice(0, half)),
        'ratio',
        { atMost: 1.25 },
      ),
      figure('rows written by a second sync', rows?.n ?? Number.NaN, 'rows', { atMost: 0 }),
    ]
  } finally {
    await sql.end()
    await payback.stop()
    await simulator.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

export const sync: Benchmark = {
  name: 'sync',
  measure: async () => [...(await measureCalls()), ...(await measureBookings())],
}

/** The simulator makes its days when they are first asked for: that is its time, not ours. */
async function drawCalls(apiUrl: string, account: ReturnType<typeof newTwilioAccount>): Promise<void> {
  const from = new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 10)
  let calls = 0
  for await (const { items } of listTwilio('Calls', { from, before: null }, apiUrl, account))
    calls += items.length
  if (calls < CALLS) throw new Error(`The simulator made ${calls} calls, ${CALLS} are wanted`)
}

async function finishedRun(sql: postgres.Sql, integrationId: string, nth: number) {
  for (;;) {
    const runs = await sql<{ outcome: string; seen: number; calls: number; seconds: number }[]>`
      select outcome, seen, extract(epoch from finished_at - started_at)::float8 as seconds,
        (select count(*)::int from public.telephony_events e where e.integration_id = r.integration_id and e.kind = 'call')
          as calls
      from public.sync_runs r
      where integration_id = ${integrationId} and mode = 'recent' and finished_at is not null order by id`
    const run = runs[nth - 1]
    if (run && run.outcome !== 'ok') throw new Error(`The sync ended with ${run.outcome}`)
    if (run) return run
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function newestWrite(sql: postgres.Sql, integrationId: string): Promise<string> {
  const [row] = await sql<{ newest: string }[]>`
    select max(xmin::text::bigint)::text as newest from public.telephony_events where integration_id = ${integrationId}`
  if (!row) throw new Error('No rows to compare')
  return row.newest
}

async function post(url: string, body: object, key?: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key !== undefined && { apikey: key }) },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${url} answered ${response.status}: ${await response.text()}`)
  await response.body?.cancel()
}
