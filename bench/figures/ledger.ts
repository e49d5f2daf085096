import postgres from 'postgres'
import { figure, type Benchmark } from '../figure.ts'
import { connectTwilio } from '../method/connect-twilio.ts'
import { measurePairs, pairedRatio } from '../method/paired-ratio.ts'
import { withPayback } from '../method/running-payback.ts'

const LINES = 1_000_000
/** Each side takes about a second, in which small disturbances even out. */
const PAIRS = 15
/** A year up to yesterday, a line every half minute. */
const SECONDS_APART = 31
const YEAR = { from: '2025-11-01', until: '2026-11-30' }

export const ledger: Benchmark = {
  name: 'ledger',
  measure: () =>
    withPayback(['--empty'], async (status) => {
      const { integrationId } = await connectTwilio(status)
      const sql = postgres(status.dbUrl, { max: 1, onnotice: () => undefined })
      try {
        const userId = await fill(sql, integrationId)
        /** As the page asks: the owner, through row level security. Lines a second. */
        const speed = (statement: string) => async () => {
          const seconds = await sql.begin(async (tx) => {
            const claims = JSON.stringify({ sub: userId, role: 'authenticated' })
            await tx`select set_config('request.jwt.claims', ${claims}, true), set_config('role', 'authenticated', true)`
            const started = performance.now()
            const [row] = await tx.unsafe<{ sum: string | null }[]>(statement)
            if (!(Number(row?.sum) > 0)) throw new Error(`No sum: ${statement}`)
            return (performance.now() - started) / 1_000
          })
          return LINES / seconds
        }
        const ofPeriod = `from public.ledger where user_id = '${userId}'
          and occurred_at >= '${YEAR.from}' and occurred_at < '${YEAR.until}'
          and occurred_on between '${YEAR.from}' and '${YEAR.until}'`
        const { median, low } = pairedRatio(
          await measurePairs(
            speed(`select sum(amount_sek) ${ofPeriod}`),
            speed(`select sum(amount) ${ofPeriod}`),
            PAIRS,
          ),
        )
        return [figure('a million ledger lines in SEK / unconverted', median, 'ratio', { atLeast: 0.5 }, low)]
      } finally {
        await sql.end()
      }
    }),
}

/** A million priced calls in two currencies, and a fixing for every weekday. */
async function fill(sql: postgres.Sql, integrationId: string): Promise<string> {
  await sql`
    insert into public.exchange_rates (currency, rate_date, sek_per_unit, source)
    select c, d::date, 9 + extract(doy from d) * 0.00317, 'riksbank'
    from unnest(array['USD', 'EUR']) c, generate_series(${YEAR.from}::date - 10, ${YEAR.until}::date, interval '1 day') d
    where extract(isodow from d) < 6
    on conflict do nothing`
  await sql`
    insert into public.telephony_events (user_id, integration_id, provider, provider_ref, kind, direction, status,
      started_at, field_versions, cost_amount, cost_currency, cost_state)
    select i.user_id, i.id, 'twilio', 'CA' || n, 'call', 'inbound', 'completed',
      ${YEAR.until}::timestamptz - interval '10 days' - n * ${SECONDS_APART} * interval '1 second', '{}',
      round((0.001 + n % 977 * 0.000137)::numeric, 6), case when n % 3 = 0 then 'EUR' else 'USD' end, 'final'
    from public.integrations i, generate_series(1, ${LINES}) n where i.id = ${integrationId}`
  await sql`vacuum analyze public.telephony_events`
  await sql`analyze public.daily_rates`
  const [row] = await sql<{ user_id: string; missing: number }[]>`
    select l.user_id, count(*) filter (where l.amount_sek is null)::int as missing
    from public.ledger l join public.integrations i on i.user_id = l.user_id
    where i.id = ${integrationId} group by 1`
  if (!row || row.missing > 0) throw new Error(`Lines without a rate: ${JSON.stringify(row)}`)
  return row.user_id
}
