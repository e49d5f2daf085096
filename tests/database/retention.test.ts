import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undone } from './support/act-as.ts'
import { accept, completedCall, connectTwilio } from './support/builders.ts'
import { openDatabase, type Sql } from './support/open-database.ts'
import { migratedDatabase, type MigratedDatabase } from './access/migrated-database.ts'

let database: MigratedDatabase
let sql: Sql

beforeAll(async () => {
  database = await migratedDatabase()
  sql = openDatabase(2, database.dbUrl)
})
afterAll(async () => {
  await sql.end()
  await database.remove()
})

const partitions = async (from: Sql | Parameters<Parameters<typeof undone>[1]>[0] = sql) =>
  (
    await from<{ name: string }[]>`
      select inhrelid::regclass::text as name from pg_inherits
      where inhparent = 'public.webhook_deliveries'::regclass order by 1`
  ).map(({ name }) => name.replace('private.webhook_deliveries_', ''))
const day = (offset: number) =>
  new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '_')

describe('deliveries', () => {
  it('have a partition for yesterday, today and a week on', async () => {
    const ahead = Array.from({ length: 9 }, (_, n) => day(n - 1))
    expect(await partitions()).toEqual([...ahead, 'default'])
  })

  it('are forgotten after 30 days, a day at a time, and not before', async () => {
    await undone(sql, async (tx) => {
      for (const offset of [-32, -31, -30, -29])
        await tx`select private.add_delivery_partition(${day(offset).replaceAll('_', '-')})`
      await tx`select private.keep_delivery_partitions()`
      const kept = await partitions(tx)
      expect(kept.slice(0, 3)).toEqual([day(-30), day(-29), day(-1)])
    })
  })

  it('of a day without a partition are kept, and move into it when it comes', async () => {
    await undone(sql, async (tx) => {
      const integrationId = await connectTwilio(tx, database.people.anna)
      await tx.unsafe(`drop table private.webhook_deliveries_${day(0)}`)
      expect(await accept(tx, { integrationId, key: 'late', observation: completedCall() })).toBe('processed')
      await tx`select private.keep_delivery_partitions()`
      const rows = await tx`
        select tableoid::regclass::text as place from public.webhook_deliveries where integration_id = ${integrationId}`
      expect(rows).toEqual([{ place: `private.webhook_deliveries_${day(0)}` }])
    })
  })

  it('are not kept waiting: forgetting gives up when somebody reads for long, and succeeds later', async () => {
    await sql`select private.add_delivery_partition(${day(-40).replaceAll('_', '-')})`
    const reader = await sql.reserve()
    try {
      await reader`begin`
      await reader`select count(*) from public.webhook_deliveries`
      await expect(sql`select private.keep_delivery_partitions()`).rejects.toMatchObject({ code: '55P03' })
    } finally {
      await reader`rollback`
      reader.release()
    }
    expect(await partitions()).toContain(day(-40))
    await sql`select private.keep_delivery_partitions()`
    expect(await partitions()).not.toContain(day(-40))
  })
})

it('function logs are forgotten after 30 days', async () => {
  await undone(sql, async (tx) => {
    await tx`select private.write_function_logs(${tx.json(
      [29, 31].map((days) => ({
        user_id: database.people.anna,
        function_name: `of ${days} days`,
        outcome: 'ok',
        http_status: 200,
        duration_ms: 1,
        request_id: 'r',
        created_at: new Date(Date.now() - days * 86_400_000).toISOString(),
      })),
    )})`
    await tx`select private.forget_function_logs()`
    const names = await tx`select function_name from public.function_logs where function_name like 'of %'`
    expect(names).toEqual([{ function_name: 'of 29 days' }])
  })
})

it('what the database does by itself is scheduled once, as the role that migrates', async () => {
  const jobs = await sql`select jobname, schedule, username, active from cron.job order by jobname`
  expect(jobs).toEqual(
    [
      ['attribute-all-bookings', '37 2 * * *'],
      ['attribute-bookings', '* * * * *'],
      ['close-days', '* * * * *'],
      ['flush-changes', '1 seconds'],
      ['forget-cron-runs', '41 * * * *'],
      ['forget-function-logs', '23 * * * *'],
      ['forget-sync-runs', '29 * * * *'],
      ['keep-delivery-partitions', '17 * * * *'],
      ['remember-paybacks', '*/10 * * * *'],
      ['run-sync-jobs', '* * * * *'],
    ].map(([jobname, schedule]) => ({ jobname, schedule, username: 'postgres', active: true })),
  )
})
