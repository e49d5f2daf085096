import { beforeAll, describe, expect, it } from 'vitest'
import { connectTwilio } from '../support/builders.ts'
import { crowdedDatabase } from '../support/crowded-database.ts'
import { connect, payFixed, storeFixings } from '../support/ledger-builders.ts'
import type { Sql } from '../support/open-database.ts'
import { explain, nodesOf, pagesOf, rowsReadFrom } from '../support/read-plan.ts'

let sql: Sql
let small: string
let large: string

beforeAll(async () => {
  const database = await crowdedDatabase({ small: 200, large: 5_000 }, fill)
  ;({ sql, small, large } = database)
  const days = Array.from({ length: 100 }, (_, n) =>
    new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
  )
  await storeFixings(
    sql,
    days.map((day) => ({ currency: 'USD', day, rate: '9.5' })),
  )
  await sql`vacuum analyze`
  return database.remove
}, 120_000)

async function fill(sql: Sql, userId: string, lines: number): Promise<void> {
  const twilio = await connectTwilio(sql, userId)
  const openrouter = await connect(sql, userId, 'openrouter')
  await sql`
    insert into public.telephony_events (user_id, integration_id, provider, provider_ref, kind, direction, status,
      started_at, field_versions, cost_amount, cost_currency, cost_state)
    select ${userId}, ${twilio}, 'twilio', 'CA' || n, 'call', 'inbound', 'completed',
      '2026-03-31'::timestamptz - n * (interval '80 days' / ${lines}), '{}', 0.01, 'USD', 'final'
    from generate_series(1, ${lines}) n`
  await sql`
    insert into public.ai_usage_logs (user_id, integration_id, usage_date, model, endpoint_id, requests, prompt_tokens,
      completion_tokens, credits_usd)
    select ${userId}, ${openrouter}, '2026-03-31'::date - n, 'model', k, 1, 2, 3, 0.01
    from generate_series(1, 80) n, generate_series(1, ${Math.min(20, lines / 100)}) k`
  await payFixed(sql, userId, { amount: '499', startsOn: '2026-01-01', endsOn: '2026-03-31' })
}

describe('the ledger', () => {
  it('finds the lines of a day by the account and the time, in every table', async () => {
    const plan = await explain(
      sql,
      large,
      `select * from public.ledger where user_id = '${large}'
         and occurred_at >= '2026-03-10' and occurred_at < '2026-03-11' and occurred_on = '2026-03-10'`,
    )
    expect(rowsReadFrom(plan, 'telephony_events')).toBeLessThanOrEqual(100)
    expect(rowsReadFrom(plan, 'ai_usage_logs')).toBeLessThanOrEqual(25)
    const indexes = nodesOf(plan).map((node) => node['Index Name'])
    expect(indexes).toContain('telephony_events_newest_first')
    expect(indexes).toContain('ai_usage_logs_by_day')
  })

  it('reads no line of others', async () => {
    const plan = await explain(
      sql,
      small,
      `select sum(amount_sek) from public.ledger where user_id = '${small}'`,
    )
    expect(rowsReadFrom(plan, 'telephony_events')).toBe(200)
    expect(rowsReadFrom(plan, 'ai_usage_logs')).toBe(160)
  })

  it('looks no rate up for who asks for none', async () => {
    const plan = await explain(sql, small, `select sum(amount) from public.ledger where user_id = '${small}'`)
    expect(nodesOf(plan).map((node) => node['Relation Name'])).not.toContain('daily_rates')
  })
})

describe('its functions', () => {
  const period = "'2026-01-01', '2026-03-31'"

  it('touch the account alone: what lies around it costs nothing', async () => {
    for (const call of [`get_ledger_summary(${period})`, `get_ledger_lines(${period})`]) {
      await explain(sql, small, `select public.${call}`)
      expect(pagesOf(await explain(sql, small, `select public.${call}`)), call).toBeLessThan(400)
    }
  })

  it('a page costs what is on it, and not the period', async () => {
    const page = (start: string) =>
      explain(sql, large, `select public.get_ledger_lines('${start}', '2026-03-31', max_lines => 20)`).then(
        pagesOf,
      )
    await page('2026-01-01')
    expect(await page('2026-01-01')).toBeLessThan(1.2 * (await page('2026-03-15')))
  })
})
