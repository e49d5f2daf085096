import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migratedDatabase, type MigratedDatabase } from '../access/migrated-database.ts'
import { become, owner, undone } from '../support/act-as.ts'
import { connectTwilio, observation, sha256, signUp } from '../support/builders.ts'
import { openDatabase, type Sql, type Tx } from '../support/open-database.ts'

let database: MigratedDatabase
let sql: Sql
let small: string
let large: string

// One small account among nineteen with fifty times its calls: whoever reads another's rows gives himself away.
beforeAll(async () => {
  database = await migratedDatabase()
  sql = openDatabase(1, database.dbUrl)
  small = await signUp(sql)
  await fill(small, 100)
  for (let n = 0; n < 19; n++) {
    large = await signUp(sql)
    await fill(large, 5_000)
  }
  await sql`vacuum analyze public.telephony_events`
}, 120_000)
afterAll(async () => {
  await sql.end()
  await database.remove()
})

async function fill(userId: string, calls: number): Promise<void> {
  const integrationId = await connectTwilio(sql, userId)
  await sql`
    insert into public.telephony_events
      (user_id, integration_id, provider, provider_ref, parent_ref, kind, direction, status, started_at, field_versions)
    select ${userId}, ${integrationId}, 'twilio', 'CA' || n, case when n % 20 = 0 then 'CA' || (n - 1) end, 'call',
      'inbound', 'completed', '2026-03-31'::timestamptz - n * interval '7 minutes', '{}'
    from generate_series(1, ${calls}) n`
}

type Plan = {
  'Node Type': string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Relation Name'?: string
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: Plan[]
}

/** How a query is carried out for an account's owner, through row level security. */
async function explain(
  query: (tx: Tx) => PromiseLike<readonly { 'QUERY PLAN': [{ Plan: Plan }] }[]>,
  userId = small,
): Promise<Plan> {
  return undone(sql, async (tx) => {
    await become(tx, owner(userId))
    const [row] = await query(tx)
    if (!row) throw new Error('EXPLAIN returned no plan')
    return row['QUERY PLAN'][0].Plan
  })
}

const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

/** Rows of calls that were read at all, also those thrown away afterwards. */
const callsRead = (plan: Plan) =>
  nodes(plan)
    .filter((node) => node['Relation Name'] === 'telephony_events')
    .reduce(
      (sum, node) =>
        sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    )

describe('the list of calls', () => {
  it('reads a page, from the index, in its order', async () => {
    const plan = await explain(
      (tx) => tx`
      explain (analyze, buffers, format json)
      select id, status, started_at from public.telephony_events
      where user_id = ${small} and (started_at, id) < ('2026-03-30', ${randomUUID()})
      order by started_at desc, id desc limit 20`,
    )
    expect(callsRead(plan)).toBeLessThanOrEqual(20)
    expect(nodes(plan).map((node) => node['Node Type'])).not.toContain('Sort')
  })

  it('reads no row of others even when the query names no account', async () => {
    const plan = await explain(
      (tx) => tx`
      explain (analyze, buffers, format json) select count(*) from public.telephony_events`,
    )
    expect(nodes(plan).at(0)?.['Node Type']).toBe('Aggregate')
    expect(callsRead(plan)).toBe(100)
  })

  it('finds the legs of a call among thousands by their own index', async () => {
    const [integration] = await sql<
      { id: string }[]
    >`select id from public.integrations where user_id = ${large}`
    const plan = await explain(
      (tx) => tx`
        explain (analyze, buffers, format json)
        select id from public.telephony_events
        where user_id = ${large} and integration_id = ${integration?.id ?? ''}
          and (parent_ref = 'CA19' or provider_ref = 'CA19')
        order by started_at limit 50`,
      large,
    )
    expect(callsRead(plan)).toBeLessThanOrEqual(10)
  })
})

describe('the overview', () => {
  it('touches the account alone: fifty times the calls around it cost nothing', async () => {
    const buffers = async () => {
      const plan = await explain(
        (tx) => tx`
        explain (analyze, buffers, format json) select public.get_call_overview('2026-03-01', '2026-03-30')`,
      )
      return plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
    }
    await buffers()
    // A hundred calls, their index, the account: a table scan would be thousands.
    expect(await buffers()).toBeLessThan(300)
  })

  it('finds its rows by the account and the time', async () => {
    const [index] = await sql`
      select idx_scan, idx_tup_read from pg_stat_user_indexes where indexrelname = 'telephony_events_newest_first'`
    expect(index).toBeDefined()
    const plan = await explain(
      (tx) => tx`
      explain (analyze, buffers, format json)
      select e.started_at from public.telephony_events e
      where e.user_id = ${small}
        and (e.started_at >= '2026-03-30' and e.started_at < '2026-03-31'
          or e.started_at >= now() and e.started_at < now() + interval '1 day')`,
    )
    expect(callsRead(plan)).toBeLessThanOrEqual(250)
    expect(nodes(plan).map((node) => node['Node Type'])).not.toContain('Seq Scan')
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
        const [row] = await sql<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>`
          explain (analyze, buffers, format json)
          select private.accept_telephony_delivery(
            ${integration?.id ?? ''}, 1, ${`cost ${n}`}, ${sha256(String(n))}, 'sealed', ${sql.json(one)}, null)`
        const plan = row?.['QUERY PLAN'][0].Plan
        pages.push((plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0))
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
