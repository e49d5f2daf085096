-- Assumptions of the ROI model: what holds for a Swedish business until its owner says something else, and which
-- values an owner may say. src/lib/roi/default-assumptions.ts has the same figures with their sources; a test holds
-- the two equal.
-- Here and below in plpgsql, which keeps its plans: planning these again for every question took longer than answering.
-- low, likely and high are of the result: rising says that a higher number makes a higher benefit. null says that it
-- depends: more calls answered by staff mean more time saved and fewer bookings rescued.
create function private.default_assumptions()
returns table (key text, low numeric, likely numeric, high numeric, minimum numeric, maximum numeric, rising boolean)
language plpgsql immutable set search_path = '' rows 18
as $$
begin
  return query values
    ('monthly_wage', 28000.0, 30600.0, 33900.0, 0.0, 1000000.0, true),
    ('employer_contribution', 0.3142, 0.3142, 0.3142, 0, 1, true),
    ('agreed_premiums', 0, 0, 0.0492, 0, 1, true),
    ('productive_hours', 2080, 1750, 1650, 100, 3000, false),
    ('handling_seconds', 120, 120, 120, 0, 3600, true),
    ('wrap_up_seconds', 0, 30, 60, 0, 3600, true),
    ('max_call_seconds', 600, 600, 600, 15, 7200, true),
    ('time_used', 0.3, 0.5, 0.8, 0, 1, true),
    ('answered_open', 0.7, 0.8, 0.9, 0, 1, null),
    ('answered_lunch', 0.7, 0.8, 0.9, 0, 1, null),
    ('answered_evening', 0, 0, 0, 0, 1, null),
    ('answered_weekend', 0, 0, 0, 0, 1, null),
    ('answered_holiday', 0, 0, 0, 0, 1, null),
    ('retry_share', 0.7, 0.5, 0.3, 0, 1, false),
    ('show_rate', 0.85, 0.92, 0.96, 0, 1, true),
    ('margin', 0.4, 0.6, 0.8, 0, 1, true),
    ('vat_rate', 0.25, 0.25, 0.25, 0, 0.9999, false),
    -- How much dearer the low run is, and how much cheaper the high one.
    ('cost_spread', 0.1, 0, 0.1, 0, 0.9999, null);
end $$;
comment on function private.default_assumptions() is
  'Low, likely and high of every assumption until the owner says otherwise, and the limits of what can be said.';
revoke all on function private.default_assumptions() from public, anon, authenticated, service_role;

-- An assumption that is none of ours, out of its limits, or in the wrong order would make a number that means nothing.
-- Security definer: owners write assumptions and may not call what knows the limits.
create function private.check_assumption()
returns trigger language plpgsql security definer set search_path = ''
as $$
declare
  v_known record;
begin
  select * into v_known from private.default_assumptions() d where d.key = new.key;
  if not found then
    raise exception 'There is no assumption %', new.key using errcode = '23514';
  end if;
  if least(new.low, new.likely, new.high) < v_known.minimum or greatest(new.low, new.likely, new.high) > v_known.maximum then
    raise exception 'The assumption % lies between % and %', new.key, v_known.minimum, v_known.maximum
      using errcode = '23514';
  end if;
  if new.key <> 'cost_spread' and (
    new.likely not between least(new.low, new.high) and greatest(new.low, new.high)
    or v_known.rising and new.low > new.high
    or not v_known.rising and new.low < new.high
  ) then
    raise exception 'The values of % are not in order: low is what makes the benefit low', new.key using errcode = '23514';
  end if;
  return new;
end $$;
revoke all on function private.check_assumption() from public, anon, authenticated, service_role;
create trigger check_assumption before insert or update on public.roi_assumptions
  for each row execute function private.check_assumption();

-- The owner's marks, for the show rate.
create unique index calendar_events_marked on public.calendar_events (user_id, starts_at desc, id desc)
  where owner_mark is not null;

-- The share of clients who came, from 30 marked visits of the last 180 days on, with its Wilson interval of 90 %; no
-- row before.
create function private.measured_show_rate(p_user_id uuid)
returns table (low numeric, likely numeric, high numeric)
language plpgsql stable security definer set search_path = '' rows 1
as $$
begin
  return query
  with marks as (
    select count(*)::numeric as n, count(*) filter (where e.status = 'completed')::numeric as came
    from public.calendar_events e
    where e.user_id = p_user_id and e.owner_mark is not null and e.status <> 'cancelled'
      and e.starts_at >= now() - interval '180 days'
  ), wilson as (
    select m.came / m.n as share, 1 + z.z * z.z / m.n as scale, m.came / m.n + z.z * z.z / (2 * m.n) as centre,
      z.z * sqrt(m.came * (m.n - m.came) / (m.n * m.n * m.n) + z.z * z.z / (4 * m.n * m.n)) as half
    from marks m cross join (values (1.6448536269514722)) z (z)
    where m.n >= 30
  )
  select round((w.centre - w.half) / w.scale, 6), round(w.share, 6), round((w.centre + w.half) / w.scale, 6) from wilson w;
end $$;
revoke all on function private.measured_show_rate(uuid) from public, anon, authenticated, service_role;

-- Every assumption of an account with the days it holds (valid_until is the first day it does not): what the owner
-- said, else what was measured, else the default (valid_from is then the earliest day there is).
-- p_changes tries out other values, {"margin": {"low": 0.5, "likely": 0.6, "high": 0.7, "valid_from": "2026-03-01"}}:
-- without a day they hold always.
create function private.assumptions_in_force(p_user_id uuid, p_changes jsonb default '{}')
returns table (
  valid_from date, valid_until date, key text, low numeric, likely numeric, high numeric, state text, said_from date
)
language plpgsql stable security definer set search_path = '' rows 18
as $$
begin
  return query
  with changes as (
    select c.key, coalesce((c.value ->> 'valid_from')::date, '-infinity') as valid_from,
      (c.value ->> 'low')::numeric as low, (c.value ->> 'likely')::numeric as likely, (c.value ->> 'high')::numeric as high
    from jsonb_each(p_changes) c
  ), said as materialized (
    select a.key, a.valid_from, a.low, a.likely, a.high, a.state
    from public.roi_assumptions a
    where a.user_id = p_user_id and not exists (
      select from changes c where c.key = a.key and c.valid_from in (a.valid_from, '-infinity')
    )
    union all
    select c.key, c.valid_from, c.low, c.likely, c.high, 'confirmed' from changes c
  ), versions as (
    select s.valid_from, coalesce(lead(s.valid_from) over (order by s.valid_from), 'infinity') as valid_until
    from (select '-infinity'::date as valid_from union select d.valid_from from said d) s
  )
  select v.valid_from, v.valid_until, d.key, coalesce(s.low, m.low, d.low), coalesce(s.likely, m.likely, d.likely),
    coalesce(s.high, m.high, d.high),
    coalesce(s.state, case when m.low is not null then 'measured' else 'default' end), s.valid_from
  from versions v
  cross join private.default_assumptions() d
  left join private.measured_show_rate(p_user_id) m on d.key = 'show_rate'
  left join lateral (
    select * from said s where s.key = d.key and s.valid_from <= v.valid_from order by s.valid_from desc limit 1
  ) s on true;
end $$;
revoke all on function private.assumptions_in_force(uuid, jsonb) from public, anon, authenticated, service_role;

-- The same as the formulas want it: one row a version and time band.
--   hourly   F2, round(wage x 12 x (1 + contribution + premiums) / hours, 6)
--   answered the share of calls that staff took before; few and most are its low and high ends
--   lost     F3, round((1 - answered) x (1 - retry), 6), for each run with few and with most
create function private.assumption_versions(p_user_id uuid, p_changes jsonb default '{}')
returns table (
  valid_from date, valid_until date, band text,
  hourly_low numeric, hourly numeric, hourly_high numeric,
  handling_low numeric, handling numeric, handling_high numeric,
  wrap_low numeric, wrap numeric, wrap_high numeric,
  longest_low numeric, longest numeric, longest_high numeric,
  used_low numeric, used numeric, used_high numeric,
  answered_few numeric, answered numeric, answered_most numeric,
  lost_low_few numeric, lost_low_most numeric, lost numeric, lost_high_few numeric, lost_high_most numeric,
  show_low numeric, show numeric, show_high numeric,
  margin_low numeric, margin numeric, margin_high numeric,
  vat_low numeric, vat numeric, vat_high numeric
)
language plpgsql stable security definer set search_path = '' rows 5 cost 1000000
as $$
begin
  return query
  with a as materialized (
    select * from private.assumptions_in_force(p_user_id, p_changes)
  ), wide as (
    select a.valid_from, a.valid_until, jsonb_object_agg(a.key, a.low) as low, jsonb_object_agg(a.key, a.likely) as likely,
      jsonb_object_agg(a.key, a.high) as high
    from a group by a.valid_from, a.valid_until
  ), runs as (
    select w.valid_from, w.valid_until, r.run, r.values
    from wide w cross join lateral (values ('low', w.low), ('likely', w.likely), ('high', w.high)) r (run, values)
  ), read as materialized (
    select r.valid_from, r.valid_until, r.run,
      round(x.monthly_wage * 12 * (1 + x.employer_contribution + x.agreed_premiums) / x.productive_hours, 6) as hourly,
      x.handling_seconds, x.wrap_up_seconds, x.max_call_seconds, x.time_used, x.retry_share, x.show_rate, x.margin,
      x.vat_rate
    from runs r
    cross join lateral jsonb_to_record(r.values) as x (
      monthly_wage numeric, employer_contribution numeric, agreed_premiums numeric, productive_hours numeric,
      handling_seconds numeric, wrap_up_seconds numeric, max_call_seconds numeric, time_used numeric,
      retry_share numeric, show_rate numeric, margin numeric, vat_rate numeric
    )
  )
  select b.valid_from, b.valid_until, substr(b.key, 10),
    l.hourly, m.hourly, h.hourly, l.handling_seconds, m.handling_seconds, h.handling_seconds,
    l.wrap_up_seconds, m.wrap_up_seconds, h.wrap_up_seconds, l.max_call_seconds, m.max_call_seconds, h.max_call_seconds,
    l.time_used, m.time_used, h.time_used, b.low, b.likely, b.high,
    round((1 - b.low) * (1 - l.retry_share), 6), round((1 - b.high) * (1 - l.retry_share), 6),
    round((1 - b.likely) * (1 - m.retry_share), 6),
    round((1 - b.low) * (1 - h.retry_share), 6), round((1 - b.high) * (1 - h.retry_share), 6),
    l.show_rate, m.show_rate, h.show_rate, l.margin, m.margin, h.margin, l.vat_rate, m.vat_rate, h.vat_rate
  from a b
  join read l on l.valid_from = b.valid_from and l.run = 'low'
  join read m on m.valid_from = b.valid_from and m.run = 'likely'
  join read h on h.valid_from = b.valid_from and h.run = 'high'
  where b.key like 'answered\_%';
end $$;
revoke all on function private.assumption_versions(uuid, jsonb) from public, anon, authenticated, service_role;
-- The views of what calls and bookings are worth run it as the reader, for the accounts he may read.
grant execute on function private.assumption_versions(uuid, jsonb) to authenticated;
