import type {
  AccountFacts,
  BookingFact,
  FixedCostFact,
  TelephonyFact,
  UsageFact,
} from '../../../src/lib/roi/facts-of-an-account.ts'
import type { SaidAssumption } from '../../../src/lib/roi/assumptions-in-force.ts'
import { decimal } from '../../../src/lib/roi/decimal.ts'
import type { Rate } from '../../../src/lib/roi/cost.ts'
import type { Sql, Tx } from '../support/open-database.ts'

/** Every rate there is, by currency and day. */
export async function readRates(sql: Sql | Tx): Promise<Map<string, Rate>> {
  const rows = await sql<{ key: string; rate: string; provisional: boolean }[]>`
    select currency || ' ' || day as key, rate::text, provisional from public.daily_rates`
  return new Map(rows.map(({ key, rate, provisional }) => [key, { rate: decimal(rate), provisional }]))
}

/** What the model is computed from, row by row; money as text. */
export async function readFacts(tx: Tx, userId: string, rates: Map<string, Rate>): Promise<AccountFacts> {
  const [account] = await tx<{ now: Date; timeZone: string; openingHours: unknown; providers: string[] }[]>`
    select now(), time_zone as "timeZone", opening_hours as "openingHours",
      array(select provider from public.integrations i where i.user_id = a.user_id) as providers
    from public.accounts a where user_id = ${userId}`
  if (!account) throw new Error('There is no such account')
  const telephony = await tx<TelephonyFact[]>`
    select id, integration_id as "integrationId", provider, provider_ref as ref, parent_ref as "parentRef", kind, direction,
      status, started_at as "startedAt", duration_seconds as seconds,
      case when cost_amount is not null then jsonb_build_object(
        'amount', cost_amount::text, 'currency', cost_currency, 'isFinal', cost_state = 'final') end as cost
    from public.telephony_events where user_id = ${userId}`
  const usage = await tx<UsageFact[]>`
    select integration_id as "integrationId", usage_date::text as day, cost_usd::text as usd, cost_state = 'final' as "isFinal"
    from public.ai_usage_logs where user_id = ${userId}`
  const fixedCosts = await tx<FixedCostFact[]>`
    select kind, category, amount::text, currency, starts_on::text as "startsOn", ends_on::text as "endsOn"
    from public.fixed_costs where user_id = ${userId}`
  const bookings = await tx<BookingFact[]>`
    select b.booked_at as "bookedAt", b.starts_at as "startsAt", b.status, b.owner_mark is not null as "isMarked",
      case when b.price_amount is not null then jsonb_build_object(
        'amount', b.price_amount::text, 'currency', b.price_currency) end as price,
      b.vat_rate::text as "vatRate", coalesce(a.tier, 'E') as tier, coalesce(a.weight, 0)::text as weight,
      a.call_id as "callId"
    from public.calendar_events b left join public.booking_attributions a on a.booking_id = b.id
    where b.user_id = ${userId}`
  const said = await tx<SaidAssumption[]>`
    select key, valid_from::text as "validFrom", low::text, likely::text, high::text, state
    from public.roi_assumptions where user_id = ${userId}`
  const has = (...providers: string[]) => account.providers.some((provider) => providers.includes(provider))
  return {
    now: account.now,
    timeZone: account.timeZone,
    openingHours: account.openingHours,
    telephony,
    usage,
    fixedCosts,
    bookings,
    said,
    sources: {
      telephony: has('twilio', 'telnyx', 'vapi', 'retell'),
      ai: has('openrouter'),
      bookings: has('simplybook', 'bokamera'),
    },
    rateOn: (currency, day) => rates.get(`${currency} ${day}`) ?? null,
  }
}
