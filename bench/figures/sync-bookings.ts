import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import postgres from 'postgres'
import { startSimulator } from '../../local/simulator/start-simulator.ts'
import type { StackStatus } from '../../local/stack.ts'
import { simplyBookBase } from '../../supabase/functions/_shared/simplybook/hosts.ts'
import { listBookings } from '../../supabase/functions/_shared/simplybook/list-bookings.ts'
import { logIn } from '../../supabase/functions/_shared/simplybook/log-in.ts'
import { simplyBookClient } from '../../supabase/functions/_shared/simplybook/simplybook-client.ts'
import { farWindows, nearWindow } from '../../supabase/functions/sync-bookings/booking-windows.ts'
import { figure, type Figure } from '../figure.ts'
import { startPayback, temporaryDataDir } from '../method/running-payback.ts'
import { watchMemory } from '../method/watch-memory.ts'

const BOOKINGS = 5000
/** Of the salon's own bookings, so that two weeks back and the year ahead hold more than that. */
const VOLUME = 14

/** A first read of a booking system: how long it takes for so many bookings, what it keeps in memory, and a second one. */
export async function measureBookings(): Promise<Figure[]> {
  // Its time stands still: nothing happens between the two reads.
  const now = new Date()
  const simulator = await startSimulator({ port: 0, seed: 'bench', now: () => now })
  const dataDir = await temporaryDataDir()
  const payback = await startPayback({ dataDir, flags: ['--empty'], env: simulator.env })
  const sql = postgres(payback.status.dbUrl, { max: 1, onnotice: () => undefined })
  try {
    const login = `bench${randomBytes(4).toString('hex')}`
    const made = await post<{ user: { login: string; password: string } }>(
      `${simulator.url}/control/companies`,
      { login, volume: VOLUME },
    )
    const company = { companyLogin: login, userLogin: made.user.login, userPassword: made.user.password }
    await drawBookings(simulator.env, company)

    const memory = watchMemory(payback.pid, 'sync-bookings')
    const integrationId = await connect(payback.status, company)
    // Only what is recent: the year before it is the same work again.
    await sql`update public.sync_jobs set state = 'cancelled'
      where integration_id = ${integrationId} and mode = 'backfill' and state = 'waiting'`
    const first = await finishedRun(sql, integrationId, 1)
    const kept = await memory.stop()

    const [written] = await sql<{ newest: string }[]>`
      select max(xmin::text::bigint)::text as newest from public.calendar_events where integration_id = ${integrationId}`
    await sql`update public.sync_jobs set due_at = now() where integration_id = ${integrationId} and state = 'waiting'`
    await post(`${payback.status.functionsUrl}/run-sync-jobs`, { integrationId }, payback.status.secretKey)
    const second = await finishedRun(sql, integrationId, 2)
    if (second.seen < BOOKINGS) throw new Error(`The second sync saw ${second.seen} bookings`)
    const [rows] = await sql<{ n: number }[]>`
      select count(*)::int as n from public.calendar_events
      where integration_id = ${integrationId} and xmin::text::bigint > ${written?.newest ?? '0'}`

    const half = Math.floor(kept.length / 2)
    return [
      figure(
        `sync of ${BOOKINGS.toLocaleString('en')} bookings`,
        (first.seconds * BOOKINGS) / first.rows,
        's',
        { atMost: 20 },
      ),
      figure(
        'sync of bookings, memory, second half / first half',
        Math.max(...kept.slice(half)) / Math.max(...kept.slice(0, half)),
        'ratio',
        { atMost: 1.25 },
      ),
      figure('bookings written by a second sync', rows?.n ?? Number.NaN, 'rows', { atMost: 0 }),
    ]
  } finally {
    await sql.end()
    await payback.stop()
    await simulator.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

type Login = { companyLogin: string; userLogin: string; userPassword: string }

/** The simulator makes its days when they are first asked for: that is its time, not ours. */
async function drawBookings(env: Record<string, string>, company: Login): Promise<void> {
  const base = simplyBookBase('simplybook.me', env)
  const { token } = await logIn(base, company)
  const client = simplyBookClient({
    companyLogin: company.companyLogin,
    session: { token: async () => ({ base, token }) },
    request: {},
  })
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now())
  let bookings = 0
  for (const window of [nearWindow(today), ...farWindows(today)])
    for await (const rows of listBookings(client, window, 'Europe/Stockholm')) bookings += rows.length
  if (bookings < BOOKINGS) throw new Error(`The simulator made ${bookings} bookings, ${BOOKINGS} are wanted`)
}

/** A new owner with the company connected, by the same two calls that the pages make. */
async function connect({ url, publishableKey, functionsUrl }: StackStatus, company: Login): Promise<string> {
  const session = await post<{ access_token: string }>(
    `${url}/auth/v1/signup`,
    {
      email: `bench-${randomBytes(6).toString('hex')}@payback.example`,
      password: randomBytes(12).toString('base64url'),
    },
    publishableKey,
  )
  const { integration } = await post<{ integration: { id: string } }>(
    `${functionsUrl}/manage-integrations`,
    { action: 'connect', provider: 'simplybook', credentials: company },
    publishableKey,
    session.access_token,
  )
  return integration.id
}

async function finishedRun(sql: postgres.Sql, integrationId: string, nth: number) {
  for (;;) {
    const runs = await sql<{ outcome: string; seen: number; rows: number; seconds: number }[]>`
      select outcome, seen, extract(epoch from finished_at - started_at)::float8 as seconds,
        (select count(*)::int from public.calendar_events e where e.integration_id = r.integration_id) as rows
      from public.sync_runs r
      where integration_id = ${integrationId} and mode = 'recent' and finished_at is not null order by id`
    const run = runs[nth - 1]
    if (run && run.outcome !== 'ok') throw new Error(`The sync of bookings ended with ${run.outcome}`)
    if (run) return run
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function post<Answer>(url: string, body: object, key?: string, token?: string): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key !== undefined && { apikey: key }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${url} answered ${response.status}: ${await response.text()}`)
  // Our own APIs, whose shape the tests hold.
  return (await response.json()) as Answer
}
