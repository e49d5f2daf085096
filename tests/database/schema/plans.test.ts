import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import postgres from 'postgres'
import { become, owner, undone } from '../support/act-as.ts'
import { connectTwilio, observation, sha256, signUp } from '../support/builders.ts'
import { crowdedDatabase } from '../support/crowded-database.ts'
import type { Sql } from '../support/open-database.ts'
import {
  explain,
  nodesOf,
  pagesOf,
  rowsOf,
  rowsReadFrom,
  type Explained,
  type Plan,
} from '../support/read-plan.ts'

let sql: Sql
let adminUrl: string
let small: string
let large: string

beforeAll(async () => {
  const database = await crowdedDatabase({ small: 100, large: 5_000 }, fill)
  ;({ sql, adminUrl, small, large } = database)
  await sql`vacuum analyze`
  return database.remove
}, 120_000)

async function fill(sql: Sql, userId: string, calls: number): Promise<void> {
  const integrationId = await connectTwilio(sql, userId)
  await sql`
    insert into public.telephony_events
      (user_id, integration_id, provider, provider_ref, parent_ref, kind, direction, status, started_at, field_versions)
    select ${userId}, ${integrationId}, 'twilio', 'CA' || n, case when n % 20 = 0 then 'CA' || (n - 1) end, 'call',
      'inbound', 'completed', '2026-03-31'::timestamptz - n * interval '7 minutes', '{}'
    from generate_series(1, ${calls}) n`
  // Every second call was a booking, and there is a fee to earn back.
  await sql`
    with booked as (
      insert into public.calendar_events (user_id, integration_id, provider, provider_ref, provider_status, booked_at,
        booked_at_source, starts_at, ends_at, observed_at, price_amount, price_currency)
      select e.user_id, e.integration_id, 'simplybook', e.provider_ref, 'booked', e.started_at, 'callback', e.started_at,
        e.started_at, now(), 595, 'SEK'
      from public.telephony_events e where e.integration_id = ${integrationId} and e.parent_ref is null
      limit ${calls / 2}
      returning id, user_id, integration_id, provider_ref
    )
    insert into public.booking_attributions
      (booking_id, user_id, rule_tier, rule_weight, rule_call_id, rule_reason, rule_version)
    select b.id, b.user_id, 'A', 1, e.id, 'call_named', 1
    from booked b join public.telephony_events e using (integration_id, provider_ref)`
  await sql`insert into public.fixed_costs (user_id, name, kind, amount, starts_on) values
    (${userId}, 'Set-up', 'setup', 100, '2026-03-01'), (${userId}, 'Subscription', 'monthly', 100, '2026-03-01')`
}

const callsRead = (plan: Plan) => rowsReadFrom(plan, 'telephony_events')

describe('the list of calls', () => {
  it('reads a page, from the index, in its order', async () => {
    const plan = await explain(
      sql,
      small,
      `select id, status, started_at from public.telephony_events
       where user_id = '${small}' and (started_at, id) < ('2026-03-30', '${randomUUID()}')
       order by started_at desc, id desc limit 20`,
    )
    expect(callsRead(plan)).toBeLessThanOrEqual(20)
    expect(nodesOf(plan).map((node) => node['Node Type'])).not.toContain('Sort')
  })

  it('reads no row of others even when the query names no account', async () => {
    const plan = await explain(sql, small, 'select count(*) from public.telephony_events')
    expect(nodesOf(plan).at(0)?.['Node Type']).toBe('Aggregate')
    expect(callsRead(plan)).toBe(100)
  })

  it('finds the legs of a call among thousands by their own index', async () => {
    const [integration] = await sql<
      { id: string }[]
    >`select id from public.integrations where user_id = ${large}`
    const plan = await explain(
      sql,
      large,
      `select id from public.telephony_events
       where user_id = '${large}' and integration_id = '${integration?.id ?? ''}'
         and (parent_ref = 'CA19' or provider_ref = 'CA19')
       order by started_at limit 50`,
    )
    expect(callsRead(plan)).toBeLessThanOrEqual(10)
  })
})

describe('the dashboard', () => {
  const tables = [
    'telephony_events',
    'calendar_events',
    'booking_attributions',
    'ai_usage_logs',
    'fixed_costs',
    'roi_assumptions',
    'integrations',
    'sync_jobs',
    'paybacks',
    'closed_accounts',
    'closed_days',
    'closed_calls',
    'closed_hours',
    'closed_bands',
    'day_marks',
  ]

  /** The rows of each table that any query inside a statement has read, and whether it went through the whole of it. */
  async function reads(
    statement: string,
    userId: string,
  ): Promise<Map<string, { rows: number; whole: boolean }>> {
    const plans: Plan[] = []
    const explaining = postgres(adminUrl, {
      max: 1,
      onnotice: ({ message }) => {
        const found = /plan:\s*(\{[\s\S]*\})\s*$/.exec(message ?? '')?.[1]
        if (found) plans.push((JSON.parse(found) as { Plan: Plan }).Plan)
      },
    })
    try {
      await undone(explaining, async (tx) => {
        await tx`load 'auto_explain'`
        for (const [name, value] of Object.entries({
          'auto_explain.log_min_duration': '0',
          'auto_explain.log_nested_statements': 'on',
          'auto_explain.log_analyze': 'on',
          'auto_explain.log_format': 'json',
          client_min_messages: 'log',
        }))
          await tx`select set_config(${name}, ${value}, true)`
        await become(tx, owner(userId))
        await tx.unsafe(statement)
      })
    } finally {
      await explaining.end()
    }
    const read = new Map<string, { rows: number; whole: boolean }>()
    for (const node of plans.flatMap(nodesOf)) {
      const table = node['Relation Name']
      if (!table) continue
      const known = read.get(table) ?? { rows: 0, whole: false }
      read.set(table, {
        rows: known.rows + rowsOf(node),
        whole: known.whole || node['Node Type'] === 'Seq Scan',
      })
    }
    return read
  }

  it.each([
    ['the document', `select public.get_dashboard('2026-03-01', '2026-03-30')`],
    [
      'a preview',
      `select public.preview_dashboard('2026-03-01', '2026-03-30', '{"margin": {"low": 0.1, "likely": 0.2, "high": 0.3}}')`,
    ],
    [
      'calls and their values',
      `select sum(labour_sek) from public.call_values where user_id = auth.uid() and started_at >= '2026-03-01'`,
    ],
    [
      'bookings and their values',
      `select sum(extra_sek) from public.booking_values where user_id = auth.uid() and booked_at >= '2026-03-01'`,
    ],
  ])('%s: no query inside reads a row of another account', async (_, statement) => {
    const few = await reads(statement, small)
    for (const table of tables) {
      const { rows, whole } = few.get(table) ?? { rows: 0, whole: false }
      // Each table is asked several times; other accounts have 95,000 calls and 47,500 bookings.
      expect(rows, `rows of ${table}`).toBeLessThanOrEqual(1_000)
      if (['telephony_events', 'calendar_events', 'booking_attributions'].includes(table))
        expect(whole, `the whole of ${table}`).toBe(false)
    }
    expect(few.get('telephony_events')?.rows).toBeGreaterThan(0)
  })
})

describe('a delivery', () => {
  it('costs the same with fifty times the history', async () => {
    const cost = async (userId: string) => {
      const [integration] = await sql<
        { id: string }[]
      >`select id from public.integrations where user_id = ${userId}`
      const story = Array.from({ length: 12 }, (_, n) =>
        observation({
          provider_ref: `CAnew${Math.floor(n / 4)}`,
          sequence: n % 4,
          status: n % 4 === 3 ? 'completed' : 'ringing',
        }),
      )
      const pages: number[] = []
      for (const [n, one] of story.entries()) {
        const [row] = await sql<Explained[]>`
          explain (analyze, buffers, format json)
          select private.accept_telephony_delivery(
            ${integration?.id ?? ''}, 1, ${`cost ${n}`}, ${sha256(String(n))}, 'sealed', ${sql.json(one)}, null)`
        if (!row) throw new Error('EXPLAIN returned no plan')
        pages.push(pagesOf(row['QUERY PLAN'][0].Plan))
      }
      // The first ones also fill the caches of the connection.
      return pages.slice(4).reduce((sum, page) => sum + page, 0) / 8
    }
    await cost(await signUpWithIntegration())
    const [few, many] = [await cost(small), await cost(large)]
    expect(many).toBeLessThanOrEqual(few * 1.25)
    expect(many).toBeLessThan(150)
  })
})

async function signUpWithIntegration(): Promise<string> {
  const userId = await signUp(sql)
  await connectTwilio(sql, userId)
  return userId
}
