import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Page, Request } from 'playwright-core'
import postgres from 'postgres'
import type { StackStatus } from '../../local/stack.ts'
import { launchBrowser } from '../../tests/support/launch-browser.ts'
import { figure, type Benchmark } from '../figure.ts'
import { measurePairs, pairedRatio } from '../method/paired-ratio.ts'
import { withPayback } from '../method/running-payback.ts'

const DAYS = 90
/** One sample is the quickest of these: the machine has other things to do, and both sides are short. */
const CALLS_PER_SAMPLE = 3
const HISTORY_WITHIN_MS = 240_000
const PAGE_WITHIN_MS = 90_000

export const dashboard: Benchmark = {
  name: 'dashboard',
  measure: () =>
    withPayback([], async (status) => {
      const { demo } = status
      if (!demo) throw new Error('npm start made no demo account')
      const sql = postgres(status.dbUrl, { max: 1, onnotice: () => undefined })
      try {
        await historyIsThere(sql)
        await sql`create function public.bench_one() returns int language sql stable set search_path = '' as 'select 1'`
        await sql`grant execute on function public.bench_one() to authenticated`
        // What autovacuum and cron have done for an account that is older than a minute.
        await sql`analyze`
        await sql`select private.remember_paybacks()`
        await sql`select private.close_days()`

        const rpc = await signedIn(status, demo)
        const end = new Date().toISOString().slice(0, 10)
        const start = new Date(Date.now() - (DAYS - 1) * 86_400_000).toISOString().slice(0, 10)
        const ratio = pairedRatio(
          await measurePairs(
            () => quickest(() => rpc('get_dashboard', { period_start: start, period_end: end })),
            () => quickest(() => rpc('bench_one', {})),
          ),
        )
        const { roundTrips, kilobytes } = await overviewData(status, demo)
        return [
          figure(
            'get_dashboard over 90 days / select 1, both as rpc',
            ratio.median,
            'ratio',
            { atMost: 5 },
            ratio.high,
          ),
          figure('round trips for the data of Overview', roundTrips, '', { atMost: 2 }),
          figure('data of Overview, gzipped', kilobytes, 'KB', { atMost: 30 }),
        ]
      } finally {
        await sql.end()
      }
    }),
}

/** Resolves when the year that the demo's connections bring has been read. */
async function historyIsThere(sql: postgres.Sql): Promise<void> {
  const deadline = Date.now() + HISTORY_WITHIN_MS
  while (Date.now() < deadline) {
    const [row] = await sql<{ done: number; open: number }[]>`
      select count(*) filter (where state = 'done')::int as done,
        count(*) filter (where state in ('waiting', 'running'))::int as open
      from public.sync_jobs where mode = 'backfill'`
    if (row && row.done > 0 && row.open === 0) return
    await wait(250)
  }
  throw new Error(`The demo's history had not come after ${HISTORY_WITHIN_MS / 1_000} s`)
}

/** Asks functions of the database through the gateway as the demo's owner; resolves to the milliseconds it took. */
async function signedIn({ url, publishableKey }: StackStatus, demo: { email: string; password: string }) {
  const headers = { apikey: publishableKey, 'content-type': 'application/json' }
  const signIn = await fetch(`${url}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    headers,
    body: JSON.stringify(demo),
  })
  if (!signIn.ok) throw new Error(`The demo's owner cannot sign in: ${signIn.status}`)
  // Our own API, whose shape the contract tests hold.
  const { access_token: token } = (await signIn.json()) as { access_token: string }
  return async (name: string, body: object): Promise<number> => {
    const began = performance.now()
    const response = await fetch(`${url}/rest/v1/rpc/${name}`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${name} answered ${response.status}: ${text}`)
    return performance.now() - began
  }
}

async function quickest(call: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < CALLS_PER_SAMPLE; n += 1) times.push(await call())
  return Math.min(...times)
}

/** What a browser fetches when an owner who is signed in opens Overview: how much, and how often one after another. */
async function overviewData({ url }: StackStatus, demo: { email: string; password: string }) {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.setDefaultTimeout(PAGE_WITHIN_MS)
    await page.goto(url)
    await page.locator('input[type=email]').fill(demo.email)
    await page.locator('input[type=password]').fill(demo.password)
    await page.locator('form button[type=submit]').click()
    await page.locator('main h1').waitFor()
    await page.waitForLoadState('networkidle')
    const requests = await dataRequests(page, () => page.reload())
    const bodies = await Promise.all(requests.map(async (request) => (await request.response())?.body()))
    const bytes = bodies.reduce((sum, body) => sum + (body ? gzipSync(body).length : 0), 0)
    return { roundTrips: longestChain(requests), kilobytes: bytes / 1_024 }
  } finally {
    await browser.close()
  }
}

async function dataRequests(page: Page, open: () => Promise<unknown>): Promise<Request[]> {
  const requests: Request[] = []
  const asked = new Set<string>()
  page.on('requestfinished', (request) => {
    if (!/\/(rest|functions)\/v1\//.test(request.url()) || request.method() === 'OPTIONS') return
    // What is asked again once the page listens for changes is on the screen already.
    const question = `${request.method()} ${request.url()} ${request.postData() ?? ''}`
    if (asked.has(question)) return
    asked.add(question)
    requests.push(request)
  })
  await open()
  await page.locator('main h1').waitFor()
  await page.waitForLoadState('networkidle')
  return requests
}

/** How many requests came one after another, each when the one before had been answered. */
function longestChain(requests: Request[]): number {
  const spans = requests
    .map((request) => {
      const { startTime, responseEnd } = request.timing()
      return { begin: startTime, end: startTime + responseEnd, depth: 1 }
    })
    .sort((a, b) => a.begin - b.begin)
  for (const span of spans)
    for (const earlier of spans)
      if (earlier.end <= span.begin) span.depth = Math.max(span.depth, earlier.depth + 1)
  return Math.max(0, ...spans.map(({ depth }) => depth))
}
