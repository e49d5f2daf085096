-- The overview's calls: today and a period of the account's local days (both ends included), as one document:
--   period {start, end}, time_zone, last_event_at,
--   today  {calls, answered, missed, in_progress, seconds, messages},
--   totals the same and unpriced, costs [{currency, amount, provisional}],
--   days   [{day, calls, answered, missed, seconds, messages, costs [{currency, amount}]}], every day, ascending,
--   hours  [{weekday 1 (Monday) to 7, hour 0 to 23, calls}], only those with calls.
-- A call is its parent leg. Answered: completed after more than 0 s. Missed: inbound and over without that.
-- Cost sums all legs and messages exactly; amounts are decimal texts, because a JSON number is a guess.
-- "provisional" is the part of the amount that may still change; "unpriced" counts the rows, of all legs, that
-- ought to have a price and have none yet.
create function public.get_call_overview(period_start date, period_end date)
returns jsonb language plpgsql stable set search_path = ''
as $$
declare
  v_account record;
  v_from timestamptz;
  v_until timestamptz;
  v_today_from timestamptz;
  v_today_until timestamptz;
  v_today date;
  v_document jsonb;
begin
  if period_end < period_start or period_end - period_start >= 400 then
    raise exception 'The period % to % is empty or too long', period_start, period_end using errcode = '22023';
  end if;
  select a.user_id, a.time_zone into v_account from public.accounts a where a.user_id = (select auth.uid());
  if not found then
    return null;
  end if;
  v_today := (now() at time zone v_account.time_zone)::date;
  v_today_from := v_today::timestamp at time zone v_account.time_zone;
  v_today_until := (v_today + 1)::timestamp at time zone v_account.time_zone;
  v_from := period_start::timestamp at time zone v_account.time_zone;
  v_until := (period_end + 1)::timestamp at time zone v_account.time_zone;

  with events as materialized (
    select e.started_at, x.local_time, x.local_time::date as day, e.cost_amount, e.cost_currency, e.cost_state,
      x.is_call::int as call,
      (x.is_call and e.status = 'completed' and e.duration_seconds > 0)::int as answered,
      (x.is_call and e.direction = 'inbound' and (e.status in ('no_answer', 'busy', 'canceled', 'failed')
        or e.status = 'completed' and coalesce(e.duration_seconds, 0) = 0))::int as missed,
      (x.is_call and e.status in ('queued', 'initiated', 'ringing', 'in_progress'))::int as in_progress,
      case when x.is_call then coalesce(e.duration_seconds, 0) else 0 end as seconds,
      (e.kind = 'sms')::int as message,
      (e.cost_amount is null and (e.kind = 'call' and e.status = 'completed' and e.duration_seconds > 0
        or e.kind = 'sms' and e.status in ('sent', 'delivered', 'undelivered', 'received')))::int as unpriced
    from public.telephony_events e
    cross join lateral (
      select e.started_at at time zone v_account.time_zone as local_time,
        e.kind = 'call' and e.parent_ref is null as is_call
    ) x
    -- The account by name as well as by policy: so the rows are found by the index, not filtered.
    where e.user_id = v_account.user_id
      and (e.started_at >= v_from and e.started_at < v_until
        or e.started_at >= v_today_from and e.started_at < v_today_until)
  ), period as materialized (
    select * from events e where e.started_at >= v_from and e.started_at < v_until
  ), costs as (
    select p.cost_currency as currency, sum(p.cost_amount) as amount,
      coalesce(sum(p.cost_amount) filter (where p.cost_state <> 'final'), 0) as provisional
    from period p where p.cost_currency is not null group by p.cost_currency
  ), day_costs as (
    select c.day, jsonb_agg(
      jsonb_build_object('currency', c.cost_currency, 'amount', trim_scale(c.amount)::text) order by c.cost_currency
    ) as costs
    from (
      select p.day, p.cost_currency, sum(p.cost_amount) as amount
      from period p where p.cost_currency is not null group by 1, 2
    ) c
    group by c.day
  ), day_counts as (
    select p.day, sum(p.call) as calls, sum(p.answered) as answered, sum(p.missed) as missed,
      sum(p.seconds) as seconds, sum(p.message) as messages
    from period p group by p.day
  ), hour_counts as (
    select extract(isodow from p.local_time)::int as weekday, extract(hour from p.local_time)::int as hour,
      sum(p.call) as calls
    from period p where p.call = 1 group by 1, 2
  )
  select jsonb_build_object(
    'period', jsonb_build_object('start', period_start, 'end', period_end),
    'time_zone', v_account.time_zone,
    'today', (
      select jsonb_build_object(
        'calls', coalesce(sum(e.call), 0), 'answered', coalesce(sum(e.answered), 0),
        'missed', coalesce(sum(e.missed), 0), 'in_progress', coalesce(sum(e.in_progress), 0),
        'seconds', coalesce(sum(e.seconds), 0), 'messages', coalesce(sum(e.message), 0))
      from events e where e.day = v_today
    ),
    'totals', (
      select jsonb_build_object(
        'calls', coalesce(sum(p.call), 0), 'answered', coalesce(sum(p.answered), 0),
        'missed', coalesce(sum(p.missed), 0), 'in_progress', coalesce(sum(p.in_progress), 0),
        'seconds', coalesce(sum(p.seconds), 0), 'messages', coalesce(sum(p.message), 0),
        'unpriced', coalesce(sum(p.unpriced), 0),
        'costs', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'currency', c.currency, 'amount', trim_scale(c.amount)::text,
            'provisional', trim_scale(c.provisional)::text) order by c.currency), '[]')
          from costs c
        ))
      from period p
    ),
    'days', (
      select jsonb_agg(jsonb_build_object(
        'day', d.day, 'calls', coalesce(c.calls, 0), 'answered', coalesce(c.answered, 0),
        'missed', coalesce(c.missed, 0), 'seconds', coalesce(c.seconds, 0), 'messages', coalesce(c.messages, 0),
        'costs', coalesce(k.costs, '[]')) order by d.day)
      from (
        select period_start + n as day from generate_series(0, period_end - period_start) n
      ) d
      left join day_counts c on c.day = d.day
      left join day_costs k on k.day = d.day
    ),
    'hours', (
      select coalesce(jsonb_agg(
        jsonb_build_object('weekday', h.weekday, 'hour', h.hour, 'calls', h.calls) order by h.weekday, h.hour), '[]')
      from hour_counts h
    ),
    'last_event_at', (
      select max(i.last_event_at) from public.integrations i where i.user_id = v_account.user_id
    )
  ) into v_document;
  return v_document;
end $$;
comment on function public.get_call_overview(date, date) is
  'Calls, messages and their cost today and in a period of local days of the caller''s account.';
revoke all on function public.get_call_overview(date, date) from public, anon, authenticated, service_role;
grant execute on function public.get_call_overview(date, date) to authenticated;
