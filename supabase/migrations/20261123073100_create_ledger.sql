-- The ledger: one line is one cost in its own currency and in kronor, with the rate of its day. Everything that shows or
-- sums a cost reads it here.
--   telephony  a leg or message that has a price, on the account's local day;
--   ai         a day of a model, on the provider's UTC day;
--   fixed      a day of a subscription, up to today, and a set-up fee on its day (is_setup).
-- A month's price is spread over its days so that they add up to it exactly: day k of n costs what the first k days cost
-- together, rounded to 6 decimals, less what the first k - 1 do.
-- Kronor are not rounded: that happens once, where a sum is shown. Without a rate there are none.
--
-- Filter by user_id, by occurred_at, which finds calls and messages by their index, and by occurred_on, which is exact and
-- finds AI use by its own. (An index on a day's noon would be of no use: through row level security Postgres does not
-- search by what a time zone makes of a column.) What has a day and no time occurs at noon UTC, which lies on that day
-- from UTC-12 to UTC+11.
create view public.ledger with (security_invoker = on) as
select l.user_id, l.line_id, l.integration_id, l.occurred_at, l.occurred_on, l.source, l.category, l.description,
  l.amount, l.currency,
  case when l.currency = 'SEK' then 1 else r.rate end as rate,
  case when l.currency = 'SEK' then l.occurred_on else r.rate_date end as rate_date,
  r.source as rate_source,
  coalesce(r.provisional, false) as rate_provisional,
  case when l.currency = 'SEK' then l.amount else l.amount * r.rate end as amount_sek,
  least(l.cost_state, case when r.provisional then 'provisional'::public.cost_state end) as state,
  l.cost_state, l.is_setup
from (
  select e.user_id, 'telephony:' || e.id as line_id, e.integration_id, e.started_at as occurred_at,
    (e.started_at at time zone a.time_zone)::date as occurred_on, e.provider as source, 'telephony' as category,
    e.kind::text || '_' || coalesce(e.direction::text, 'unknown') as description, e.cost_amount::numeric as amount,
    e.cost_currency as currency, e.cost_state, false as is_setup
  from public.telephony_events e
  join public.accounts a on a.user_id = e.user_id
  where e.cost_amount is not null
  union all
  select u.user_id, 'ai:' || u.id, u.integration_id, (u.usage_date + time '12:00') at time zone 'UTC', u.usage_date,
    'openrouter', 'ai', u.model, u.cost_usd::numeric, 'USD', u.cost_state, false
  from public.ai_usage_logs u
  union all
  select f.user_id, 'fixed:' || f.id || ':' || d.day, null, (d.day + time '12:00') at time zone 'UTC', d.day,
    'fixed', f.category, f.name,
    round(f.amount * m.k / m.n, 6) - round(f.amount * (m.k - 1) / m.n, 6), f.currency, 'final', false
  from public.fixed_costs f
  join public.accounts a on a.user_id = f.user_id
  cross join lateral (
    select f.starts_on + s as day
    from generate_series(0, least(f.ends_on, (now() at time zone a.time_zone)::date) - f.starts_on) s
  ) d
  cross join lateral (
    select extract(day from d.day) as k,
      extract(day from date_trunc('month', d.day::timestamp) + interval '1 month - 1 day') as n
  ) m
  where f.kind = 'monthly'
  union all
  select f.user_id, 'fixed:' || f.id, null, (f.starts_on + time '12:00') at time zone 'UTC', f.starts_on,
    'fixed', f.category, f.name, f.amount::numeric, f.currency, 'final', true
  from public.fixed_costs f
  join public.accounts a on a.user_id = f.user_id
  where f.kind = 'setup' and f.starts_on <= (now() at time zone a.time_zone)::date
) l
left join public.daily_rates r on r.currency = l.currency and r.day = l.occurred_on;
comment on view public.ledger is 'Every cost in its own currency and in SEK, with rate, day of the rate and state.';
comment on column public.ledger.description is
  'call_inbound, sms_outbound … for telephony, the model for ai, the owner''s name for what is fixed.';
comment on column public.ledger.rate_source is 'Whose fixing it is; none for SEK and where the rate is missing.';
comment on column public.ledger.state is 'The state of the amount, or provisional when the rate is.';
comment on column public.ledger.cost_state is
  'The state of the amount alone. Who asks for nothing that hangs on the rate is spared looking it up.';

revoke all on table public.ledger from anon, authenticated, service_role;
grant select on table public.ledger to authenticated, service_role;
