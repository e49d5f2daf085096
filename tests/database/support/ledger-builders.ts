import { randomUUID } from 'node:crypto'
import type { Sql, Tx } from './open-database.ts'

/** The fixings of the Riksbank that the tests count with: [date, USD, EUR], in kronor for one unit. */
export const RIKSBANK_FIXINGS: [date: string, usd: string, eur: string][] = [
  ['2025-01-03', '11.10739', '11.4395'],
  ['2025-01-07', '11.04109', '11.475'],
  ['2025-04-17', '9.70757', '11.0278'],
  ['2025-04-22', '9.51142', '10.9153'],
  ['2025-05-28', '9.60811', '10.8735'],
  ['2025-06-05', '9.5798', '10.943'],
  ['2025-06-09', '9.61437', '10.97'],
  ['2025-06-19', '9.64192', '11.067'],
  ['2025-06-23', '9.73108', '11.1635'],
  ['2025-12-23', '9.18038', '10.82'],
  ['2025-12-29', '9.19259', '10.816'],
  ['2025-12-30', '9.20133', '10.818'],
  ['2026-01-02', '9.22148', '10.8085'],
  ['2026-03-24', '9.35344', '10.8238'],
  ['2026-03-25', '9.29218', '10.7715'],
  ['2026-03-26', '9.39466', '10.8405'],
  ['2026-03-27', '9.44517', '10.878'],
]

/** Stores fixings as the central bank published them; what is there already is overwritten. */
export async function storeFixings(
  sql: Sql | Tx,
  fixings: { currency: string; day: string; rate: string; source?: string; provisional?: boolean }[],
): Promise<void> {
  await sql`
    insert into public.exchange_rates (currency, rate_date, sek_per_unit, source, provisional)
    select f.currency, f.day, f.rate, coalesce(f.source, 'riksbank'), coalesce(f.provisional, false)
    from jsonb_to_recordset(${sql.json(fixings)})
      as f (currency text, day date, rate numeric, source text, provisional boolean)
    on conflict (currency, rate_date) do update set sek_per_unit = excluded.sek_per_unit, source = excluded.source,
      provisional = excluded.provisional`
}

export const riksbankFixings = () =>
  RIKSBANK_FIXINGS.flatMap(([day, usd, eur]) => [
    { currency: 'USD', day, rate: usd },
    { currency: 'EUR', day, rate: eur },
  ])

/** A connected provider without telephony; returns the integration's id. */
export async function connect(sql: Sql | Tx, userId: string, provider: string): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into public.integrations (id, user_id, provider, label, status) values (${id}, ${userId}, ${provider}, ${provider}, 'active')`
  return id
}

/** A day of a model; returns the row's id. */
export async function useModel(
  sql: Sql | Tx,
  userId: string,
  integrationId: string,
  { day, usd, model = 'openai/gpt-4.1-mini', state = 'final' }: UseOfModel,
): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into public.ai_usage_logs (id, user_id, integration_id, usage_date, model, endpoint_id, requests, prompt_tokens,
      completion_tokens, credits_usd, cost_state)
    values (${id}, ${userId}, ${integrationId}, ${day}, ${model}, ${id}, 1, 2, 3, ${usd}, ${state})`
  return id
}
type UseOfModel = { day: string; usd: string; model?: string; state?: string }

export async function payFixed(
  sql: Sql | Tx,
  userId: string,
  cost: {
    kind?: string
    amount: string
    currency?: string
    startsOn: string
    endsOn?: string
    name?: string
  },
): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into public.fixed_costs (id, user_id, name, kind, amount, currency, starts_on, ends_on)
    values (${id}, ${userId}, ${cost.name ?? 'Reception'}, ${cost.kind ?? 'monthly'}, ${cost.amount},
      ${cost.currency ?? 'SEK'}, ${cost.startsOn}, ${cost.endsOn ?? null})`
  return id
}
