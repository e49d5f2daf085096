import { beforeAll, describe, expect, it } from 'vitest'
import { actAs, anon, owner, refusal } from './support/act-as.ts'
import { connectTwilio, signUp } from './support/builders.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase()
let anna: string
let bo: string

const line = (user_id: string | null, request_id: string) => ({
  user_id,
  function_name: 'twilio-webhook',
  outcome: 'rejected',
  http_status: 403,
  duration_ms: -1,
  request_id,
})

beforeAll(async () => {
  anna = await signUp(sql)
  bo = await signUp(sql)
})

describe('function logs', () => {
  it('are written in sets; the line of an account that has gone is kept without it', async () => {
    const gone = '00000000-0000-0000-0000-000000000000'
    await sql`select private.write_function_logs(${sql.json([line(anna, 'a'), line(bo, 'b'), line(gone, 'c'), line(null, 'd')])})`
    const rows = await sql`
      select request_id, user_id, duration_ms, cold_start from public.function_logs
      where created_at > now() - interval '1 minute' and request_id in ('a', 'b', 'c', 'd') order by request_id`
    expect(rows).toEqual([
      { request_id: 'a', user_id: anna, duration_ms: 0, cold_start: false },
      { request_id: 'b', user_id: bo, duration_ms: 0, cold_start: false },
      { request_id: 'c', user_id: null, duration_ms: 0, cold_start: false },
      { request_id: 'd', user_id: null, duration_ms: 0, cold_start: false },
    ])
  })

  it('are read by the account they are about, and those of nobody by nobody', async () => {
    const read = (actor = owner(anna)) =>
      actAs(
        sql,
        actor,
        (tx) => tx`select request_id from public.function_logs where request_id in ('a', 'b', 'c', 'd')`,
      )
    expect(await read()).toEqual([{ request_id: 'a' }])
    expect(await refusal(read(anon))).toBe('42501')
  })
})

describe('what was turned away', () => {
  it('is counted by day and reason, and nothing of it kept', async () => {
    const integration_id = await connectTwilio(sql, anna)
    const count = (reason: string, times?: number, id: string | null = integration_id) =>
      sql`select private.count_webhook_rejections(${sql.json([
        { integration_id: id, provider: 'twilio', reason, ...(times ? { count: times } : {}) },
        { integration_id: id, provider: 'twilio', reason },
      ])})`
    await Promise.all([count('BAD_SIGNATURE', 3), count('BAD_SIGNATURE'), count('WRONG_ACCOUNT')])
    const rows = await sql`
      select reason, count::int, day = (now() at time zone 'UTC')::date as is_today
      from private.webhook_rejections where integration_id = ${integration_id} order by reason`
    expect(rows).toEqual([
      { reason: 'BAD_SIGNATURE', count: 6, is_today: true },
      { reason: 'WRONG_ACCOUNT', count: 2, is_today: true },
    ])
  })

  it('of an unknown address is counted too', async () => {
    const reason = `UNKNOWN_${Date.now()}`
    const unknown = [{ integration_id: anna, provider: 'twilio', reason }]
    await sql`select private.count_webhook_rejections(${sql.json(unknown)})`
    await sql`select private.count_webhook_rejections(${sql.json(unknown)})`
    const rows =
      await sql`select integration_id, count::int from private.webhook_rejections where reason = ${reason}`
    expect(rows).toEqual([{ integration_id: null, count: 2 }])
  })
})
