import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { syncAnswer } from '../../supabase/functions/_shared/contracts/sync.ts'
import { openDatabase as openFunctionDatabase, type Database } from '../../supabase/functions/_shared/db.ts'
import { openCipher } from '../../supabase/functions/_shared/encryption.ts'
import type { Context } from '../../supabase/functions/_shared/endpoint.ts'
import { openKeyedHash } from '../../supabase/functions/_shared/keyed-hash.ts'
import type { CallFunction } from '../../supabase/functions/_shared/own-functions.ts'
import { syncFunction } from '../../supabase/functions/_shared/sync/sync-function.ts'
import {
  syncTwilio,
  type SyncTwilioDependencies,
} from '../../supabase/functions/sync-telephony/sync-twilio.ts'
import { runSyncJobs } from '../../supabase/functions/run-sync-jobs/run-sync-jobs.ts'
import { migratedDatabase, type MigratedDatabase } from '../database/access/migrated-database.ts'
import { signUp } from '../database/support/builders.ts'
import { openDatabase, type Sql } from '../database/support/open-database.ts'
import { json, startFakeProvider, type FakeProvider } from './support/fake-provider.ts'
import { newCredentials } from './support/owner.ts'
import { twilioCallRow } from './support/twilio-call-row.ts'

// The sync of Twilio with a provider that fails in every way, at once and in the middle; time is ours here.
const cipher = openCipher(new Map([['test', randomBytes(32)]]))
const keyedHash = openKeyedHash(randomBytes(32))
let database: MigratedDatabase
let sql: Sql
let pool: Database
let provider: FakeProvider
let userId: string
let integrationId: string
let pauses: number[]

beforeAll(async () => {
  database = await migratedDatabase()
  sql = openDatabase(2, database.dbUrl)
  pool = openFunctionDatabase({ url: database.dbUrl, max: 2, prepare: true, statementTimeoutMs: 20_000 })
  provider = await startFakeProvider()
})
afterAll(async () => {
  await pool.close()
  await sql.end()
  await database.remove()
  await provider.stop()
})
beforeEach(async () => {
  pauses = []
  provider.requests.length = 0
  userId = await signUp(sql)
  integrationId = randomUUID()
  const { accountSid, authToken } = newCredentials()
  const envelope = cipher.encrypt(authToken, {
    account: userId,
    integration: integrationId,
    field: 'authToken',
  })
  await sql`select private.connect_integration(${userId}, 'twilio', 'Twilio', ${sql.json({ accountSid })},
    ${sql.json({ authToken: envelope })}, ${randomBytes(32)}, ${integrationId}, 'request')`
  // Read three days back, so that a read is one list of calls and one of messages.
  await sql`update public.integrations set last_sync_at = now() where id = ${integrationId}`
  await sql`select private.ensure_sync_jobs(${integrationId})`
  await sql`update public.sync_jobs set state = 'cancelled' where integration_id = ${integrationId} and mode = 'backfill'`
})
afterEach(() => sql`delete from auth.users where id = ${userId}`)

const leaseShape = z.object({ jobId: z.uuid(), leaseNumber: z.string() })

const context = (body: object): Context<null> => ({
  caller: null,
  requestId: 'request',
  signal: () => new AbortController().signal,
  readBody: () => Promise.resolve(new TextEncoder().encode(JSON.stringify(body))),
  setAccount: () => undefined,
  setOutcome: () => undefined,
})

async function sync({
  patience = {},
  now,
}: { patience?: SyncTwilioDependencies['patience']; now?: () => Date } = {}) {
  const pause = (ms: number) => (pauses.push(ms), Promise.resolve())
  const handle = syncFunction({
    database: pool,
    kind: 'telephony',
    work: syncTwilio({
      sealing: { cipher, keyedHash },
      apiUrl: `${provider.url}/2010-04-01`,
      patience: { pause, ...patience },
    }),
    ...(now && { now }),
  })
  const response = await handle(new Request('http://localhost/'), context({ integrationId }))
  return syncAnswer.parse(await response.json()).runs
}

const hourAgo = Date.now() - 3_600_000
const call = (changes = {}) => twilioCallRow(hourAgo, changes)

/** Calls in pages; `trouble` answers instead where it wants to. No messages. */
function playPages(
  pages: object[][],
  trouble: (page: number, response: ServerResponse, nth: number) => boolean | Promise<boolean> = () => false,
): void {
  const seen: number[] = []
  provider.answer((request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '', provider.url)
    if (url.pathname.endsWith('/Messages.json'))
      return json(response, 200, { messages: [], next_page_uri: null })
    const page = Number(url.searchParams.get('PageToken') ?? 0)
    seen.push(page)
    const nth = seen.filter((number) => number === page).length
    void Promise.resolve(trouble(page, response, nth)).then((isTaken) => {
      if (isTaken) return
      const next = page + 1 < pages.length ? `${url.pathname}?PageSize=1000&PageToken=${page + 1}` : null
      json(response, 200, { calls: pages[page] ?? [], next_page_uri: next })
    })
  })
}
const refs = async () =>
  (
    await sql<{ provider_ref: string }[]>`
      select provider_ref from public.telephony_events where integration_id = ${integrationId} order by created_at, id`
  ).map(({ provider_ref }) => provider_ref)
const sids = (...pages: { sid: string }[][]) => new Set(pages.flat().map(({ sid }) => sid))
const markOf = async () =>
  (await sql`select status, error_code, last_sync_at from public.integrations where id = ${integrationId}`)[0]
const jobNow = async () =>
  (
    await sql<{ state: string; cursor: unknown; wait: number; attempts: number }[]>`
      select state, cursor, attempts, extract(epoch from due_at - now())::float8 as wait
      from public.sync_jobs where integration_id = ${integrationId} and mode = 'recent'`
  )[0]
const expire = () =>
  sql`update public.sync_jobs set lease_until = now() - interval '1 second'
    where integration_id = ${integrationId} and state = 'running'`
const pagesAsked = () =>
  provider.requests
    .filter(({ path }) => path.includes('Calls.json'))
    .map(({ path }) => Number(new URLSearchParams(path.split('?')[1]).get('PageToken') ?? 0))

describe('a provider that is in trouble from the start', () => {
  it.each([
    ['500', (response: ServerResponse) => json(response, 500, {}), 'PROVIDER_UNREACHABLE', 5],
    [
      '429 without Retry-After',
      (response: ServerResponse) => json(response, 429, {}),
      'PROVIDER_RATE_LIMITED',
      5,
    ],
    ['a closed connection', (response: ServerResponse) => response.destroy(), 'PROVIDER_UNREACHABLE', 5],
    ['404', (response: ServerResponse) => json(response, 404, {}), 'PROVIDER_REFUSED', 1],
    ['HTML', (response: ServerResponse) => response.end('<html>'), 'PROVIDER_ANSWER_UNREADABLE', 1],
  ])('%s: asked again as is worth it, told, and the mark stays', async (_, answer, errorCode, tries) => {
    const before = await markOf()
    playPages([[]], (_page, response) => (answer(response), true))
    expect(await sync()).toMatchObject([{ outcome: 'failed', errorCode, seen: 0 }])
    expect(provider.requests).toHaveLength(tries)
    expect(new Set(pauses).size).toBe(tries - 1)
    expect(await markOf()).toEqual({ ...before, error_code: errorCode })
    expect(await jobNow()).toMatchObject({ state: 'waiting', attempts: 1, cursor: null })
  })

  it('a time-out is told in the time of its tries', async () => {
    playPages([[]], () => true)
    const began = Date.now()
    expect(await sync({ patience: { tries: 2, timeoutMs: 60 } })).toMatchObject([
      { outcome: 'failed', errorCode: 'PROVIDER_UNREACHABLE' },
    ])
    expect(Date.now() - began).toBeLessThan(3000)
  })

  it('a long Retry-After is obeyed to the second, by the queue', async () => {
    playPages([[]], (_page, response) => (json(response, 429, {}, { 'retry-after': '120' }), true))
    expect(await sync()).toMatchObject([{ outcome: 'failed', errorCode: 'PROVIDER_RATE_LIMITED' }])
    expect([provider.requests.length, pauses.length]).toEqual([1, 0])
    expect((await jobNow())?.wait).toBeGreaterThan(118)
    // Neither the runner nor the owner asks before.
    expect(await sync()).toEqual([])
    expect(provider.requests).toHaveLength(1)
  })
})

describe('a provider that fails in the middle', () => {
  it('leaves what has come, and the next read goes on behind it: no gap, nothing twice', async () => {
    const pages = [[call(), call()], [call(), call()], [call()]]
    playPages(pages, (page, response, nth) => page === 1 && nth <= 5 && (json(response, 503, {}), true))
    expect(await sync()).toMatchObject([{ outcome: 'failed', errorCode: 'PROVIDER_UNREACHABLE', changed: 2 }])
    expect(await jobNow()).toMatchObject({
      cursor: { list: 'Calls', page: expect.stringContaining('PageToken=1') },
    })
    expect((await markOf())?.['error_code']).toBe('PROVIDER_UNREACHABLE')
    provider.requests.length = 0
    expect(await sync()).toMatchObject([{ outcome: 'ok', changed: 3 }])
    expect(pagesAsked()).toEqual([1, 2])
    expect(new Set(await refs())).toEqual(sids(...pages))
    expect(await refs()).toHaveLength(5)
    expect(await markOf()).toMatchObject({ error_code: null })
  })

  it('whose page addresses have expired by then is read from the beginning', async () => {
    const pages = [[call()], [call()]]
    playPages(pages, (page, response, nth) => page === 1 && nth <= 5 && (json(response, 503, {}), true))
    await sync()
    playPages(
      pages,
      (page, response, nth) => page === 1 && nth === 1 && (json(response, 400, { code: 20001 }), true),
    )
    provider.requests.length = 0
    expect(await sync()).toMatchObject([{ outcome: 'ok' }])
    expect(pagesAsked()).toEqual([1, 0, 1])
    expect(new Set(await refs())).toEqual(sids(...pages))
  })

  it('that refuses from the beginning too is not asked for ever', async () => {
    playPages([[call()], [call()]], (page, response) => page === 1 && (json(response, 400, {}), true))
    expect(await sync()).toMatchObject([{ outcome: 'failed', errorCode: 'PROVIDER_REFUSED' }])
    expect(pagesAsked()).toEqual([0, 1])
  })

  it('whose list changes while it is paged makes nothing twice', async () => {
    const moved = call()
    const pages = [
      [call(), moved],
      [{ ...moved, price: '-0.02' }, call()],
    ]
    playPages(pages)
    expect(await sync()).toMatchObject([{ outcome: 'ok', seen: 4 }])
    expect(await refs()).toHaveLength(3)
  })
})

describe('a list that does not end', () => {
  it('because a page comes again is left at once', async () => {
    const page = [call()]
    playPages(Array.from({ length: 50 }, () => page))
    expect(await sync()).toMatchObject([{ outcome: 'failed', errorCode: 'PROVIDER_ANSWER_UNREADABLE' }])
    expect(pagesAsked()).toEqual([0, 1])
    expect(await refs()).toHaveLength(1)
  })

  it('because there is always one more is left after 200 pages', async () => {
    const pages = { length: 1e6 } as object[][]
    playPages(pages)
    expect(await sync()).toMatchObject([{ outcome: 'failed', errorCode: 'PROVIDER_ANSWER_UNREADABLE' }])
    expect(pagesAsked()).toHaveLength(200)
  })
})

describe('the runner', () => {
  const run = async (callFunction: CallFunction) => {
    const handle = runSyncJobs({ database: pool, callFunction, beginMs: 5000 })
    return syncAnswer.parse(
      await (await handle(new Request('http://localhost/'), context({ integrationId }))).json(),
    ).runs
  }

  it.each<[string, CallFunction]>([
    ['is not there', () => Promise.resolve(new Response(null, { status: 404 }))],
    ['fails', () => Promise.resolve(new Response('{}', { status: 500 }))],
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
    ['answers nonsense', () => Promise.resolve(new Response('<html>'))],
  ])('whose sync function %s gives the job back at once, to be tried later', async (_, callFunction) => {
    expect(await run(callFunction)).toMatchObject([{ outcome: 'failed', errorCode: 'SYNC_FUNCTION_FAILED' }])
    const job = await jobNow()
    expect(job).toMatchObject({ state: 'waiting', attempts: 1 })
    expect(job?.wait).toBeGreaterThan(10)
    expect((await markOf())?.['error_code']).toBeNull()
  })

  it('goes on with a job that makes way, until it is done', async () => {
    let parts = 0
    const runs = await run(async (name, body) => {
      const { jobId, leaseNumber } = leaseShape.parse(body)
      const outcome = ++parts < 4 ? 'more' : 'ok'
      await sql`select private.finish_sync_job(${jobId}, ${leaseNumber}, ${outcome}, null, null, null, 1, 2, 3, 4)`
      const answer = {
        jobId,
        integrationId,
        kind: 'telephony',
        mode: 'recent',
        outcome,
        seen: 2,
        changed: 3,
        skipped: 4,
      }
      expect(name).toBe('sync-telephony')
      return Response.json({ runs: [answer] })
    })
    expect(runs.map(({ outcome }) => outcome)).toEqual(['more', 'more', 'more', 'ok'])
  })
})

describe('while another runner is at work', () => {
  const never: CallFunction = () => Promise.reject(new Error('Nobody should be called'))
  let looks = 0
  const watched: Pick<Database, 'run'> = { run: (...asked) => ((looks += 1), pool.run(...asked)) }
  const ask = async (body: object) => {
    const handle = runSyncJobs({ database: watched, callFunction: never, beginMs: 5000 })
    await (await handle(new Request('http://localhost/'), context(body))).body?.cancel()
  }
  const claim = () => sql<{ job_id: string; integration_id: string | null; lease_number: string }[]>`
    select job_id, integration_id, lease_number::text from private.claim_sync_jobs(10, null, null, 180)`

  it('who names the connection gets an answer when it is read', async () => {
    const held = (await claim()).find(({ integration_id }) => integration_id === integrationId)
    let isDone = false
    const asked = ask({ integrationId }).then(() => expect(isDone).toBe(true))
    // It has looked for work in vain and come back to look again.
    looks = 0
    await vi.waitFor(() => expect(looks).toBeGreaterThan(6), { timeout: 4000, interval: 10 })
    isDone = true
    await sql`select private.finish_sync_job(
      ${held?.job_id ?? ''}, ${held?.lease_number ?? ''}, 'ok', null, null, null, 0, 0, 0, 0)`
    await asked
  })

  it('the scheduled one leaves at once', async () => {
    await claim()
    const began = performance.now()
    await ask({})
    expect(performance.now() - began).toBeLessThan(1000)
  })
})

describe('a worker', () => {
  it('whose time is over makes way with its cursor, and goes on in the next lease', async () => {
    const pages = [[call()], [call()], [call()]]
    let clock = Date.now()
    // Each page takes half a minute.
    playPages(pages, () => ((clock += 31_000), false))
    const runs = await sync({ now: () => new Date(clock) })
    expect(runs.map(({ outcome }) => outcome)).toEqual(['more'])
    const rest = await sync({ now: () => new Date(clock) })
    expect([...runs, ...rest].at(-1)).toMatchObject({ outcome: 'ok' })
    expect(pagesAsked()).toEqual([0, 1, 2])
    expect(new Set(await refs())).toEqual(sids(...pages))
  })

  it('that was taken for dead writes nothing more, and its heir completes the read', async () => {
    const pages = [[call()], [call()], [call()]]
    playPages(pages, async (page, _response, nth) => {
      if (page === 1 && nth === 1) {
        await expire()
        await sql`select private.claim_sync_jobs(1, 'telephony', ${integrationId}, 180)`
      }
      return false
    })
    expect(await sync()).toMatchObject([{ outcome: 'lost' }])
    expect(await refs()).toHaveLength(1)
    await expire()
    expect(await sync()).toMatchObject([{ outcome: 'ok' }])
    expect(new Set(await refs())).toEqual(sids(...pages))
    const outcomes = await sql`
      select lease_number::int, outcome from public.sync_runs where integration_id = ${integrationId} order by 1`
    expect(outcomes).toEqual([
      { lease_number: 1, outcome: 'lost' },
      { lease_number: 2, outcome: 'lost' },
      { lease_number: 3, outcome: 'ok' },
    ])
  })

  it('of a connection that is disconnected meanwhile stops', async () => {
    playPages([[call()], [call()]], async (page) => {
      if (page === 1) await sql`select private.disconnect_integration(${userId}, ${integrationId}, 'request')`
      return false
    })
    expect(await sync()).toMatchObject([{ outcome: 'cancelled' }])
    expect(await refs()).toHaveLength(1)
    expect(await jobNow()).toMatchObject({ state: 'cancelled' })
  })
})
