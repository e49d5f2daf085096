-- The overview's numbers as one document: what the receptionist cost, what it brought, and what makes them up.
-- Days are local days of the account, both ends included. Money is in SEK, a decimal text, exact; null is unknown.
--
--   period     {start, end, today, time_zone, is_unfinished}
--   cost_sek, value_sek, net_sek, roi      of the likely run
--   roi_hidden why roi is null: unknown, no_cost, cost_below_100 or few_calls (F8); per_krona is there all the same
--              when the cost is known and not 0
--   calls      inbound calls, counted by their parent; bookings made in the period that owe something to a call
--   range      {low, likely, high}: {cost_sek, value_sek, labour_sek, extra_sek, net_sek, roi, per_krona}
--   cost       {parts [{category, source, amount_sek, provisional_sek, lines, native [{currency, amount}]}],
--              unconverted [{currency, amount, lines, first_day, last_day}], unpriced, setup_sek}; set-up fees are in no
--              other number (F1)
--   value      {labour_sek, labour_hours, extra_sek, hourly_cost_sek, booked_through_ai_sek, turnover_sek, expected_sek};
--              expected_sek is the part of extra_sek from visits that are still to come
--   funnel     {calls, answered, handled, booked, showed, marked}
--   facts      {break_even_bookings, pays_before_bookings, payback {state, day, setup_sek}, cost_per_handled_call,
--              cost_per_booking, cost_per_minute, human_cost_sek}
--   days       [{day, cost {category: SEK}, calls, answered, bookings, is_incomplete}], every day up to today
--   hours      [{weekday 1 (Monday) to 7, hour, calls, missed}], those with calls; opening_hours
--   today      {calls, answered, missed, in_progress, seconds, messages}
--   assumptions [{key, low, likely, high, state, valid_from}] on the last day
--   attribution {A, B, C, E}
--   freshness  [{integration_id, provider, label, status, error_code, last_event_at, last_sync_at, provisional_share,
--              backfill {done, total}}]
--   rates      [{currency, rate, rate_date, source, provisional}] of the last day, for the currencies of the period
--   missing    [{what, since, count, currency}]
--   first_day  with anything
--   comparison null, or {period, cost_sek, value_sek, net_sek, roi, calls, bookings, days [{day, cost_sek}],
--              cost_change [{cause, sek}]}, which adds up to the difference
--
-- What has no rate is in no sum, and then there is no net, no ROI and no amount per krona: the cost is not known.

-- The period before: of a calendar month the month before, of a part from its first day on the same part, otherwise as
-- many days. No earlier period when the account's data does not reach over nine tenths of it.
create function private.earlier_period(p_start date, p_end date)
returns daterange language sql immutable set search_path = ''
as $$
  select case
    when extract(day from p_start) <> 1 or p_end >= m.next then daterange(p_start - (p_end - p_start) - 1, p_start)
    when p_end = m.next - 1 then daterange(m.before, p_start)
    else daterange(m.before, least(p_start, m.before + (p_end - p_start) + 1))
  end
  from (
    select (p_start::timestamp - interval '1 month')::date as before, (p_start::timestamp + interval '1 month')::date as next
  ) m
$$;
revoke all on function private.earlier_period(date, date) from public, anon, authenticated, service_role;

-- When the set-up fees are earned back (F10): the first day on which all that was earned since the first day, less all
-- running costs, comes to the fees. A forecast only from the last eight full weeks. What cannot be converted makes the
-- days from then on unknown.
-- Read in growing stretches until the day is found: it lies early, and what came after does not matter.
create function private.payback(p_user_id uuid, p_first_day date, p_today date)
returns jsonb language plpgsql stable security definer
set search_path = '' set jit = off set plan_cache_mode = force_generic_plan
as $$
declare
  v_setup record;
  v_stretch record;
  v_earned numeric := 0;
  v_lately numeric := 0;
  v_start date := p_first_day;
  v_length int := 14;
  v_from timestamptz;
  v_until timestamptz;
  -- The Sunday before today.
  v_week_end date := p_today - extract(isodow from p_today)::int;
  v_days numeric;
  v_document jsonb;
begin
  select count(*) as fees, min(f.starts_on) as first_on,
    case when bool_and(f.currency = 'SEK' or r.rate is not null)
      then sum(case when f.currency = 'SEK' then f.amount else f.amount * r.rate end) end as sek
  into v_setup
  from public.fixed_costs f left join public.daily_rates r on r.currency = f.currency and r.day = f.starts_on
  where f.user_id = p_user_id and f.kind = 'setup' and f.starts_on <= p_today;
  v_document := jsonb_build_object('state', case when v_setup.fees = 0 then 'no_setup' else 'not_yet' end, 'day', null,
    'setup_sek', trim_scale(v_setup.sek)::text);
  if v_setup.sek is null then
    return v_document;
  end if;

  while v_start <= p_today loop
    -- A day more at both ends holds every time zone's days.
    v_from := (v_start - 1)::timestamp at time zone 'UTC';
    v_until := (v_start + v_length + 1)::timestamp at time zone 'UTC';
    with nets as (
      select n.day, sum(n.sek) as sek, bool_or(n.sek is null) as is_unknown
      from (
        select l.occurred_on as day, case when bool_or(l.amount_sek is null) then null else -sum(l.amount_sek) end as sek
        from public.ledger l
        where l.user_id = p_user_id and not l.is_setup and l.occurred_at >= v_from and l.occurred_at < v_until
        group by 1
        union all
        select c.occurred_on, sum(c.labour_sek) from public.call_values c
        where c.user_id = p_user_id and c.started_at >= v_from and c.started_at < v_until
        group by 1
        union all
        select b.booked_on, coalesce(sum(b.extra_sek), 0) from public.booking_values b
        where b.user_id = p_user_id and b.weight > 0 and b.booked_at >= v_from and b.booked_at < v_until
        group by 1
      ) n
      where n.day >= v_start and n.day <= p_today and n.day < v_start + v_length
      group by 1
    ), sums as (
      select n.day, n.sek, v_earned + sum(n.sek) over (order by n.day) as earned,
        bool_or(n.is_unknown) over (order by n.day) as is_unknown
      from nets n
    )
    select min(s.day) filter (where s.earned >= v_setup.sek and not s.is_unknown) as paid_on,
      coalesce(bool_or(s.is_unknown), false) as is_unknown, coalesce(sum(s.sek), 0) as earned,
      coalesce(sum(s.sek) filter (where s.day between v_week_end - 55 and v_week_end), 0) as lately
    into v_stretch from sums s;
    if v_stretch.paid_on is not null then
      return v_document || jsonb_build_object('state', 'paid', 'day', greatest(v_stretch.paid_on, v_setup.first_on));
    end if;
    if v_stretch.is_unknown then
      return v_document;
    end if;
    v_earned := v_earned + v_stretch.earned;
    v_lately := v_lately + v_stretch.lately;
    v_start := v_start + v_length;
    v_length := v_length * 2;
  end loop;

  if p_first_day <= v_week_end - 55 and v_lately > 0 then
    v_days := ceil((v_setup.sek - v_earned) * 56 / v_lately);
    if v_days <= 3650 then
      return v_document || jsonb_build_object('state', 'forecast', 'day', p_today + v_days::int);
    end if;
  end if;
  return v_document;
end $$;
revoke all on function private.payback(uuid, date, date) from public, anon, authenticated, service_role;

-- It reads the whole history up to that day, and is the same from one look to the next: so it is remembered. What is
-- remembered holds for half an hour, and only while the owner's fees and assumptions are what they were.
create table private.paybacks (
  user_id  uuid primary key references public.accounts (user_id) on delete cascade,
  payback  jsonb not null,
  made_of  text not null,
  known_at timestamptz not null
);
comment on table private.paybacks is 'When an account''s set-up fees are earned back, as it was last worked out.';
comment on column private.paybacks.made_of is 'What the owner had said then: private.payback_inputs.';
alter table private.paybacks enable row level security;
revoke all on table private.paybacks from public, anon, authenticated, service_role;
create policy "nobody reads paybacks through the API" on private.paybacks
  for select to anon, authenticated using (false);

create function private.payback_inputs(p_user_id uuid, p_first_day date)
returns text language plpgsql stable security definer set search_path = ''
as $$
begin
  return concat_ws(' ', p_first_day,
    (select count(*) || ' ' || coalesce(max(f.updated_at), '-infinity') from public.fixed_costs f where f.user_id = p_user_id),
    (select count(*) || ' ' || coalesce(max(a.updated_at), '-infinity') from public.roi_assumptions a
      where a.user_id = p_user_id));
end $$;
revoke all on function private.payback_inputs(uuid, date) from public, anon, authenticated, service_role;

-- What is remembered, or worked out now.
create function private.known_payback(p_user_id uuid, p_first_day date, p_today date)
returns jsonb language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce(
    (select p.payback from private.paybacks p
      where p.user_id = p_user_id and p.known_at > now() - interval '30 minutes'
        and p.made_of = private.payback_inputs(p_user_id, p_first_day)),
    private.payback(p_user_id, p_first_day, p_today));
end $$;
revoke all on function private.known_payback(uuid, date, date) from public, anon, authenticated, service_role;

-- The first local day with anything: a call, a use of a model, a booking or a cost; null without.
create function private.first_day(p_user_id uuid, p_time_zone text)
returns date language plpgsql stable security definer set search_path = ''
as $$
begin
  return least(
    (select (e.started_at at time zone p_time_zone)::date from public.telephony_events e
      where e.user_id = p_user_id order by e.started_at, e.id limit 1),
    (select u.usage_date from public.ai_usage_logs u where u.user_id = p_user_id order by u.usage_date, u.id desc limit 1),
    (select (b.booked_at at time zone p_time_zone)::date from public.calendar_events b
      where b.user_id = p_user_id order by b.booked_at, b.id limit 1),
    (select f.starts_on from public.fixed_costs f
      where f.user_id = p_user_id and f.starts_on <= (now() at time zone p_time_zone)::date
      order by f.starts_on, f.id limit 1)
  );
end $$;
revoke all on function private.first_day(uuid, text) from public, anon, authenticated, service_role;

create function private.remember_paybacks()
returns void language sql volatile set search_path = ''
as $$
  insert into private.paybacks (user_id, payback, made_of, known_at)
  select a.user_id, private.payback(a.user_id, d.first_day, (now() at time zone a.time_zone)::date),
    private.payback_inputs(a.user_id, d.first_day), now()
  from public.accounts a
  cross join lateral (select private.first_day(a.user_id, a.time_zone) as first_day) d
  where exists (select from public.fixed_costs f where f.user_id = a.user_id and f.kind = 'setup')
  on conflict (user_id) do update set
    payback = excluded.payback, made_of = excluded.made_of, known_at = excluded.known_at
$$;
revoke all on function private.remember_paybacks() from public, anon, authenticated, service_role;
select cron.schedule('remember-paybacks', '*/10 * * * *', 'select private.remember_paybacks()');

-- Planned once a connection: with the period at hand it would be planned for every question, which takes as long as
-- answering, and to the same plan, because every table is entered by the account.
-- Security definer: it works with private functions and tables. Everything it reads is read by p_user_id, and the
-- functions below hand it the caller's own.
create function private.dashboard(p_user_id uuid, period_start date, period_end date, p_changes jsonb default '{}')
returns jsonb language plpgsql stable security definer
set search_path = '' set jit = off set plan_cache_mode = force_generic_plan
as $$
declare
  v_account record;
  v_open_minutes int4multirange;
  v_knows_hours boolean;
  v_now timestamptz := now();
  v_today date;
  v_last date;
  v_before daterange;
  v_first_day date;
  v_scan_from timestamptz;
  v_gap_from timestamptz;
  v_gap date;
  v_from timestamptz;
  v_until timestamptz;
  v_tomorrow timestamptz;
  v_first date;
  v_red_days datemultirange;
  v_sources record;
  v_today_counts jsonb;
  v_has_versions boolean;
  v_document jsonb;
begin
  if period_start is null or period_end is null or period_end < period_start or period_end - period_start >= 400 then
    raise exception 'The period % to % is empty or too long', period_start, period_end using errcode = '22023';
  end if;
  select a.user_id, a.time_zone, a.opening_hours, a.country into v_account from public.accounts a where a.user_id = p_user_id;
  if not found then
    return null;
  end if;
  v_open_minutes := private.opening_minutes(v_account.opening_hours);
  v_knows_hours := v_open_minutes is not null;
  v_open_minutes := coalesce(v_open_minutes, private.assumed_minutes());
  v_today := (v_now at time zone v_account.time_zone)::date;
  -- What is still to come is not part of it.
  v_last := least(period_end, v_today);

  v_first_day := private.first_day(p_user_id, v_account.time_zone);

  v_before := private.earlier_period(period_start, greatest(period_start, v_last));
  if period_start > v_today or v_first_day is null
    or v_first_day - lower(v_before) > (upper(v_before) - lower(v_before)) / 10
  then
    v_before := 'empty';
  end if;
  v_first := coalesce(lower(v_before), period_start);
  v_from := period_start::timestamp at time zone v_account.time_zone;
  v_scan_from := v_first::timestamp at time zone v_account.time_zone;
  -- The end of a longer month lies between the two periods and belongs to neither.
  v_gap := coalesce(upper(v_before), period_start);
  v_gap_from := v_gap::timestamp at time zone v_account.time_zone;
  v_until := (v_last + 1)::timestamp at time zone v_account.time_zone;
  v_tomorrow := (v_today + 1)::timestamp at time zone v_account.time_zone;
  select coalesce(range_agg(daterange(r.day, r.day, '[]')), '{}') into v_red_days
  -- The call that an owner has linked to a booking may lie outside the period.
  from private.red_days r where v_account.country = 'SE' and r.day between v_first - 1000 and v_last + 1000;

  select
    bool_or(i.provider in ('twilio', 'telnyx', 'vapi', 'retell')) as has_telephony,
    bool_or(i.provider = 'openrouter') as has_ai,
    bool_or(i.provider in ('simplybook', 'bokamera')) as has_bookings,
    bool_or(i.provider in ('twilio', 'telnyx', 'vapi', 'retell') and i.status <> 'disconnected') as telephony_now,
    bool_or(i.provider = 'openrouter' and i.status <> 'disconnected') as ai_now,
    bool_or(i.provider in ('simplybook', 'bokamera') and i.status <> 'disconnected') as bookings_now,
    max(i.disconnected_at) filter (where i.provider in ('twilio', 'telnyx', 'vapi', 'retell')) as telephony_until,
    max(i.disconnected_at) filter (where i.provider = 'openrouter') as ai_until,
    max(i.disconnected_at) filter (where i.provider in ('simplybook', 'bokamera')) as bookings_until,
    -- From this day on, something may not have come yet.
    min((greatest(i.last_event_at, i.last_sync_at) at time zone v_account.time_zone)::date)
      filter (where i.status <> 'disconnected') as heard_until
  into v_sources from public.integrations i where i.user_id = p_user_id;

  v_has_versions := p_changes <> '{}'
    or exists (select from public.roi_assumptions a where a.user_id = p_user_id and a.valid_from > v_first);

  select jsonb_build_object(
    'calls', count(*) filter (where e.is_call),
    'answered', count(*) filter (where e.is_call and e.status = 'completed' and e.duration_seconds > 0),
    'missed', count(*) filter (where e.is_call and e.direction = 'inbound'
      and (e.status in ('no_answer', 'busy', 'canceled', 'failed')
        or e.status = 'completed' and coalesce(e.duration_seconds, 0) = 0)),
    'in_progress', count(*) filter (where e.is_call and e.status in ('queued', 'initiated', 'ringing', 'in_progress')),
    'seconds', coalesce(sum(e.duration_seconds) filter (where e.is_call), 0),
    'messages', count(*) filter (where e.kind = 'sms')
  ) into v_today_counts
  from (
    select e.kind, e.kind = 'call' and e.parent_ref is null as is_call, e.status, e.direction, e.duration_seconds
    from public.telephony_events e
    where e.user_id = p_user_id and e.started_at < v_tomorrow
      and e.started_at >= v_today::timestamp at time zone v_account.time_zone
  ) e;

  with versions as materialized (
    select v.*, dense_rank() over (order by v.valid_from) as number
    from private.assumption_versions(p_user_id, p_changes) v
    where v.valid_from <= v_last and v.valid_until > least(v_first, v_last)
  ), segments as materialized (
    -- What is the same in all bands.
    select distinct on (v.number) v.* from versions v
  ), starts as materialized (
    select array_agg(s.valid_from order by s.number) as days from segments s
  ), forwarded as (
    -- Calls with an answered leg. Legs are few and have an index of their own.
    select c.id
    from public.integrations i
    cross join lateral (
      select l.parent_ref, l.started_at from public.telephony_events l
      where l.integration_id = i.id and l.parent_ref is not null and l.kind = 'call' and l.status = 'completed'
        and l.duration_seconds > 0
      -- A fence: with the time inside, it would be looked for among all calls.
      offset 0
    ) l
    join public.telephony_events c on c.integration_id = i.id and c.provider_ref = l.parent_ref
      and l.started_at between c.started_at - interval '1 hour' and c.started_at + interval '1 day'
    where i.user_id = p_user_id
      and l.started_at >= v_scan_from - interval '1 hour' and l.started_at < v_until + interval '1 day'
  ), told as materialized (
    -- Calls and messages, read once. What is only counted is one number of bits, so that groups have few columns and few
    -- sums: 1 this period, 2 message, 4 call, 8 answered, 16 missed, 32 without a price, 64 not final, 128 handled.
    select e.day, e.integration_id, e.cost_currency, e.cost_amount, e.minute, e.duration_seconds,
      e.is_now::int + case
        when e.is_message then 2
        when not e.is_call then 0
        when e.is_completed and e.duration_seconds > 0 then 12
        when e.is_completed or e.status in ('no_answer', 'busy', 'canceled', 'failed') then 20
        else 4
      end + case
        when e.cost_amount is not null then case when e.is_open then 64 else 0 end
        when e.is_message then case when e.status in ('sent', 'delivered', 'undelivered', 'received') then 32 else 0 end
        when e.is_completed and e.duration_seconds > 0 then 32
        else 0
      end + case
        when e.is_call and e.is_completed and coalesce(e.duration_seconds, 15) >= 15
          and e.id not in (select f.id from forwarded f) then 128 else 0
      end as bits
    from (
      select e.id, e.local_time::date as day, e.integration_id, e.cost_currency, e.is_message, e.is_call, e.status,
        e.status = 'completed' as is_completed, e.duration_seconds, e.cost_amount, e.is_open, e.is_now,
        case when e.is_call then (floor(date_part('epoch', e.local_time) / 60)::int - 5760) % 10080 end as minute
      from (
        select e.id, e.started_at at time zone v_account.time_zone as local_time, e.started_at >= v_from as is_now,
          e.integration_id, e.kind = 'sms' as is_message,
          e.kind = 'call' and e.parent_ref is null and coalesce(e.direction = 'inbound', false) as is_call, e.status,
          e.duration_seconds, e.cost_amount, e.cost_currency, e.cost_state <> 'final' as is_open
        from public.telephony_events e
        where e.user_id = p_user_id and e.started_at >= v_scan_from and e.started_at < v_until
          and (e.started_at >= v_from or e.started_at < v_gap_from)
        -- Fences, here and below: what has been worked out is not worked out again for every use.
        offset 0
      ) e
      offset 0
    ) e
  ), sums as materialized (
    select g.bits & 1 = 1 as is_now, g.day, g.integration_id, g.currency, g.bits & 2 = 2 as is_message,
      sum(g.n) as lines,
      coalesce(sum(g.n) filter (where g.bits & 4 = 4), 0) as calls,
      coalesce(sum(g.n) filter (where g.bits & 8 = 8), 0) as answered,
      coalesce(sum(g.n) filter (where g.bits & 128 = 128), 0) as handled,
      coalesce(sum(g.seconds) filter (where g.bits & 8 = 8), 0) as seconds,
      coalesce(sum(g.n) filter (where g.bits & 32 = 32), 0) as unpriced, sum(g.amount) as amount,
      sum(g.amount) filter (where g.bits & 64 = 64) as open_amount
    from (
      select e.bits, e.day, e.integration_id, e.cost_currency as currency, count(*) as n, sum(e.duration_seconds) as seconds,
        sum(e.cost_amount) as amount
      from told e group by 1, 2, 3, 4
    ) g
    group by 1, 2, 3, 4, 5
  ), call_days as (
    select s.day, sum(s.calls) as calls, sum(s.answered) as answered from sums s where s.is_now group by 1
  ), call_totals as (
    select s.is_now, sum(s.calls) as calls, sum(s.answered) as answered, sum(s.handled) as handled,
      sum(s.seconds) as seconds
    from sums s group by 1
  ), call_hours as (
    select e.minute / 1440 + 1 as weekday, e.minute / 60 % 24 as hour, count(*) as calls,
      count(*) filter (where e.bits & 16 = 16) as missed
    from told e where e.bits & 5 = 5 group by 1, 2
  ), handled as materialized (
    -- Calls of one length in one band are worth the same.
    select e.bits & 1 = 1 as is_now,
      case when v_has_versions then width_bucket(e.day, (select s.days from starts s)) else 1 end as number,
      case
        when v_red_days @> e.day then 'holiday'
        when v_open_minutes @> e.minute then
          case when e.minute % 1440 between 690 and 779 then 'lunch' else 'open' end
        when e.minute >= 7200 then 'weekend'
        else 'evening'
      end as band,
      e.duration_seconds as t, count(*) as n
    from told e where e.bits & 128 = 128 group by 1, 2, 3, 4
  ), factors as materialized (
    -- What a second is worth in a run, times 3600: F4 without the length of the call.
    select v.number, v.band, v.answered, v.answered_few * v.hourly_low * v.used_low as low_few,
      v.answered_most * v.hourly_low * v.used_low as low_most, v.answered * v.hourly * v.used as likely,
      v.answered_few * v.hourly_high * v.used_high as high_few, v.answered_most * v.hourly_high * v.used_high as high_most,
      -- Nobody would have answered: no time was saved.
      greatest(v.answered_few, v.answered, v.answered_most) > 0 as saves
    from versions v
  ), labour as materialized (
    select h.is_now, h.band,
      sum(h.n * f.answered * x.seconds) as seconds,
      sum(case when h.is_now then h.n * round(f.low_few * x.seconds_low / 3600, 6) end) as low_few,
      sum(case when h.is_now then h.n * round(f.low_most * x.seconds_low / 3600, 6) end) as low_most,
      sum(h.n * round(f.likely * x.seconds / 3600, 6)) as likely,
      sum(case when h.is_now then h.n * round(f.high_few * x.seconds_high / 3600, 6) end) as high_few,
      sum(case when h.is_now then h.n * round(f.high_most * x.seconds_high / 3600, 6) end) as high_most
    from handled h
    join factors f on f.number = h.number and f.band = h.band and f.saves
    join segments s on s.number = h.number
    cross join lateral (
      select least(coalesce(h.t, s.handling_low), s.longest_low) + s.wrap_low as seconds_low,
        least(coalesce(h.t, s.handling), s.longest) + s.wrap as seconds,
        least(coalesce(h.t, s.handling_high), s.longest_high) + s.wrap_high as seconds_high
    ) x
    group by 1, 2
  ), human as (
    select sum(h.n * round((least(coalesce(h.t, s.handling), s.longest) + s.wrap) * s.hourly / 3600, 6)) as sek
    from (select h.number, h.t, sum(h.n) as n from handled h where h.is_now group by 1, 2) h
    join segments s on s.number = h.number
  ), found as materialized (
    select b.booked_at, b.status, a.tier, a.weight, b.starts_at, b.price_amount, b.price_currency, b.vat_rate, a.call_id
    from public.calendar_events b
    left join public.booking_attributions a on a.user_id = p_user_id and a.booking_id = b.id
    where b.user_id = p_user_id and b.booked_at >= v_scan_from and b.booked_at < v_until
      and (b.booked_at >= v_from or b.booked_at < v_gap_from)
  ), booked as materialized (
    -- Those that owe something to a call. A call that has gone with its connection vouches for nothing.
    select b.booked_at >= v_from as is_now, b.booked_on, b.status, b.starts_at > v_now as is_ahead, b.price_amount,
      b.price_currency, b.vat_rate, b.weight,
      case
        when v_red_days @> b.call_at::date then 'holiday'
        when v_open_minutes @> b.minute then
          case when b.minute % 1440 between 690 and 779 then 'lunch' else 'open' end
        when b.minute >= 7200 then 'weekend'
        else 'evening'
      end as band
    from (
      select b.*, (floor(date_part('epoch', b.call_at) / 60)::int - 5760) % 10080 as minute
      from (
        select b.booked_at, (b.booked_at at time zone v_account.time_zone)::date as booked_on, b.status, b.weight,
          b.starts_at, b.price_amount, b.price_currency, b.vat_rate,
          l.started_at at time zone v_account.time_zone as call_at
        from found b
        cross join lateral (
          select e.started_at from public.telephony_events e where e.id = b.call_id and e.user_id = p_user_id limit 1
        ) l
        where b.weight > 0
        offset 0
      ) b
      offset 0
    ) b
  ), attributed as (
    -- Bookings alike are worth the same.
    select b.is_now, b.band, b.weight, b.status, b.is_ahead, b.vat_rate,
      case when v_has_versions then width_bucket(b.booked_on, (select s.days from starts s)) else 1 end as number,
      count(*) as n,
      case when b.price_currency = 'SEK' then b.price_amount else b.price_amount * r.rate end as price
    from booked b
    left join public.daily_rates r on r.currency = b.price_currency and r.day = b.booked_on
    group by 1, 2, 3, 4, 5, 6, 7, 9
  ), worth as materialized (
    select a.is_now, a.band, a.weight, a.n, a.status, a.is_ahead,
      case when s.shown = 0 then 0 else round(a.price * s.shown / (1 + coalesce(a.vat_rate, v.vat)), 6) end as turnover,
      x.low as low, x.likely as likely, x.high as high, v.lost,
      round(a.weight * x.low * v.lost_low_few, 6) as low_few, round(a.weight * x.low * v.lost_low_most, 6) as low_most,
      round(a.weight * x.likely * v.lost, 6) as extra,
      round(a.weight * x.high * v.lost_high_few, 6) as high_few,
      round(a.weight * x.high * v.lost_high_most, 6) as high_most
    from attributed a
    join versions v on v.number = a.number and v.band = a.band
    cross join lateral (
      select
        case a.status when 'completed' then 1 when 'booked' then v.show_low else 0 end as shown_low,
        case a.status when 'completed' then 1 when 'booked' then v.show else 0 end as shown,
        case a.status when 'completed' then 1 when 'booked' then v.show_high else 0 end as shown_high
    ) s
    cross join lateral (
      select
        case when s.shown_low = 0 then 0
          else round(a.price * v.margin_low * s.shown_low / (1 + coalesce(a.vat_rate, v.vat_low)), 6) end as low,
        case when s.shown = 0 then 0
          else round(a.price * v.margin * s.shown / (1 + coalesce(a.vat_rate, v.vat)), 6) end as likely,
        case when s.shown_high = 0 then 0
          else round(a.price * v.margin_high * s.shown_high / (1 + coalesce(a.vat_rate, v.vat_high)), 6) end as high
    ) x
  ), extra as (
    select w.is_now, w.band, sum(w.n * w.low_few) as low_few, sum(w.n * w.low_most) as low_most,
      sum(w.n * w.extra) as likely, sum(w.n * w.high_few) as high_few, sum(w.n * w.high_most) as high_most
    from worth w group by 1, 2
  ), booking_totals as (
    select b.is_now, count(*) as bookings, count(*) filter (where b.status = 'completed') as showed,
      count(*) filter (where b.status in ('completed', 'no_show')) as marked,
      count(*) filter (where b.status = 'booked' and not b.is_ahead) as unmarked,
      count(*) filter (where b.price_amount is null and b.status in ('booked', 'completed')) as unpriced
    from booked b group by 1
  ), tiers as (
    select jsonb_build_object('A', coalesce(sum(t.n) filter (where t.tier = 'A'), 0),
      'B', coalesce(sum(t.n) filter (where t.tier = 'B'), 0), 'C', coalesce(sum(t.n) filter (where t.tier = 'C'), 0),
      'E', coalesce(sum(t.n) filter (where t.tier = 'E'), 0)) as counts
    from (select coalesce(f.tier, 'E') as tier, count(*) as n from found f where f.booked_at >= v_from group by 1) t
  ), worth_totals as (
    select w.is_now,
      sum(w.n * w.likely) filter (where w.weight >= 0.7) as booked_through_ai,
      sum(w.n * w.turnover) filter (where w.weight >= 0.7) as turnover,
      sum(w.n * w.extra) filter (where w.status = 'booked' and w.is_ahead) as expected,
      -- Of those whose value is known: how many, and what they would have lost together (F9).
      sum(w.n) filter (where w.likely is not null) as known, sum(w.n * round(w.likely * w.lost, 6)) as lost
    from worth w group by 1
  ), values_by_band as (
    select coalesce(l.is_now, x.is_now) as is_now, coalesce(l.band, x.band) as band,
      coalesce(l.low_few, 0) as labour_low_few, coalesce(l.low_most, 0) as labour_low_most,
      coalesce(l.likely, 0) as labour, coalesce(l.high_few, 0) as labour_high_few,
      coalesce(l.high_most, 0) as labour_high_most, coalesce(l.seconds, 0) as seconds,
      coalesce(x.low_few, 0) as extra_low_few, coalesce(x.low_most, 0) as extra_low_most,
      coalesce(x.likely, 0) as extra, coalesce(x.high_few, 0) as extra_high_few,
      coalesce(x.high_most, 0) as extra_high_most
    from labour l full join extra x on x.is_now = l.is_now and x.band = l.band
  ), chosen as (
    -- One end of what staff answered for all rows of a band: the one that makes the sum the lowest, the highest.
    select b.is_now,
      sum(case when b.labour_low_few + b.extra_low_few <= b.labour_low_most + b.extra_low_most
        then b.labour_low_few else b.labour_low_most end) as labour_low,
      sum(case when b.labour_low_few + b.extra_low_few <= b.labour_low_most + b.extra_low_most
        then b.extra_low_few else b.extra_low_most end) as extra_low,
      sum(b.labour) as labour, sum(b.extra) as extra,
      sum(case when b.labour_high_few + b.extra_high_few > b.labour_high_most + b.extra_high_most
        then b.labour_high_few else b.labour_high_most end) as labour_high,
      sum(case when b.labour_high_few + b.extra_high_few > b.labour_high_most + b.extra_high_most
        then b.extra_high_few else b.extra_high_most end) as extra_high,
      sum(b.seconds) as seconds
    from values_by_band b group by 1
  ), lines as (
    -- The ledger, added up by day and currency before it is converted.
    select s.day, 'telephony' as category, i.provider as source, s.integration_id, s.currency, s.is_message, s.lines as n,
      s.amount, coalesce(s.open_amount, 0) as open_amount
    from sums s join public.integrations i on i.id = s.integration_id
    where s.currency is not null
    union all
    select u.usage_date, 'ai', 'openrouter', u.integration_id, 'USD', false, count(*), sum(u.cost_usd),
      coalesce(sum(u.cost_usd) filter (where u.cost_state <> 'final'), 0)
    from public.ai_usage_logs u
    where u.user_id = p_user_id and u.usage_date between v_first and v_last group by 1, 4
    union all
    select d.day, f.category, 'fixed', null, f.currency, false, count(*),
      sum(round(f.amount * m.k / m.n, 6) - round(f.amount * (m.k - 1) / m.n, 6)), 0
    from public.fixed_costs f
    cross join lateral (
      select greatest(f.starts_on, v_first) + s as day
      from generate_series(0, least(f.ends_on, v_last) - greatest(f.starts_on, v_first)) s
    ) d
    cross join lateral (
      select extract(day from d.day) as k,
        extract(day from date_trunc('month', d.day::timestamp) + interval '1 month - 1 day') as n
    ) m
    where f.user_id = p_user_id and f.kind = 'monthly' and f.starts_on <= v_last
    group by 1, 2, 5
  ), costs as materialized (
    select l.*, l.day >= period_start as is_now,
      case when l.currency = 'SEK' then l.amount else l.amount * r.rate end as sek,
      case
        when l.currency = 'SEK' then l.open_amount
        when r.provisional then l.amount * r.rate
        else l.open_amount * r.rate
      end as open_sek
    from lines l left join public.daily_rates r on r.currency = l.currency and r.day = l.day
    where l.day >= period_start or l.day < v_gap
  ), cost_days as (
    select c.day, c.is_now, jsonb_object_agg(c.category, trim_scale(c.sek)::text) filter (where c.sek is not null) as cost,
      sum(c.sek) as sek, bool_or(c.unconverted) as unconverted
    from (
      select c.day, c.is_now, c.category, sum(c.sek) as sek, bool_or(c.sek is null) as unconverted
      from costs c group by 1, 2, 3
    ) c
    group by 1, 2
  ), cost_totals as (
    select c.is_now, sum(c.sek) as sek, bool_or(c.sek is null) as unconverted from costs c group by 1
  ), cost_causes as (
    -- Why the cost is another than before. What changed with the rate is told apart first; the rest of the cost of calls
    -- is their number, then their length, then their price, each with what comes after it as it was before.
    select x.cause, sum(x.sek) as sek
    from (
      select c.what, c.currency, coalesce(sum(c.amount) filter (where not c.is_now), 0) as amount_before,
        coalesce(sum(c.sek) filter (where not c.is_now), 0) as sek_before,
        coalesce(sum(c.amount) filter (where c.is_now), 0) as amount_now,
        coalesce(sum(c.sek) filter (where c.is_now), 0) as sek_now
      from (
        select case when c.source = 'fixed' then 'fixed' when c.category = 'ai' then 'ai'
            when c.is_message then 'other' else 'calls' end as what, c.currency, c.amount, c.sek, c.is_now
        from costs c
      ) c
      group by 1, 2
    ) c
    cross join (
      select coalesce(sum(t.calls) filter (where not t.is_now), 0) as calls_before,
        coalesce(sum(t.calls) filter (where t.is_now), 0) as calls_now,
        coalesce(sum(t.seconds) filter (where not t.is_now), 0) as seconds_before,
        coalesce(sum(t.seconds) filter (where t.is_now), 0) as seconds_now
      from call_totals t
    ) t
    cross join lateral (
      -- This period's amount at the rate of the period before.
      select case when c.amount_before <> 0 then c.amount_now * c.sek_before / c.amount_before else c.sek_now end as sek_at_old_rate
    ) o
    cross join lateral (
      select 'exchange_rate' as cause, round(c.sek_now - o.sek_at_old_rate, 6) as sek
      union all
      select c.what, round(o.sek_at_old_rate - c.sek_before, 6)
      where c.what <> 'calls' or t.calls_before = 0
      union all
      select 'other', round(o.sek_at_old_rate - c.sek_before, 6)
      where c.what = 'calls' and t.calls_before > 0 and (t.seconds_before = 0 or c.amount_before = 0)
      union all
      select k.cause, k.sek
      from (
        values
          ('calls', round(c.sek_before * t.calls_now / nullif(t.calls_before, 0) - c.sek_before, 6)),
          ('call_length', round(c.sek_before * t.seconds_now / nullif(t.seconds_before, 0)
            - c.sek_before * t.calls_now / nullif(t.calls_before, 0), 6)),
          ('unit_price', round(o.sek_at_old_rate - c.sek_before * t.seconds_now / nullif(t.seconds_before, 0), 6))
      ) k (cause, sek)
      where c.what = 'calls' and t.calls_before > 0 and t.seconds_before > 0 and c.amount_before <> 0
    ) x
    group by 1
  ), cost_natives as (
    select c.category, c.source, c.currency, sum(c.n) as n, sum(c.amount) as amount, sum(c.sek) as sek,
      sum(c.open_sek) as open_sek
    from costs c where c.is_now group by 1, 2, 3
  ), cost_parts as (
    select n.category, n.source, sum(n.n) as n, sum(n.sek) as sek, sum(n.open_sek) as open_sek,
      jsonb_agg(jsonb_build_object('currency', n.currency, 'amount', trim_scale(n.amount)::text) order by n.currency)
        as native
    from cost_natives n group by 1, 2
  ), unconverted as (
    select c.currency, sum(c.amount) as amount, sum(c.n) as n, min(c.day) as first_day, max(c.day) as last_day
    from costs c where c.is_now and c.sek is null group by 1
  ), unpriced as (
    select coalesce(sum(s.unpriced), 0) as n, min(s.day) filter (where s.unpriced > 0) as since
    from sums s where s.is_now
  ), setup_now as (
    select sum(case when f.currency = 'SEK' then f.amount else f.amount * r.rate end) as sek
    from public.fixed_costs f left join public.daily_rates r on r.currency = f.currency and r.day = f.starts_on
    where f.user_id = p_user_id and f.kind = 'setup' and f.starts_on between period_start and v_last
  ), assumed as materialized (
    select * from private.assumptions_in_force(p_user_id, p_changes) a where v_last >= a.valid_from and v_last < a.valid_until
  ), spread as (
    select a.low, a.high from assumed a where a.key = 'cost_spread'
  ), totals as materialized (
    select n.is_now, coalesce(t.calls, 0) as calls, coalesce(t.answered, 0) as answered, coalesce(t.handled, 0) as handled,
      coalesce(t.seconds, 0) as seconds, coalesce(b.bookings, 0) as bookings, k.cost, k.is_known, w.*,
      case when has.labour is null then null else coalesce(v.seconds, 0) end as labour_seconds,
      case when has.labour is null then null else coalesce((select h.sek from human h), 0) end as human
    from (values (true), (false)) n (is_now)
    left join call_totals t on t.is_now = n.is_now
    left join booking_totals b on b.is_now = n.is_now
    left join chosen v on v.is_now = n.is_now
    left join cost_totals c on c.is_now = n.is_now
    cross join lateral (
      -- Before the first day, and of a source that never was, nothing is known.
      select case when n.is_now then v_first_day <= v_last and period_start <= v_today else not isempty(v_before) end
        as is_reached
    ) r
    cross join lateral (
      select case when r.is_reached and v_sources.has_telephony then true end as labour,
        case when r.is_reached and v_sources.has_bookings then true end as extra
    ) has
    cross join lateral (
      select case
          when c.is_now is not null then c.sek
          when r.is_reached and (v_sources.has_telephony or v_sources.has_ai) then 0
        end as cost,
        coalesce(not c.unconverted, r.is_reached and (v_sources.has_telephony or v_sources.has_ai), false) as is_known
    ) k
    cross join lateral (
      select case when has.labour then coalesce(v.labour_low, 0) end as labour_low,
        case when has.labour then coalesce(v.labour, 0) end as labour,
        case when has.labour then coalesce(v.labour_high, 0) end as labour_high,
        case when has.extra then coalesce(v.extra_low, 0) end as extra_low,
        case when has.extra then coalesce(v.extra, 0) end as extra,
        case when has.extra then coalesce(v.extra_high, 0) end as extra_high
    ) w
  ), runs as materialized (
    select t.is_now, r.run, r.cost, r.labour, r.extra, x.value,
      case when t.is_known then x.value - r.cost end as net,
      case when t.is_known and r.cost > 0 then round(x.value / r.cost, 6) end as per_krona,
      case when t.is_known and r.cost > 0 then round((x.value - r.cost) / r.cost, 6) end as roi,
      case
        when not t.is_known or r.cost is null or x.value is null then 'unknown'
        -- Credits may come to more than the charges; a share of nothing, or of less, means nothing.
        when t.cost <= 0 then 'no_cost'
        when t.cost < 100 then 'cost_below_100'
        when t.handled < 20 then 'few_calls'
      end as hidden
    from totals t
    cross join spread s
    cross join lateral (
      values ('low', t.cost * (1 + s.low), t.labour_low, t.extra_low), ('likely', t.cost, t.labour, t.extra),
        ('high', t.cost * (1 - s.high), t.labour_high, t.extra_high)
    ) r (run, cost, labour, extra)
    cross join lateral (
      select case when r.labour is not null or r.extra is not null
        then coalesce(r.labour, 0) + coalesce(r.extra, 0) end as value
    ) x
  ), range as (
    select jsonb_object_agg(r.run, jsonb_build_object(
      'cost_sek', trim_scale(r.cost)::text, 'value_sek', trim_scale(r.value)::text,
      'labour_sek', trim_scale(r.labour)::text, 'extra_sek', trim_scale(r.extra)::text,
      'net_sek', trim_scale(r.net)::text, 'roi', case when r.hidden is null then trim_scale(r.roi)::text end,
      'per_krona', trim_scale(r.per_krona)::text)) as range
    from runs r where r.is_now
  )
  select jsonb_build_object(
    'period', jsonb_build_object('start', period_start, 'end', period_end, 'today', v_today,
      'time_zone', v_account.time_zone, 'is_unfinished', period_end >= v_today),
    'cost_sek', trim_scale(r.cost)::text,
    'value_sek', trim_scale(r.value)::text,
    'net_sek', trim_scale(r.net)::text,
    'roi', case when r.hidden is null then trim_scale(r.roi)::text end,
    'roi_hidden', r.hidden,
    'calls', t.calls,
    'bookings', t.bookings,
    'range', g.range,
    'cost', jsonb_build_object(
      'parts', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'category', p.category, 'source', p.source, 'amount_sek', trim_scale(p.sek)::text,
          'provisional_sek', trim_scale(p.open_sek)::text, 'lines', p.n, 'native', p.native
        ) order by p.sek desc nulls last, p.category, p.source), '[]')
        from cost_parts p
      ),
      'unconverted', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'currency', u.currency, 'amount', trim_scale(u.amount)::text, 'lines', u.n, 'first_day', u.first_day,
          'last_day', u.last_day) order by u.currency), '[]')
        from unconverted u
      ),
      'unpriced', u.n,
      'setup_sek', (select trim_scale(s.sek)::text from setup_now s)
    ),
    'value', jsonb_build_object(
      'labour_sek', trim_scale(t.labour)::text,
      'labour_hours', trim_scale(round(t.labour_seconds / 3600, 6))::text,
      'extra_sek', trim_scale(t.extra)::text,
      'hourly_cost_sek', (
        select trim_scale(v.hourly)::text from versions v where v_last >= v.valid_from and v_last < v.valid_until limit 1
      ),
      'booked_through_ai_sek', case when t.extra is not null then trim_scale(coalesce(w.booked_through_ai, 0))::text end,
      'turnover_sek', case when t.extra is not null then trim_scale(coalesce(w.turnover, 0))::text end,
      'expected_sek', case when t.extra is not null then trim_scale(coalesce(w.expected, 0))::text end
    ),
    'funnel', jsonb_build_object('calls', t.calls, 'answered', t.answered, 'handled', t.handled, 'booked', t.bookings,
      'showed', coalesce(b.showed, 0), 'marked', coalesce(b.marked, 0)),
    'facts', jsonb_build_object(
      'break_even_bookings', case when t.is_known and t.labour is not null then
        case when t.labour >= t.cost then 0 when w.lost > 0 then ceil((t.cost - t.labour) * w.known / w.lost) end end,
      'pays_before_bookings', case when t.is_known then t.labour >= t.cost end,
      'payback', private.known_payback(p_user_id, v_first_day, v_today),
      'cost_per_handled_call', case when t.is_known and t.handled > 0 then trim_scale(round(t.cost / t.handled, 6))::text end,
      'cost_per_booking', case when t.is_known and t.bookings > 0 then trim_scale(round(t.cost / t.bookings, 6))::text end,
      'cost_per_minute', case when t.is_known and t.seconds > 0 then trim_scale(round(t.cost * 60 / t.seconds, 6))::text end,
      'human_cost_sek', trim_scale(t.human)::text
    ),
    'days', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'day', d.day, 'cost', coalesce(c.cost, '{}'), 'calls', coalesce(n.calls, 0), 'answered', coalesce(n.answered, 0),
        'bookings', coalesce(k.bookings, 0),
        'is_incomplete', d.day >= v_today or coalesce(d.day < v_first_day or d.day >= v_sources.heard_until, true)
          or coalesce(c.unconverted, false)
      ) order by d.day), '[]')
      from (select period_start + s as day from generate_series(0, v_last - period_start) s) d
      left join cost_days c on c.day = d.day and c.is_now
      left join call_days n on n.day = d.day
      left join (
        select b.booked_on, count(*) as bookings from booked b where b.is_now group by 1
      ) k on k.booked_on = d.day
    ),
    'hours', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'weekday', h.weekday, 'hour', h.hour, 'calls', h.calls, 'missed', h.missed) order by h.weekday, h.hour), '[]')
      from call_hours h
    ),
    'opening_hours', v_account.opening_hours,
    'today', v_today_counts,
    'assumptions', (
      select jsonb_agg(jsonb_build_object(
        'key', a.key, 'low', trim_scale(a.low)::text, 'likely', trim_scale(a.likely)::text,
        'high', trim_scale(a.high)::text, 'state', a.state, 'valid_from', nullif(a.said_from, '-infinity')) order by a.key)
      from assumed a
    ),
    'attribution', (select t.counts from tiers t),
    'freshness', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'integration_id', i.id, 'provider', i.provider, 'label', i.label, 'status', i.status, 'error_code', i.error_code,
        'last_event_at', i.last_event_at, 'last_sync_at', i.last_sync_at,
        'provisional_share', (
          select trim_scale(round(sum(c.open_sek) / nullif(sum(c.sek), 0), 6))::text
          from costs c where c.is_now and c.integration_id = i.id
        ),
        'backfill', (
          select jsonb_build_object('done', j.done, 'total', j.total) from public.sync_jobs j
          where j.integration_id = i.id and j.mode = 'backfill' and j.state in ('waiting', 'running')
          order by j.created_at desc limit 1
        )) order by i.created_at, i.id), '[]')
      from public.integrations i where i.user_id = p_user_id and i.status <> 'disconnected'
    ),
    'rates', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'currency', c.currency, 'rate', trim_scale(x.rate)::text, 'rate_date', x.rate_date, 'source', x.source,
        'provisional', x.provisional) order by c.currency), '[]')
      from (select distinct c.currency from costs c where c.is_now and c.currency <> 'SEK') c
      left join public.daily_rates x on x.currency = c.currency and x.day = v_last
    ),
    'missing', (
      select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'what', m.what, 'since', m.since, 'count', m.count, 'currency', m.currency)) order by m.rank, m.currency), '[]')
      from (
        select 1 as rank, 'rate' as what, x.first_day as since, x.n as count, x.currency from unconverted x
        union all select 2, 'price', u.since, u.n, null where u.n > 0
        union all select 3, 'telephony_source', (v_sources.telephony_until at time zone v_account.time_zone)::date, null, null
          where not coalesce(v_sources.telephony_now, false)
        union all select 4, 'ai_source', (v_sources.ai_until at time zone v_account.time_zone)::date, null, null
          where not coalesce(v_sources.ai_now, false)
        union all select 5, 'booking_source', (v_sources.bookings_until at time zone v_account.time_zone)::date, null, null
          where not coalesce(v_sources.bookings_now, false)
        union all select 6, 'booking_price', null, b.unpriced, null where b.unpriced > 0
        union all
        select 7, 'booking_rate', min(k.booked_on), count(*), k.price_currency
        from booked k left join public.daily_rates x on x.currency = k.price_currency and x.day = k.booked_on
        where k.is_now and k.price_currency <> 'SEK' and x.rate is null
        group by k.price_currency
        union all select 8, 'visit_marks', null, b.unmarked, null where b.unmarked > 0
        union all select 9, 'opening_hours', null, null, null where not v_knows_hours
      ) m
    ),
    'first_day', v_first_day,
    'comparison', case when not isempty(v_before) then (
      select jsonb_build_object(
        'period', jsonb_build_object('start', lower(v_before), 'end', upper(v_before) - 1),
        'cost_sek', trim_scale(p.cost)::text, 'value_sek', trim_scale(p.value)::text,
        'net_sek', trim_scale(p.net)::text, 'roi', case when p.hidden is null then trim_scale(p.roi)::text end,
        'calls', q.calls, 'bookings', q.bookings,
        'days', (
          select jsonb_agg(jsonb_build_object('day', d.day, 'cost_sek',
            case when not coalesce(c.unconverted, false) then trim_scale(coalesce(c.sek, 0))::text end) order by d.day)
          from (select lower(v_before) + s as day from generate_series(0, upper(v_before) - lower(v_before) - 1) s) d
          left join cost_days c on c.day = d.day and not c.is_now
        ),
        'cost_change', case when t.is_known and q.is_known then (
          -- What rounding left goes to "other", so that the causes add up exactly.
          select coalesce(jsonb_agg(jsonb_build_object('cause', x.cause, 'sek', trim_scale(x.sek)::text)
            order by abs(x.sek) desc, x.cause), '[]')
          from (
            select y.cause, sum(y.sek) as sek
            from (
              select k.cause, k.sek from cost_causes k
              union all
              select 'other', t.cost - p.cost - coalesce((select sum(k.sek) from cost_causes k), 0)
            ) y
            group by 1
          ) x
          where x.sek <> 0
        ) end
      )
      from runs p join totals q on not q.is_now where not p.is_now and p.run = 'likely'
    ) end
  ) into v_document
  from totals t
  join runs r on r.is_now and r.run = 'likely'
  cross join range g
  cross join unpriced u
  left join booking_totals b on b.is_now
  left join worth_totals w on w.is_now
  where t.is_now;
  return v_document;
end $$;
revoke all on function private.dashboard(uuid, date, date, jsonb) from public, anon, authenticated, service_role;
grant execute on function private.dashboard(uuid, date, date, jsonb) to authenticated;

-- In the standard's form, which is bound to the private function when it is made: whoever calls it needs no right to the
-- schema.
create function public.get_dashboard(period_start date, period_end date)
returns jsonb language sql stable set search_path = ''
begin atomic
  select private.dashboard((select auth.uid()), period_start, period_end);
end;
comment on function public.get_dashboard(date, date) is
  'Cost, value and what makes them up in a period of local days of the caller''s account.';
revoke all on function public.get_dashboard(date, date) from public, anon, authenticated, service_role;
grant execute on function public.get_dashboard(date, date) to authenticated;

-- What other assumptions would make of a period, {"margin": {"low": 0.5, "likely": 0.6, "high": 0.7, "valid_from": null}}:
-- the range of get_dashboard. Nothing is stored.
create function public.preview_dashboard(period_start date, period_end date, changes jsonb)
returns jsonb language sql stable set search_path = ''
begin atomic
  select private.dashboard((select auth.uid()), period_start, period_end, changes) -> 'range';
end;
comment on function public.preview_dashboard(date, date, jsonb) is
  'Low, likely and high of a period with other assumptions, without storing them.';
revoke all on function public.preview_dashboard(date, date, jsonb) from public, anon, authenticated, service_role;
grant execute on function public.preview_dashboard(date, date, jsonb) to authenticated;
