import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { migratedDatabase, type MigratedDatabase } from './access/migrated-database.ts'
import { accept, completedCall, connectTwilio, sha256, signUp } from './support/builders.ts'
import { openDatabase, type Sql } from './support/open-database.ts'
import { waitFor } from './support/wait-for.ts'

// A database without a cron of its own, where a deadlock is found as soon as it is there.
let database: MigratedDatabase
let sql: Sql
let userId: string
let integrationId: string

beforeAll(async () => {
  database = await migratedDatabase()
  await database.admin`alter system set deadlock_timeout = '20ms'`
  await database.admin`select pg_reload_conf()`
  sql = openDatabase(16, database.dbUrl)
})
beforeEach(async () => {
  userId = await signUp(sql)
  integrationId = await connectTwilio(sql, userId)
  await sql`select private.ensure_sync_jobs()`
})
afterAll(async () => {
  await sql.end()
  await database.remove()
})

type Claimed = { job_id: string; lease_number: string }
const claim = () => sql<Claimed[]>`
  select job_id, lease_number::text from private.claim_sync_jobs(1, 'telephony', ${integrationId}, 180)`
const finish = ({ job_id, lease_number }: Claimed, outcome: string) => sql`
  select private.finish_sync_job(${job_id}, ${lease_number}, ${outcome}, null, null, now(), 1, 2, 3, 4)`
const save = ({ job_id, lease_number }: Claimed) => sql`
  select private.save_sync_progress(${job_id}, ${lease_number}, 180, '{"page": 1}', 1, 10, 1, 2, 3, 4)`
const write = ({ job_id, lease_number }: Claimed) => sql`
  select m.changed from private.assert_sync_lease(${job_id}, ${lease_number}) as held (integration_id)
  cross join lateral private.merge_telephony_events(held.integration_id, ${sql.json([
    completedCall({ started_at: new Date().toISOString() }),
  ])}) m`
const disconnect = () => sql`select private.disconnect_integration(${userId}, ${integrationId}, 'request')`
const connectAgain = () => sql`
  select private.connect_integration(${userId}, 'twilio', 'Twilio', settings, '{}', ${sha256(crypto.randomUUID())}, id,
    'request')
  from public.integrations where id = ${integrationId} and status = 'disconnected'`
const requestSync = () => sql`select private.request_sync(${integrationId})`

const deadlocks = async () => {
  const [row] = await sql<{ count: number }[]>`
    select deadlocks::int as count from pg_stat_database where datname = current_database()`
  return row?.count
}
const waitingFor = (statement: string) =>
  waitFor(
    () => sql`
      select 1 from pg_stat_activity
      where wait_event_type = 'Lock' and query like ${`%private.${statement}%`} and pid <> pg_backend_pid()`,
    (waiting) => waiting.length > 0,
  )

it('an end of a sync and a disconnect that both wait for its last write get there one after the other', async () => {
  const [held] = await claim()
  if (!held) throw new Error('No job was claimed')
  const ends = await sql.begin(async (tx) => {
    await tx`select private.assert_sync_lease(${held.job_id}, ${held.lease_number})`
    const finishing = finish(held, 'ok').execute()
    await waitingFor('finish_sync_job')
    const disconnecting = disconnect().execute()
    await waitingFor('disconnect_integration')
    return { both: Promise.all([finishing, disconnecting]) }
  })
  await ends.both
  const jobs = await sql<{ state: string }[]>`
    select distinct state from public.sync_jobs where integration_id = ${integrationId}`
  expect(jobs).toEqual([{ state: 'cancelled' }])
})

it('nobody who reads, writes, connects or disconnects the same integration deadlocks', async () => {
  const before = await deadlocks()
  const began = Date.now()
  const seen = new Set<string>()
  /** What a lease that is over or stopped, or a connection that is there already, refuses is no news here. */
  async function attempt(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
      seen.add(code)
    })
  }
  async function again(act: (n: number) => Promise<void>): Promise<void> {
    for (let n = 0; Date.now() < began + 4_000; n++) await act(n)
  }
  let synced = 0
  const sync = () =>
    again(async (n) => {
      const [held] = await claim()
      if (!held) return
      for (const act of [write, save, write]) await attempt(() => act(held))
      await attempt(() => finish(held, n % 2 ? 'ok' : 'more'))
      synced++
    })
  let connected = 0
  await Promise.all([
    ...Array.from({ length: 4 }, sync),
    again(async () => {
      await attempt(disconnect)
      await attempt(connectAgain)
      connected++
    }),
    ...Array.from({ length: 2 }, () =>
      again(async () => {
        await attempt(requestSync)
        await attempt(() => sql`select private.ensure_sync_jobs()`)
      }),
    ),
    again(() => attempt(() => sql`select private.cancel_sync(${userId}, ${integrationId})`)),
    again(() => attempt(() => sql`select private.record_integration_test(${integrationId}, 'active', null)`)),
    again((n) => attempt(() => accept(sql, { integrationId, key: `${n}`, observation: completedCall() }))),
  ])
  expect(connected).toBeGreaterThan(20)
  expect(synced).toBeGreaterThan(20)
  expect([...seen].filter((code) => !['PBL01', 'PBL02'].includes(code))).toEqual([])
  // The statistics of a connection are handed in when it is idle.
  await sql`select pg_stat_force_next_flush()`
  expect(await deadlocks()).toBe(before)
})
