-- Closed days: what the dashboard adds up, added up already for each local day that is well over. get_dashboard reads a
-- closed day from here, and every other day from its rows, by the same function that closes days: read_days.
--
-- A closed day is exact, not nearly so. It counts only while all of this holds:
-- 1. No mark lies on it. Every write to a row that began more than 36 hours ago leaves one, in its own transaction; days
--    are closed when they have been over for 48 hours, so nobody writes to a closed day without leaving a mark.
-- 2. It was closed under the account's present rules: assumptions, opening hours, time zone.
-- 3. None of its bookings has begun since: from then on a visit is no longer expected.
-- Marks are never shared: whoever finds another's mark there cannot know whether it is about to be taken away.

create table private.closed_accounts (
  user_id   uuid primary key references public.accounts (user_id) on delete cascade,
  rules     text,
  looked_at timestamptz not null default '-infinity'
);
comment on table private.closed_accounts is 'Under which rules an account''s days were closed.';
comment on column private.closed_accounts.rules is 'private.day_rules of then; none when nothing is closed.';

create table private.closed_days (
  user_id           uuid not null references public.accounts (user_id) on delete cascade,
  day               date not null,
  holds_until       timestamptz not null,
  bookings          int not null,
  showed            int not null,
  marked            int not null,
  unmarked          int not null,
  unpriced          int not null,
  tier_a            int not null,
  tier_b            int not null,
  tier_c            int not null,
  tier_e            int not null,
  booked_through_ai numeric not null,
  turnover          numeric not null,
  expected          numeric not null,
  known             int not null,
  lost              numeric not null,
  primary key (user_id, day)
);
comment on table private.closed_days is 'Bookings made on a local day: how many, what they bring, and what they are owed to.';
comment on column private.closed_days.holds_until is 'When the next of its visits begins; infinity when none is to come.';
comment on column private.closed_days.bookings is 'Those that owe something to a call; the tiers count all.';
comment on column private.closed_days.known is 'How many of them have a value, which lost adds up.';

create table private.closed_calls (
  user_id        uuid not null references public.accounts (user_id) on delete cascade,
  day            date not null,
  integration_id uuid not null,
  is_message     boolean not null,
  currency       text not null,
  lines          int not null,
  calls          int not null,
  answered       int not null,
  handled        int not null,
  seconds        bigint not null,
  unpriced       int not null,
  amount         numeric,
  open_amount    numeric not null,
  primary key (user_id, day, integration_id, is_message, currency)
);
comment on table private.closed_calls is 'Calls and messages of a local day by connection and currency.';
comment on column private.closed_calls.currency is 'Empty for those without a price.';
comment on column private.closed_calls.lines is 'Rows, legs included; calls are those that came in, counted by their parent.';
comment on column private.closed_calls.open_amount is 'The part of amount whose price is not final.';

create table private.closed_hours (
  user_id uuid not null references public.accounts (user_id) on delete cascade,
  day     date not null,
  hour    int not null,
  calls   int not null,
  missed  int not null,
  primary key (user_id, day, hour)
);
comment on table private.closed_hours is 'Calls that came in by local hour.';

create table private.closed_bands (
  user_id          uuid not null references public.accounts (user_id) on delete cascade,
  day              date not null,
  band             text not null,
  seconds          numeric not null,
  human            numeric not null,
  labour_low_few   numeric not null,
  labour_low_most  numeric not null,
  labour           numeric not null,
  labour_high_few  numeric not null,
  labour_high_most numeric not null,
  extra_low_few    numeric not null,
  extra_low_most   numeric not null,
  extra            numeric not null,
  extra_high_few   numeric not null,
  extra_high_most  numeric not null,
  primary key (user_id, day, band)
);
comment on table private.closed_bands is
  'Labour (F4) and extra bookings (F7) of a local day by time band; few and most as in call_values and booking_values.';
comment on column private.closed_bands.human is 'What a person would cost for all finished calls.';

create table private.day_marks (
  id      bigint generated always as identity,
  user_id uuid not null references public.accounts (user_id) on delete cascade,
  days    datemultirange not null,
  primary key (user_id, id)
);
comment on table private.day_marks is 'Days with a write after they were well over. They are read from their rows until closed anew.';

do $$
declare
  v_table text;
begin
  foreach v_table in array array['closed_accounts', 'closed_days', 'closed_calls', 'closed_hours', 'closed_bands', 'day_marks']
  loop
    execute format('alter table private.%I enable row level security', v_table);
    execute format('revoke all on table private.%I from public, anon, authenticated, service_role', v_table);
    execute format('create policy %I on private.%I for select to anon, authenticated using (false)',
      'nobody reads ' || replace(v_table, '_', ' ') || ' through the API', v_table);
  end loop;
end $$;
revoke all on sequence private.day_marks_id_seq from public, anon, authenticated, service_role;

-- Bookings in another currency than the account's are few; their worth hangs on a rate.
create unique index calendar_events_foreign on public.calendar_events (user_id, booked_at, id) include (price_currency)
  where price_currency <> 'SEK';

-- What a day's sums rest on beside its rows.
create function private.day_rules(p_user_id uuid)
returns text language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select md5(concat_ws(' ', a.time_zone, a.country, a.opening_hours, (
      select string_agg(v::text, ' ' order by v.valid_from, v.band) from private.assumption_versions(p_user_id) v
    )))
    from public.accounts a where a.user_id = p_user_id
  );
end $$;
comment on function private.day_rules(uuid) is 'Fingerprint of an account''s assumptions, opening hours and time zone.';
revoke all on function private.day_rules(uuid) from public, anon, authenticated, service_role;

-- Adds up local days of an account from their rows, F4, F5 and F7 included, in the shape of the closed days.
-- p_changes are other assumptions, as for assumptions_in_force.
create function private.read_days(
  p_user_id uuid, p_days datemultirange, p_changes jsonb default '{}',
  out days private.closed_days[], out calls private.closed_calls[], out hours private.closed_hours[],
  out bands private.closed_bands[]
)
language plpgsql stable security definer
set search_path = '' set jit = off set plan_cache_mode = force_generic_plan
as $$
declare
  v_now timestamptz := now();
  v_clock record;
  v_first timestamptz;
  v_last timestamptz;
begin
  if isempty(p_days) then
    days := '{}'; calls := '{}'; hours := '{}'; bands := '{}';
    return;
  end if;
  select * into strict v_clock from private.account_clock(p_user_id) c;
  v_first := lower(p_days)::timestamp at time zone v_clock.time_zone;
  v_last := upper(p_days)::timestamp at time zone v_clock.time_zone;

  with spans as materialized (
    select lower(s.span)::timestamp at time zone v_clock.time_zone as first,
      upper(s.span)::timestamp at time zone v_clock.time_zone as last
    from unnest(p_days) s (span)
  ), versions as materialized (
    select v.*, dense_rank() over (order by v.valid_from) as number
    from private.assumption_versions(p_user_id, p_changes) v
  ), starts as materialized (
    select array_agg(distinct v.valid_from order by v.valid_from) as days from versions v
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
      and l.started_at >= v_first - interval '1 hour' and l.started_at < v_last + interval '1 day'
  ), told as materialized (
    -- Calls and messages, read once. What is only counted is one number of bits, so that groups have few columns and few
    -- sums: 4 call, 8 answered, 16 missed, 32 without a price, 64 not final, 128 handled.
    select e.day, e.integration_id, e.is_message, e.cost_currency, e.cost_amount, e.minute, e.duration_seconds,
      case
        when e.is_message or not e.is_call then 0
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
        e.status = 'completed' as is_completed, e.duration_seconds, e.cost_amount, e.is_open,
        case when e.is_call then (floor(date_part('epoch', e.local_time) / 60)::int - 5760) % 10080 end as minute
      from (
        select e.id, e.started_at at time zone v_clock.time_zone as local_time, e.integration_id,
          e.kind = 'sms' as is_message,
          e.kind = 'call' and e.parent_ref is null and coalesce(e.direction = 'inbound', false) as is_call, e.status,
          e.duration_seconds, e.cost_amount, e.cost_currency, e.cost_state <> 'final' as is_open
        from spans s
        cross join lateral (
          select e.* from public.telephony_events e
          where e.user_id = p_user_id and e.started_at >= s.first and e.started_at < s.last
        ) e
        -- Fences, here and below: what has been worked out is not worked out again for every use.
        offset 0
      ) e
      offset 0
    ) e
  ), sums as (
    select p_user_id as user_id, g.day, g.integration_id, g.is_message, g.currency,
      sum(g.n)::int as lines,
      coalesce(sum(g.n) filter (where g.bits & 4 = 4), 0)::int as calls,
      coalesce(sum(g.n) filter (where g.bits & 8 = 8), 0)::int as answered,
      coalesce(sum(g.n) filter (where g.bits & 128 = 128), 0)::int as handled,
      coalesce(sum(g.seconds) filter (where g.bits & 8 = 8), 0)::bigint as seconds,
      coalesce(sum(g.n) filter (where g.bits & 32 = 32), 0)::int as unpriced, sum(g.amount) as amount,
      coalesce(sum(g.amount) filter (where g.bits & 64 = 64), 0) as open_amount
    from (
      select e.bits, e.day, e.integration_id, e.is_message, coalesce(e.cost_currency, '') as currency, count(*) as n,
        sum(e.duration_seconds) as seconds, sum(e.cost_amount) as amount
      from told e group by 1, 2, 3, 4, 5
    ) g
    group by 2, 3, 4, 5
  ), by_hour as (
    select p_user_id as user_id, e.day, e.minute / 60 % 24 as hour, count(*)::int as calls,
      (count(*) filter (where e.bits & 16 = 16))::int as missed
    from told e where e.bits & 4 = 4 group by 2, 3
  ), labour as (
    select h.day, h.band, sum(f.answered * x.seconds) as seconds,
      sum(round((least(coalesce(h.t, f.handling), f.longest) + f.wrap) * f.hourly / 3600, 6)) as human,
      sum(round(f.answered_few * x.seconds_low * f.hourly_low * f.used_low / 3600, 6)) as low_few,
      sum(round(f.answered_most * x.seconds_low * f.hourly_low * f.used_low / 3600, 6)) as low_most,
      sum(round(f.answered * x.seconds * f.hourly * f.used / 3600, 6)) as likely,
      sum(round(f.answered_few * x.seconds_high * f.hourly_high * f.used_high / 3600, 6)) as high_few,
      sum(round(f.answered_most * x.seconds_high * f.hourly_high * f.used_high / 3600, 6)) as high_most
    from (
      select e.day, e.duration_seconds as t, width_bucket(e.day, (select s.days from starts s)) as number,
        case
          when v_clock.red_days @> e.day then 'holiday'
          when v_clock.open_minutes @> e.minute then
            case when e.minute % 1440 between 690 and 779 then 'lunch' else 'open' end
          when e.minute >= 7200 then 'weekend'
          else 'evening'
        end as band
      from told e where e.bits & 128 = 128
    ) h
    join versions f on f.number = h.number and f.band = h.band
    cross join lateral (
      select least(coalesce(h.t, f.handling_low), f.longest_low) + f.wrap_low as seconds_low,
        least(coalesce(h.t, f.handling), f.longest) + f.wrap as seconds,
        least(coalesce(h.t, f.handling_high), f.longest_high) + f.wrap_high as seconds_high
    ) x
    group by 1, 2
  ), found as materialized (
    select (b.booked_at at time zone v_clock.time_zone)::date as day, b.status, coalesce(a.tier, 'E') as tier, a.weight,
      b.starts_at, b.price_amount, b.price_currency, b.vat_rate, a.call_id
    from spans s
    cross join lateral (
      select b.* from public.calendar_events b
      where b.user_id = p_user_id and b.booked_at >= s.first and b.booked_at < s.last
    ) b
    left join public.booking_attributions a on a.user_id = p_user_id and a.booking_id = b.id
  ), booked as materialized (
    -- Those that owe something to a call. A call that has gone with its connection vouches for nothing.
    select b.day, b.status, b.starts_at, b.starts_at > v_now as is_ahead, b.price_amount, b.vat_rate, b.weight,
      case when b.price_currency = 'SEK' then b.price_amount else b.price_amount * r.rate end as price,
      width_bucket(b.day, (select s.days from starts s)) as number,
      case
        when v_clock.red_days @> b.call_at::date then 'holiday'
        when v_clock.open_minutes @> b.minute then
          case when b.minute % 1440 between 690 and 779 then 'lunch' else 'open' end
        when b.minute >= 7200 then 'weekend'
        else 'evening'
      end as band
    from (
      select b.*, (floor(date_part('epoch', b.call_at) / 60)::int - 5760) % 10080 as minute
      from (
        select b.*, l.started_at at time zone v_clock.time_zone as call_at
        from found b
        cross join lateral (
          select e.started_at from public.telephony_events e where e.id = b.call_id and e.user_id = p_user_id limit 1
        ) l
        where b.weight > 0
        offset 0
      ) b
      offset 0
    ) b
    left join public.daily_rates r on r.currency = b.price_currency and r.day = b.day
  ), worth as materialized (
    select b.day, b.band, b.weight, b.status, b.starts_at, b.is_ahead, b.price_amount, x.likely,
      case when s.shown = 0 then 0 else round(b.price * s.shown / (1 + coalesce(b.vat_rate, v.vat)), 6) end as turnover,
      round(b.weight * x.low * v.lost_low_few, 6) as low_few, round(b.weight * x.low * v.lost_low_most, 6) as low_most,
      round(b.weight * x.likely * v.lost, 6) as extra, round(x.likely * v.lost, 6) as lost,
      round(b.weight * x.high * v.lost_high_few, 6) as high_few,
      round(b.weight * x.high * v.lost_high_most, 6) as high_most
    from booked b
    join versions v on v.number = b.number and v.band = b.band
    cross join lateral (
      select
        case b.status when 'completed' then 1 when 'booked' then v.show_low else 0 end as shown_low,
        case b.status when 'completed' then 1 when 'booked' then v.show else 0 end as shown,
        case b.status when 'completed' then 1 when 'booked' then v.show_high else 0 end as shown_high
    ) s
    cross join lateral (
      -- A client who did not come brought nothing, whatever the price was.
      select
        case when s.shown_low = 0 then 0
          else round(b.price * v.margin_low * s.shown_low / (1 + coalesce(b.vat_rate, v.vat_low)), 6) end as low,
        case when s.shown = 0 then 0
          else round(b.price * v.margin * s.shown / (1 + coalesce(b.vat_rate, v.vat)), 6) end as likely,
        case when s.shown_high = 0 then 0
          else round(b.price * v.margin_high * s.shown_high / (1 + coalesce(b.vat_rate, v.vat_high)), 6) end as high
    ) x
  ), extra as (
    select w.day, w.band, sum(w.low_few) as low_few, sum(w.low_most) as low_most, sum(w.extra) as likely,
      sum(w.high_few) as high_few, sum(w.high_most) as high_most
    from worth w group by 1, 2
  ), by_band as (
    select p_user_id as user_id, day, band, coalesce(l.seconds, 0) as seconds, coalesce(l.human, 0) as human,
      coalesce(l.low_few, 0) as labour_low_few, coalesce(l.low_most, 0) as labour_low_most,
      coalesce(l.likely, 0) as labour, coalesce(l.high_few, 0) as labour_high_few,
      coalesce(l.high_most, 0) as labour_high_most, coalesce(x.low_few, 0) as extra_low_few,
      coalesce(x.low_most, 0) as extra_low_most, coalesce(x.likely, 0) as extra,
      coalesce(x.high_few, 0) as extra_high_few, coalesce(x.high_most, 0) as extra_high_most
    from labour l full join extra x using (day, band)
  ), tiers as (
    select f.day, (count(*) filter (where f.tier = 'A'))::int as a, (count(*) filter (where f.tier = 'B'))::int as b,
      (count(*) filter (where f.tier = 'C'))::int as c, (count(*) filter (where f.tier = 'E'))::int as e
    from found f group by 1
  ), bookings as (
    select w.day, min(w.starts_at) filter (where w.status = 'booked' and w.is_ahead) as holds_until, count(*)::int as n,
      (count(*) filter (where w.status = 'completed'))::int as showed,
      (count(*) filter (where w.status in ('completed', 'no_show')))::int as marked,
      (count(*) filter (where w.status = 'booked' and not w.is_ahead))::int as unmarked,
      (count(*) filter (where w.price_amount is null and w.status in ('booked', 'completed')))::int as unpriced,
      sum(w.likely) filter (where w.weight >= 0.7) as booked_through_ai,
      sum(w.turnover) filter (where w.weight >= 0.7) as turnover,
      sum(w.extra) filter (where w.status = 'booked' and w.is_ahead) as expected,
      (count(*) filter (where w.likely is not null))::int as known, sum(w.lost) as lost
    from worth w group by 1
  ), by_day as (
    select p_user_id as user_id, d.day::date as day, coalesce(b.holds_until, 'infinity') as holds_until,
      coalesce(b.n, 0) as bookings, coalesce(b.showed, 0) as showed, coalesce(b.marked, 0) as marked,
      coalesce(b.unmarked, 0) as unmarked, coalesce(b.unpriced, 0) as unpriced, coalesce(t.a, 0) as tier_a,
      coalesce(t.b, 0) as tier_b, coalesce(t.c, 0) as tier_c, coalesce(t.e, 0) as tier_e,
      coalesce(b.booked_through_ai, 0) as booked_through_ai, coalesce(b.turnover, 0) as turnover,
      coalesce(b.expected, 0) as expected, coalesce(b.known, 0) as known, coalesce(b.lost, 0) as lost
    from unnest(p_days) s (span)
    cross join generate_series(lower(s.span)::timestamp, upper(s.span)::timestamp - interval '1 day', '1 day') d (day)
    left join tiers t on t.day = d.day::date
    left join bookings b on b.day = d.day::date
  )
  select
    (select coalesce(array_agg(d::private.closed_days), '{}') from by_day d),
    (select coalesce(array_agg(c::private.closed_calls), '{}') from sums c),
    (select coalesce(array_agg(h::private.closed_hours), '{}') from by_hour h),
    (select coalesce(array_agg(b::private.closed_bands), '{}') from by_band b)
  into days, calls, hours, bands;
end $$;
comment on function private.read_days(uuid, datemultirange, jsonb) is 'Local days of an account added up from their rows.';
revoke all on function private.read_days(uuid, datemultirange, jsonb) from public, anon, authenticated, service_role;

-- Closes what can be closed of an account, and closes anew what was marked, has run out, or rests on other rules.
-- Marks are taken first: what is written after that leaves a mark that stays.
create function private.close_account_days(p_user_id uuid)
returns int language plpgsql volatile set search_path = ''
as $$
declare
  v_time_zone text;
  v_marks bigint[];
  v_marked datemultirange;
  v_rules text;
  v_known_rules text;
  v_first date;
  v_closable datemultirange := '{}';
  v_closed datemultirange;
  v_due datemultirange;
  v_part datemultirange;
  v_read record;
  v_days int := 0;
begin
  -- Two at once could leave the older one's sums behind the newer one's marks.
  if not pg_try_advisory_xact_lock(hashtextextended('close_days:' || p_user_id, 0)) then
    return 0;
  end if;
  select coalesce(array_agg(m.id), '{}'), coalesce(range_agg(m.days), '{}') into v_marks, v_marked
  from private.day_marks m where m.user_id = p_user_id;
  select a.time_zone into v_time_zone from public.accounts a where a.user_id = p_user_id;
  if found then
    v_rules := private.day_rules(p_user_id);
    insert into private.closed_accounts (user_id) values (p_user_id) on conflict do nothing;
    select c.rules into v_known_rules from private.closed_accounts c where c.user_id = p_user_id;
    v_first := private.first_day(p_user_id, v_time_zone);
    if v_first <= (now() at time zone v_time_zone)::date - 3 then
      v_closable := datemultirange(daterange(v_first, (now() at time zone v_time_zone)::date - 2));
    end if;
    select coalesce(range_agg(daterange(d.day, d.day + 1)), '{}') into v_closed
    from private.closed_days d where d.user_id = p_user_id and d.holds_until > now();
    if v_known_rules is distinct from v_rules then
      v_closed := '{}';
    end if;
    v_closed := v_closed * v_closable - v_marked;
    v_due := v_closable - v_closed;

    delete from private.closed_days d where d.user_id = p_user_id and not v_closed @> d.day;
    delete from private.closed_calls d where d.user_id = p_user_id and not v_closed @> d.day;
    delete from private.closed_hours d where d.user_id = p_user_id and not v_closed @> d.day;
    delete from private.closed_bands d where d.user_id = p_user_id and not v_closed @> d.day;
    -- In parts, so that years of history are not held in memory at once.
    while not isempty(v_due) loop
      v_part := v_due * datemultirange(daterange(lower(v_due), lower(v_due) + 100));
      v_due := v_due - v_part;
      select * into v_read from private.read_days(p_user_id, v_part);
      insert into private.closed_days select * from unnest(v_read.days);
      insert into private.closed_calls select * from unnest(v_read.calls);
      insert into private.closed_hours select * from unnest(v_read.hours);
      insert into private.closed_bands select * from unnest(v_read.bands);
      v_days := v_days + cardinality(v_read.days);
    end loop;
    update private.closed_accounts c set rules = v_rules, looked_at = clock_timestamp() where c.user_id = p_user_id;
  end if;
  delete from private.day_marks m where m.user_id = p_user_id and m.id = any (v_marks);
  return v_days;
end $$;
comment on function private.close_account_days(uuid) is 'Closes an account''s days; how many it added up.';
revoke all on function private.close_account_days(uuid) from public, anon, authenticated, service_role;

-- Every minute, by cron: those with marks first, then whoever was not looked at for the longest time, for five seconds.
create function private.close_days()
returns int language plpgsql volatile set search_path = ''
as $$
declare
  v_user_id uuid;
  v_days int := 0;
begin
  for v_user_id in
    select u.user_id
    from (
      select m.user_id, '-infinity'::timestamptz as looked_at from private.day_marks m
      union all
      select a.user_id, coalesce(c.looked_at, '-infinity')
      from public.accounts a left join private.closed_accounts c on c.user_id = a.user_id
    ) u
    group by u.user_id
    order by min(u.looked_at)
  loop
    exit when clock_timestamp() > now() + interval '5 seconds';
    v_days := v_days + private.close_account_days(v_user_id);
  end loop;
  return v_days;
end $$;
comment on function private.close_days() is 'Closes days of all accounts; how many it added up.';
revoke all on function private.close_days() from public, anon, authenticated, service_role;
select cron.schedule('close-days', '* * * * *', 'select private.close_days()');

-- Marks. A row's local day is its day in UTC or one beside it; a call's legs come up to an hour before it and a day after.
-- Rows that go with their account leave none: it is no longer there.
-- Security definer, all of them: whoever changes a row cannot write marks himself.
create function private.mark_events()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.day_marks (user_id, days)
  select c.user_id, datemultirange(daterange(
    (min(c.started_at) at time zone 'UTC')::date - 2, (max(c.started_at) at time zone 'UTC')::date + 3))
  from changed c join public.accounts a on a.user_id = c.user_id
  where c.started_at < now() - interval '36 hours' group by 1;
  return null;
end $$;
revoke all on function private.mark_events() from public, anon, authenticated, service_role;
create trigger mark_insert after insert on public.telephony_events
  referencing new table as changed for each statement execute function private.mark_events();
create trigger mark_delete after delete on public.telephony_events
  referencing old table as changed for each statement execute function private.mark_events();

-- By row: a call that is going on is written several times, and for those the condition is all that is looked at.
create function private.mark_event()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.day_marks (user_id, days)
  values (new.user_id, datemultirange(daterange(
    (least(old.started_at, new.started_at) at time zone 'UTC')::date - 2,
    (greatest(old.started_at, new.started_at) at time zone 'UTC')::date + 3)));
  return null;
end $$;
revoke all on function private.mark_event() from public, anon, authenticated, service_role;
create trigger mark_update after update on public.telephony_events
  for each row when (least(old.started_at, new.started_at) < now() - interval '36 hours')
  execute function private.mark_event();

-- The time of a call says which share of its booking would have been lost, on whatever day that was made.
create function private.mark_bookings_of_call()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.day_marks (user_id, days)
  select new.user_id, datemultirange(daterange(d.day - 1, d.day + 2))
  from public.booking_attributions a
  join public.calendar_events b on b.id = a.booking_id
  cross join lateral (select (b.booked_at at time zone 'UTC')::date as day) d
  where (a.rule_call_id = new.id or a.verdict_call_id = new.id) and b.booked_at < now() - interval '36 hours';
  return null;
end $$;
revoke all on function private.mark_bookings_of_call() from public, anon, authenticated, service_role;
create trigger mark_bookings after update on public.telephony_events
  for each row when (old.started_at <> new.started_at) execute function private.mark_bookings_of_call();

create function private.mark_bookings()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op <> 'DELETE' then
    insert into private.day_marks (user_id, days)
    select c.user_id, range_agg(daterange(d.day - 1, d.day + 2))
    from changed c cross join lateral (select (c.booked_at at time zone 'UTC')::date as day) d
    where c.booked_at < now() - interval '36 hours' group by 1;
  end if;
  if tg_op <> 'INSERT' then
    insert into private.day_marks (user_id, days)
    select c.user_id, range_agg(daterange(d.day - 1, d.day + 2))
    from before c
    join public.accounts a on a.user_id = c.user_id
    cross join lateral (select (c.booked_at at time zone 'UTC')::date as day) d
    where c.booked_at < now() - interval '36 hours' group by 1;
  end if;
  return null;
end $$;
revoke all on function private.mark_bookings() from public, anon, authenticated, service_role;
create trigger mark_insert after insert on public.calendar_events
  referencing new table as changed for each statement execute function private.mark_bookings();
create trigger mark_update after update on public.calendar_events
  referencing old table as before new table as changed for each statement execute function private.mark_bookings();
create trigger mark_delete after delete on public.calendar_events
  referencing old table as before for each statement execute function private.mark_bookings();

-- What goes with its booking is marked by that.
create function private.mark_attributions()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.day_marks (user_id, days)
  select c.user_id, range_agg(daterange(d.day - 1, d.day + 2))
  from changed c
  join public.calendar_events b on b.id = c.booking_id
  cross join lateral (select (b.booked_at at time zone 'UTC')::date as day) d
  where b.booked_at < now() - interval '36 hours' group by 1;
  return null;
end $$;
revoke all on function private.mark_attributions() from public, anon, authenticated, service_role;
create trigger mark_insert after insert on public.booking_attributions
  referencing new table as changed for each statement execute function private.mark_attributions();
create trigger mark_update after update on public.booking_attributions
  referencing new table as changed for each statement execute function private.mark_attributions();
create trigger mark_delete after delete on public.booking_attributions
  referencing old table as changed for each statement execute function private.mark_attributions();

create function private.mark_rates()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.day_marks (user_id, days)
  select b.user_id, range_agg(daterange(c.day, c.day + 1))
  from changed c
  join public.calendar_events b on b.price_currency = c.currency and b.price_currency <> 'SEK'
    and b.booked_at >= c.day - 1 and b.booked_at < c.day + 2
  where c.day < current_date - 1 group by 1;
  return null;
end $$;
revoke all on function private.mark_rates() from public, anon, authenticated, service_role;
create trigger mark_insert after insert on public.daily_rates
  referencing new table as changed for each statement execute function private.mark_rates();
create trigger mark_update after update on public.daily_rates
  referencing new table as changed for each statement execute function private.mark_rates();
create trigger mark_delete after delete on public.daily_rates
  referencing old table as changed for each statement execute function private.mark_rates();
