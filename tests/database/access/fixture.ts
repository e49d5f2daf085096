import { accept, completedCall, connectTwilio, signUp } from '../support/builders.ts'
import type { Sql } from '../support/open-database.ts'
import type { People } from './matrix.ts'

/** Two accounts; the first has a row in every table that there is. */
export async function fillEveryTable(sql: Sql): Promise<People> {
  const people = { anna: await signUp(sql), bo: await signUp(sql) }
  const { anna } = people
  const integrationId = await connectTwilio(sql, anna)
  await accept(sql, { integrationId, key: 'one', observation: completedCall() })
  await sql`select private.count_webhook_rejections(${sql.json([
    { integration_id: integrationId, provider: 'twilio', reason: 'BAD_SIGNATURE' },
  ])})`
  await sql`select private.write_function_logs(${sql.json([
    {
      user_id: anna,
      function_name: 'twilio-webhook',
      outcome: 'ok',
      http_status: 204,
      duration_ms: 4,
      request_id: 'r',
    },
  ])})`
  await sql`
    insert into private.unsent_changes (user_id, turn, table_name, count)
    values (${anna}, 'integrations', 'integrations', 1)`
  await fillRoiTables(sql, anna, integrationId)
  await fillBookingTables(sql, integrationId)
  return people
}

async function fillRoiTables(sql: Sql, anna: string, integrationId: string): Promise<void> {
  await sql`insert into public.exchange_rates (currency, rate_date, sek_per_unit, source)
    values ('USD', '2026-03-24', 9.35344, 'riksbank')`
  await sql`insert into public.bank_days (day, is_bank_day) values ('2026-03-24', true)`
  await sql`
    insert into private.rate_coverage (currency, first_day, last_day) values ('USD', '2026-03-24', '2026-03-24')`
  await sql`
    with job as (
      insert into public.sync_jobs (user_id, integration_id, kind, mode, state, lease_number)
      values (${anna}, ${integrationId}, 'telephony', 'backfill', 'done', 1) returning id
    )
    insert into public.sync_runs (job_id, user_id, integration_id, kind, mode, lease_number)
    select id, ${anna}, ${integrationId}, 'telephony', 'backfill', 1 from job`
  await sql`
    insert into public.ai_usage_logs
      (user_id, integration_id, usage_date, model, requests, prompt_tokens, completion_tokens, credits_usd)
    values (${anna}, ${integrationId}, '2026-03-24', 'openai/gpt-4.1-mini', 1, 2, 3, 0.004)`
  await sql`
    with booking as (
      insert into public.calendar_events (user_id, integration_id, provider, provider_ref, provider_status, booked_at,
        booked_at_source, starts_at, ends_at, observed_at)
      values (${anna}, ${integrationId}, 'simplybook', '1', 'booked', now(), 'callback', now(), now(), now())
      returning id
    )
    insert into public.booking_attributions (booking_id, user_id, rule_tier, rule_weight, rule_reason, rule_version)
    select id, ${anna}, 'E', 0, 'no_number', 1 from booking`
  await sql`insert into public.fixed_costs (user_id, name, kind, amount, starts_on)
    values (${anna}, 'Reception', 'monthly', 499, '2026-01-01')`
  await sql`insert into public.roi_assumptions (user_id, key, valid_from, low, likely, high)
    values (${anna}, 'margin', '2026-01-01', 0.4, 0.6, 0.8)`
  await sql`insert into private.paybacks (user_id, payback, made_of, known_at) values (${anna}, '{}', '', now())`
  await sql`select private.close_account_days(${anna})`
  await sql`insert into private.day_marks (user_id, days) values (${anna}, '{}')`
}

async function fillBookingTables(sql: Sql, integrationId: string): Promise<void> {
  await sql`insert into private.booking_logins (integration_id, login) values (${integrationId}, 'sealed')`
  await sql`insert into private.booking_sessions (integration_id) values (${integrationId})`
  await sql`insert into private.booking_callbacks (integration_id, provider_ref) values (${integrationId}, '1')`
}
