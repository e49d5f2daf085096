import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migratedDatabase, type MigratedDatabase } from './access/migrated-database.ts'
import { refusal, undone } from './support/act-as.ts'
import { completedCall, connectTwilio, signUp } from './support/builders.ts'
import { openDatabase, type Sql, type Tx } from './support/open-database.ts'

// A database without a cron of its own: nobody works here but the tests.
let database: MigratedDatabase
let sql: Sql
let userId: string
let integrationId: string

beforeAll(async () => {
  database = await migratedDatabase()
  sql = openDatabase(10, database.dbUrl)
})
afterAll(async () => {
  await sql.end()
  await database.remove()
})
beforeEach(async () => {
  userId = await signUp(sql)
  integrationId = await connectTwilio(sql, userId)
  await sql`select private.ensure_sync_jobs()`
})
afterEach(async () => {
  await sql`delete from public.sync_jobs`
  await sql`delete from auth.users where id = ${userId}`
})

type Claimed = { job_id: string; lease_number: string; mode: string }
const claim = (limit = 10, where: Sql | Tx = sql) => where<Claimed[]>`
  select job_id, lease_number::text, mode from private.claim_sync_jobs(${limit}, 'telephony', ${integrationId}, 180)`

async function claimRecent(): Promise<Claimed> {
  const [recent] = await claim(1)
  if (recent?.mode !== 'recent') throw new Error('The recent job was not claimed')
  return recent
}

/** What was before is read when what is recent has been. */
async function claimBackfill(): Promise<Claimed> {
  await finish(await claimRecent(), 'ok')
  const [backfill] = await claim()
  if (backfill?.mode !== 'backfill') throw new Error('The backfill was not claimed')
  return backfill
}

const save = (
  { job_id, lease_number }: Claimed,
  cursor: object,
  done: number | null = null,
  where: Sql | Tx = sql,
) =>
  where`select private.save_sync_progress(
    ${job_id}, ${lease_number}, 180, ${sql.json(JSON.parse(JSON.stringify(cursor)))}, ${done}, 10, 1, 2, 3, 4)`

async function finish(
  { job_id, lease_number }: Claimed,
  outcome: string,
  {
    code = null,
    retryAfter = null,
    nextDue = null,
  }: { code?: string | null; retryAfter?: number | null; nextDue?: string | null } = {},
): Promise<boolean> {
  const [row] = await sql<{ finished: boolean }[]>`
    select private.finish_sync_job(
      ${job_id}, ${lease_number}, ${outcome}, ${code}, ${retryAfter}, ${nextDue}, 5, 6, 7, 8) as finished`
  return row?.finished ?? false
}

async function jobOf({ job_id }: { job_id: string }) {
  const [row] = await sql<
    {
      state: string
      attempts: number
      cursor: unknown
      done: number
      total: number | null
      error_code: string | null
      wait: number
      lease: number | null
    }[]
  >`select state, attempts, cursor, done, total, error_code, extract(epoch from due_at - now())::float8 as wait,
      extract(epoch from lease_until - now())::float8 as lease
    from public.sync_jobs where id = ${job_id}`
  if (!row) throw new Error('No such job')
  return row
}

const runsOf = ({ job_id }: Claimed) =>
  sql<{ lease_number: string; outcome: string | null; error_code: string | null }[]>`
    select lease_number::text, outcome, error_code from public.sync_runs
    where job_id = ${job_id} order by lease_number`
const die = ({ job_id }: Claimed) =>
  sql`update public.sync_jobs set lease_until = now() - interval '1 second' where id = ${job_id}`
const integration = async () =>
  (await sql`select status, error_code, last_sync_at from public.integrations where id = ${integrationId}`)[0]
const makeDue = ({ job_id }: Claimed) => sql`update public.sync_jobs set due_at = now() where id = ${job_id}`

describe('what waits', () => {
  const jobs = () => sql`
    select kind, mode, state from public.sync_jobs
    where integration_id = ${integrationId} or integration_id is null order by kind, mode desc`

  it('is one recent job and one backfill a connection, and one job of exchange rates, however often that is asked', async () => {
    const expected = [
      { kind: 'telephony', mode: 'recent', state: 'waiting' },
      { kind: 'telephony', mode: 'backfill', state: 'waiting' },
      { kind: 'exchange_rates', mode: 'recent', state: 'waiting' },
    ]
    expect(await jobs()).toEqual(expected)
    await Promise.all(Array.from({ length: 8 }, () => sql`select private.ensure_sync_jobs()`))
    expect(await jobs()).toEqual(expected)
  })

  it('is no second backfill after the first is done or stopped', async () => {
    const backfill = await claimBackfill()
    await finish(backfill, 'ok')
    await sql`select private.ensure_sync_jobs()`
    await sql`select private.request_sync(${integrationId})`
    expect(await jobs()).toMatchObject([
      { mode: 'recent' },
      { mode: 'backfill', state: 'done' },
      { mode: 'recent' },
    ])
  })

  it.each([
    ['twilio', ['recent', 'backfill']],
    ['simplybook', ['recent', 'backfill']],
    ['openrouter', ['recent', 'backfill']],
    ['telnyx', []],
  ])('of %s is %j', async (provider, modes) => {
    await sql`delete from public.sync_jobs where integration_id = ${integrationId}`
    await sql`update public.integrations set provider = ${provider} where id = ${integrationId}`
    await sql`select private.ensure_sync_jobs()`
    const rows =
      await sql`select mode from public.sync_jobs where integration_id = ${integrationId} order by mode desc`
    expect(rows.map(({ mode }) => String(mode))).toEqual(modes)
  })

  it('of a connection that its provider refuses is not due for six hours, unless it is asked for', async () => {
    await sql`delete from public.sync_jobs where integration_id = ${integrationId}`
    await sql`update public.integrations set status = 'error' where id = ${integrationId}`
    await sql`select private.ensure_sync_jobs()`
    expect(await claim()).toEqual([])
    await sql`select private.request_sync(${integrationId})`
    expect((await claim()).map(({ mode }) => mode)).toEqual(['recent'])
  })
})

describe('claiming', () => {
  it('gives each job to one of eight that ask at once, and lets the others leave at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => claim()))
    const taken = answers.flat()
    expect(taken).toMatchObject([{ mode: 'recent' }])
    expect(await claim()).toEqual([])
  })

  it('does not wait for a row that somebody holds', async () => {
    const other = await sql.reserve()
    try {
      await other`begin`
      await other`select 1 from public.sync_jobs where integration_id = ${integrationId} for update`
      expect(await claim()).toEqual([])
    } finally {
      await other`rollback`
      other.release()
    }
  })

  it('takes what is recent first, and what was before only when that is read', async () => {
    const recent = await claimRecent()
    expect(await claim()).toEqual([])
    await finish(recent, 'ok')
    expect(await claim()).toMatchObject([{ mode: 'backfill' }])
    await makeDue(recent)
    expect(await claim()).toMatchObject([{ mode: 'recent' }])
  })

  it('takes neither what is not due nor what is disconnected', async () => {
    await undone(sql, async (tx) => {
      await tx`update public.integrations set status = 'disconnected', disconnected_at = now() where id = ${integrationId}`
      expect(await claim(10, tx)).toEqual([])
    })
    await sql`update public.sync_jobs set due_at = now() + interval '1 minute' where integration_id = ${integrationId}`
    expect(await claim()).toEqual([])
  })

  it('leaves a running job alone until its lease is over', async () => {
    const recent = await claimRecent()
    expect((await jobOf(recent)).lease).toBeGreaterThan(170)
    expect(await claim()).toEqual([])
  })
})

describe('the holder of a lease', () => {
  it('that is dead is replaced at once, and its run is marked as lost', async () => {
    const dead = await claimRecent()
    await die(dead)
    const heir = await claimRecent()
    expect(heir).toEqual({ ...dead, lease_number: '2' })
    expect(await runsOf(dead)).toEqual([
      { lease_number: '1', outcome: 'lost', error_code: null },
      { lease_number: '2', outcome: null, error_code: null },
    ])
  })

  it('that comes back too late can write nothing: no row, no cursor, no end', async () => {
    const stale = await claimRecent()
    await die(stale)
    const heir = await claimRecent()
    const write = sql`
      select m.changed from private.assert_sync_lease(${stale.job_id}, ${stale.lease_number}) as held (integration_id)
      cross join lateral private.merge_telephony_events(held.integration_id, ${sql.json([completedCall()])}) m`
    expect(await refusal(write)).toBe('PBL01')
    const rows = await sql`select 1 from public.telephony_events where integration_id = ${integrationId}`
    expect(rows).toEqual([])
    expect(await refusal(save(stale, { page: 9 }))).toBe('PBL01')
    expect(await finish(stale, 'ok')).toBe(false)
    expect(await jobOf(heir)).toMatchObject({ state: 'running', cursor: null })
    expect(
      await refusal(sql`select * from private.load_sync_job(${stale.job_id}, ${stale.lease_number})`),
    ).toBe('PBL01')
  })

  it('keeps the job while it writes: nobody takes it over between its proof and its commit', async () => {
    const holder = await claimRecent()
    await die(holder)
    await undone(sql, async (tx) => {
      await tx`select private.assert_sync_lease(${holder.job_id}, ${holder.lease_number})`
      expect(await claim()).toEqual([])
    })
    expect((await claim()).map(({ mode }) => mode)).toEqual(['recent'])
  })

  it('learns everything it needs to read with', async () => {
    const recent = await claimRecent()
    const [job] = await sql`select * from private.load_sync_job(${recent.job_id}, ${recent.lease_number})`
    expect(job).toMatchObject({
      integration_id: integrationId,
      user_id: userId,
      kind: 'telephony',
      settings: { accountSid: expect.stringMatching(/^AC/) },
      secrets: { authToken: 'sealed' },
      cursor: null,
      last_sync_at: null,
    })
  })

  it('whose backfill ten workers did not survive is not replaced any more', async () => {
    const backfill = await claimBackfill()
    for (let death = 1; death < 10; death++) {
      await die(backfill)
      expect(await claim()).toHaveLength(1)
    }
    await die(backfill)
    expect(await claim()).toEqual([])
    expect(await jobOf(backfill)).toMatchObject({ state: 'failed', error_code: 'LEASE_LOST' })
    await sql`select private.request_sync(${integrationId})`
    expect(await jobOf(backfill)).toMatchObject({ state: 'waiting', attempts: 0 })
  })
})

describe('progress', () => {
  it('moves the cursor, renews the lease and forgives what failed before', async () => {
    const recent = await claimRecent()
    await sql`update public.sync_jobs set attempts = 3, lease_until = now() + interval '1 second' where id = ${recent.job_id}`
    await save(recent, { page: 2 }, 4)
    const job = await jobOf(recent)
    expect(job).toMatchObject({ cursor: { page: 2 }, done: 4, total: 10, attempts: 0 })
    expect(job.lease).toBeGreaterThan(170)
    const [run] =
      await sql`select requests, seen, changed, skipped from public.sync_runs where job_id = ${recent.job_id}`
    expect(run).toEqual({ requests: 1, seen: 2, changed: 3, skipped: 4 })
  })

  it('is kept when a backfill makes way, and carried on from', async () => {
    const backfill = await claimBackfill()
    await save(backfill, { page: 2 }, 4)
    await finish(backfill, 'more')
    expect(await jobOf(backfill)).toMatchObject({ state: 'waiting', cursor: { page: 2 }, done: 4, total: 10 })
    const [next] = await claim()
    expect(next).toEqual({ ...backfill, lease_number: '2' })
    if (next) await finish(next, 'ok')
    expect(await jobOf(backfill)).toMatchObject({ state: 'done', done: 10, total: 10, error_code: null })
  })

  it('of a recent job is gone when it is complete', async () => {
    const recent = await claimRecent()
    await save(recent, { page: 2 }, 4)
    await finish(recent, 'ok')
    expect(await jobOf(recent)).toMatchObject({ state: 'waiting', cursor: null, done: 0, total: null })
  })
})

describe('after a read', () => {
  it('that went well the connection says so, and the next is due in five minutes', async () => {
    const recent = await claimRecent()
    const [began] = await sql`select started_at from public.sync_runs where job_id = ${recent.job_id}`
    expect(await finish(recent, 'ok')).toBe(true)
    const { wait, ...job } = await jobOf(recent)
    expect(job).toMatchObject({ state: 'waiting', attempts: 0, error_code: null })
    expect(wait).toBeGreaterThan(280)
    expect(wait).toBeLessThanOrEqual(290)
    expect(await integration()).toEqual({
      status: 'active',
      error_code: null,
      last_sync_at: began?.['started_at'],
    })
    expect(await runsOf(recent)).toEqual([{ lease_number: '1', outcome: 'ok', error_code: null }])
  })

  it('waits as long as the worker asks', async () => {
    const recent = await claimRecent()
    await finish(recent, 'ok', { nextDue: '2126-01-01T00:00:00Z' })
    expect((await jobOf(recent)).wait).toBeGreaterThan(1e9)
  })

  it('that failed it waits twice as long each time, never the same, never over six hours', async () => {
    const recent = await claimRecent()
    await finish(recent, 'failed', { code: 'PROVIDER_UNREACHABLE' })
    expect(await jobOf(recent)).toMatchObject({
      attempts: 1,
      error_code: 'PROVIDER_UNREACHABLE',
      state: 'waiting',
    })
    expect(await integration()).toMatchObject({ error_code: 'PROVIDER_UNREACHABLE', last_sync_at: null })
    const waits = async (attempts: number) =>
      (
        await sql<{ s: number }[]>`
          select extract(epoch from private.sync_back_off(${attempts}, 'PROVIDER_UNREACHABLE', null))::float8 as s
          from generate_series(1, 50)`
      ).map(({ s }) => s)
    for (const [attempts, most] of [
      [0, 30],
      [1, 60],
      [5, 960],
      [10, 21_600],
      [1000, 21_600],
    ] as const) {
      const seconds = await waits(attempts)
      expect(Math.min(...seconds)).toBeGreaterThanOrEqual(most / 2)
      expect(Math.max(...seconds)).toBeLessThanOrEqual(most)
      expect(new Set(seconds).size).toBeGreaterThan(10)
    }
  })

  it.each([
    [90, 90, 99],
    [0, 5, 6],
    [10_000_000, 86_400, 95_040],
  ])('with Retry-After %d it waits %d to %d s', async (retryAfter, least, most) => {
    const recent = await claimRecent()
    await finish(recent, 'failed', { code: 'PROVIDER_RATE_LIMITED', retryAfter })
    const { wait } = await jobOf(recent)
    expect(wait).toBeGreaterThanOrEqual(least - 2)
    expect(wait).toBeLessThanOrEqual(most)
  })

  it('"Sync now" comes before the back-off, but not before a Retry-After', async () => {
    const recent = await claimRecent()
    await finish(recent, 'failed', { code: 'PROVIDER_UNREACHABLE' })
    await sql`select private.request_sync(${integrationId})`
    const again = await claimRecent()
    await finish(again, 'failed', { code: 'PROVIDER_RATE_LIMITED', retryAfter: 90 })
    await sql`select private.request_sync(${integrationId})`
    expect((await jobOf(again)).wait).toBeGreaterThan(80)
  })

  it.each(['CREDENTIALS_REFUSED', 'WRONG_KEY_KIND', 'ACCOUNT_NOT_ACTIVE'])(
    'that was refused with %s the connection needs attention, and is asked every six hours at most',
    async (code) => {
      const recent = await claimRecent()
      await finish(recent, 'failed', { code })
      expect((await jobOf(recent)).wait).toBeGreaterThan(21_590)
      expect(await integration()).toMatchObject({ status: 'error', error_code: code })
      await makeDue(recent)
      await finish(await claimRecent(), 'ok')
      expect(await integration()).toMatchObject({ status: 'active', error_code: null })
    },
  )

  it.each(['INTERNAL', 'TIME_LIMIT', 'SYNC_FUNCTION_FAILED'])(
    'that failed by our own fault (%s) the connection says nothing, and it is tried again',
    async (code) => {
      const recent = await claimRecent()
      await finish(recent, 'failed', { code })
      expect(await jobOf(recent)).toMatchObject({ state: 'waiting', error_code: code, attempts: 1 })
      expect(await integration()).toMatchObject({ status: 'pending', error_code: null, last_sync_at: null })
    },
  )

  it('a backfill that fails ten times is given up, and says nothing about the connection', async () => {
    let backfill = await claimBackfill()
    for (let failure = 1; failure <= 10; failure++) {
      await finish(backfill, 'failed', { code: 'PROVIDER_UNREACHABLE' })
      if (failure === 10) break
      await makeDue(backfill)
      const [next] = await claim()
      if (!next) throw new Error(`Given up after ${failure}`)
      backfill = next
    }
    expect(await jobOf(backfill)).toMatchObject({ state: 'failed', error_code: 'PROVIDER_UNREACHABLE' })
    expect(await integration()).toMatchObject({ error_code: null })
  })
})

describe('stopping', () => {
  const cancel = (user = userId) => sql`select id from private.cancel_sync(${user}, ${integrationId})`

  it('a backfill that waits ends it, and leaves the recent job alone', async () => {
    const backfill = await claimBackfill()
    await finish(backfill, 'more')
    expect(await cancel()).toEqual([{ id: integrationId }])
    expect(await jobOf(backfill)).toMatchObject({ state: 'cancelled' })
    const waiting = await sql`
      select mode from public.sync_jobs where integration_id = ${integrationId} and state = 'waiting'`
    expect(waiting).toEqual([{ mode: 'recent' }])
  })

  it('one that runs refuses its next write, and its holder ends it', async () => {
    const backfill = await claimBackfill()
    await cancel()
    expect(await jobOf(backfill)).toMatchObject({ state: 'running' })
    expect(await refusal(save(backfill, { page: 3 }))).toBe('PBL02')
    await finish(backfill, 'cancelled')
    expect(await jobOf(backfill)).toMatchObject({ state: 'cancelled', cursor: null })
    expect(await runsOf(backfill)).toMatchObject([{ outcome: 'cancelled' }])
  })

  it('one whose holder is dead ends it with the next claim', async () => {
    const backfill = await claimBackfill()
    await cancel()
    await die(backfill)
    expect(await claim()).toEqual([])
    expect(await jobOf(backfill)).toMatchObject({ state: 'cancelled' })
    expect(await runsOf(backfill)).toMatchObject([{ outcome: 'lost' }])
  })

  it("is for the account's owner alone", async () => {
    const stranger = await signUp(sql)
    expect(await cancel(stranger)).toEqual([])
    const [row] = await sql`select count(*)::int as open from public.sync_jobs
      where integration_id = ${integrationId} and state = 'waiting'`
    expect(row).toEqual({ open: 2 })
  })

  it('comes with disconnecting: nothing waits, and what runs is refused', async () => {
    const recent = await claimRecent()
    await sql`select private.disconnect_integration(${userId}, ${integrationId}, 'request')`
    expect(await refusal(save(recent, { page: 3 }))).toBe('PBL02')
    await finish(recent, 'cancelled')
    const states = await sql`select state from public.sync_jobs where integration_id = ${integrationId}`
    expect(states).toEqual([{ state: 'cancelled' }, { state: 'cancelled' }])
    await sql`select private.ensure_sync_jobs()`
    await sql`select private.request_sync(${integrationId})`
    expect(await claim()).toEqual([])
  })
})

describe('connecting the same account again', () => {
  const former = async (accountSid: string, user = userId) =>
    (
      await sql<{ id: string | null }[]>`
        select private.former_integration(${user}, 'twilio', ${sql.json({ accountSid })}) as id`
    )[0]?.id
  const accountSidOf = async () =>
    (
      await sql<{ sid: string }[]>`
        select provider_account as sid from public.integrations where id = ${integrationId}`
    )[0]?.sid ?? ''
  const connectAgain = (accountSid: string) => sql`
    select id, status, secret_version from private.connect_integration(${userId}, 'twilio', 'Again',
      ${sql.json({ accountSid })}, ${sql.json({ authToken: 'new' })}, ${randomBytes(32)}, ${integrationId}, 'request')`

  it('carries on with what was collected: the mark is kept, the history goes on where it stood', async () => {
    const accountSid = await accountSidOf()
    const backfill = await claimBackfill()
    await save(backfill, { page: 3 }, 4)
    await finish(backfill, 'more')
    const before = await integration()
    expect(await former(accountSid)).toBeNull()
    await sql`select private.disconnect_integration(${userId}, ${integrationId}, 'request')`
    expect(await former(accountSid)).toBe(integrationId)
    expect(await former(accountSid, await signUp(sql))).toBeNull()
    expect(await connectAgain(accountSid)).toEqual([
      { id: integrationId, status: 'pending', secret_version: 3 },
    ])
    expect((await integration())?.['last_sync_at']).toEqual(before?.['last_sync_at'])
    await sql`select private.ensure_sync_jobs(${integrationId})`
    const recent = await claimRecent()
    await finish(recent, 'ok')
    expect(await claim()).toMatchObject([{ job_id: backfill.job_id }])
    expect(await jobOf(backfill)).toMatchObject({ cursor: { page: 3 }, done: 4 })
  })

  it('is refused while it is connected', async () => {
    expect(await refusal(connectAgain(await accountSidOf()))).toBe('23505')
  })
})

describe('the schedule', () => {
  const due = async (kind: string) => {
    const [row] = await sql<{ due: Date }[]>`
      select private.next_sync(${kind}::public.sync_kind, now()) as due`
    if (!row) throw new Error('No time')
    return row.due
  }

  it('asks for rates after the Riksbank has published, and for use of models after midnight UTC', async () => {
    const clock = async (kind: string) => (await due(kind)).toISOString().slice(11, 16)
    expect(['15:45', '18:00']).toContain(await clock('exchange_rates'))
    expect(['01:30', '07:30', '13:30', '19:30']).toContain(await clock('openrouter_activity'))
    for (const kind of ['exchange_rates', 'openrouter_activity']) {
      const wait = (await due(kind)).getTime() - Date.now()
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThan(22 * 3_600_000)
    }
  })

  it('calls nobody while nothing is due or Vault does not know where', async () => {
    const call = async (tx: Tx) => (await tx`select private.call_run_sync_jobs() as id`)[0]
    await undone(sql, async (tx) => {
      expect(await call(tx)).toEqual({ id: null })
      await tx`select vault.create_secret('http://127.0.0.1:9', 'project_url')`
      await tx`select vault.create_secret('sb_secret_test', 'secret_key')`
      expect(await call(tx)).toEqual({ id: expect.stringMatching(/^\d+$/) })
      await tx`update public.sync_jobs set due_at = now() + interval '1 minute'`
      expect(await call(tx)).toEqual({ id: null })
    })
  })

  it('forgets runs after 30 days', async () => {
    const recent = await claimRecent()
    await sql`update public.sync_runs set started_at = now() - interval '31 days' where job_id = ${recent.job_id}`
    await sql`select private.forget_sync_runs()`
    expect(await runsOf(recent)).toEqual([])
  })
})
