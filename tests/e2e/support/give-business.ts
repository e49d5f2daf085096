import postgres from 'postgres'
import { inject } from 'vitest'
import { connectTwilio, giveHistory, localToday, newOwner, type Owner } from './owner.ts'

const days = 14
/** Ten calls a day: more rows than one page of a list. */
const hours = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16]

/**
 * An owner with two weeks of calls, model use, bookings that calls led to, and a subscription: a little of all that
 * Overview adds up. Written as the syncs leave it.
 */
export async function giveBusiness(name = 'Salong Summa'): Promise<Owner> {
  const owner = await newOwner(name)
  const twilio = await connectTwilio(owner)
  await giveHistory(twilio.integrationId, days, hours)
  const sql = postgres(inject('stack').dbUrl, { max: 1, onnotice: () => undefined })
  try {
    await sql`update public.integrations set status = 'active', last_sync_at = now()
      where id = ${twilio.integrationId}`
    await sql`insert into public.exchange_rates (currency, rate_date, sek_per_unit, source)
      select 'USD', ${localToday()}::date - s, 9.4 + s * 0.01, 'riksbank' from generate_series(0, ${days + 3}::int) s
      on conflict do nothing`
    await sql`insert into public.fixed_costs (user_id, name, kind, amount, starts_on)
      values (${owner.userId}, 'Abonnemang', 'monthly', 4000, ${localToday()}::date - 60)`
    await sql`insert into public.fixed_costs (user_id, name, kind, amount, starts_on)
      values (${owner.userId}, 'Uppstart', 'setup', 900, ${localToday()}::date - 3)`
    await giveModelUse(sql, owner.userId)
    await giveBookings(sql, owner.userId)
    await putOffSyncs(sql, owner.userId)
  } finally {
    await sql.end()
  }
  return owner
}

/** Nobody is there to be asked in a test, and a sync that fails would be said on the page. */
async function putOffSyncs(sql: postgres.Sql, userId: string): Promise<void> {
  await sql`select private.ensure_sync_jobs()`
  await sql`update public.sync_jobs set state = 'waiting', lease_until = null, due_at = now() + interval '1 day',
      lease_number = lease_number + 1, error_code = null
    where user_id = ${userId} and state in ('waiting', 'running')`
  await sql`update public.integrations set status = 'active', error_code = null where user_id = ${userId}`
}

async function giveModelUse(sql: postgres.Sql, userId: string): Promise<void> {
  const [source] = await sql<{ id: string }[]>`
    insert into public.integrations (user_id, provider, label, status, last_sync_at)
    values (${userId}, 'openrouter', 'OpenRouter', 'active', now()) returning id`
  if (source === undefined) throw new Error('The connection was not written.')
  await sql`insert into public.ai_usage_logs (user_id, integration_id, usage_date, model, requests, prompt_tokens,
      completion_tokens, credits_usd, cost_state)
    select ${userId}, ${source.id}, ${localToday()}::date - s, 'openai/gpt-5-mini', 40, 90000, 12000, 1.1234567891 + s * 0.01,
      case when s < 3 then 'provisional' else 'final' end::public.cost_state
    from generate_series(1, ${days}::int) s`
}

/** Every third answered call leads to a booking; half of the visits are marked, and one in seven has no price. */
async function giveBookings(sql: postgres.Sql, userId: string): Promise<void> {
  const [source] = await sql<{ id: string }[]>`
    insert into public.integrations (user_id, provider, label, status, last_sync_at)
    values (${userId}, 'simplybook', 'SimplyBook.me', 'active', now()) returning id`
  if (source === undefined) throw new Error('The connection was not written.')
  const made = await sql<{ id: string }[]>`
    with chosen as (
      select e.id as call_id, e.provider_ref, e.started_at, row_number() over (order by e.started_at, e.id) as n
      from public.telephony_events e
      where e.user_id = ${userId} and e.status = 'completed'
    ), numbered as (
      update public.telephony_events e set caller_number_hash = sha256(convert_to(c.provider_ref, 'UTF8'))
      from chosen c where e.id = c.call_id and c.n % 3 = 0
    )
    insert into public.calendar_events (user_id, integration_id, provider, provider_ref, provider_status, owner_mark,
      booked_at, booked_at_source, starts_at, ends_at, price_amount, price_currency, price_source, observed_at,
      call_ref, client_ref, client_phone_hash)
    select ${userId}, ${source.id}, 'simplybook', 'b' || c.n, 'booked',
      case when c.n % 6 = 0 then 'completed' when c.n % 15 = 0 then 'no_show' end::public.booking_status,
      c.started_at + interval '4 minutes', 'callback', c.started_at + interval '1 hour',
      c.started_at + interval '2 hours', case when c.n % 7 <> 0 then 480 + c.n end,
      case when c.n % 7 <> 0 then 'SEK' end, case when c.n % 7 <> 0 then 'service_catalogue' end, now(),
      case when c.n % 2 = 0 then c.provider_ref end, 'client ' || c.n,
      sha256(convert_to(c.provider_ref, 'UTF8'))
    from chosen c where c.n % 3 = 0
    returning id`
  // By the rules themselves, which look again every minute: some bookings name their call, others have its number.
  await sql`select private.attribute_bookings(${userId}, ${made.map(({ id }) => id)})`
}
