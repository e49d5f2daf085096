-- When a call came, as the model sees it: on a red day, in the lunch, while open, on a weekend, or at any other closed
-- time (evening).

-- The red days of Sweden from 2000 to 2100, by the law of 1989 with the national day of 2005.
create table private.red_days (day date primary key);
comment on table private.red_days is 'Swedish public holidays; Sundays are not among them unless they are one.';
alter table private.red_days enable row level security;
revoke all on table private.red_days from public, anon, authenticated, service_role;
create policy "nobody reads red days through the API" on private.red_days
  for select to anon, authenticated using (false);

insert into private.red_days (day)
with easter as (
  -- Easter Sunday by the anonymous Gregorian algorithm.
  select y.y, make_date(y.y, (h.h + l.l - 7 * m.m + 114) / 31, (h.h + l.l - 7 * m.m + 114) % 31 + 1) as sunday
  from generate_series(2000, 2100) y (y)
  cross join lateral (select y.y % 19 as a, y.y / 100 as b, y.y % 100 as c) q
  cross join lateral (select (19 * q.a + q.b - q.b / 4 - (q.b - (q.b + 8) / 25 + 1) / 3 + 15) % 30 as h) h
  cross join lateral (select (32 + 2 * (q.b % 4) + 2 * (q.c / 4) - h.h - q.c % 4) % 7 as l) l
  cross join lateral (select (q.a + 11 * h.h + 22 * l.l) / 451 as m) m
)
select d.day from easter e
cross join lateral (
  values
    (make_date(e.y, 1, 1)), (make_date(e.y, 1, 6)), (make_date(e.y, 5, 1)), (make_date(e.y, 6, 6)),
    (make_date(e.y, 12, 25)), (make_date(e.y, 12, 26)),
    -- Good Friday, Easter Sunday and Monday, Ascension, Pentecost.
    (e.sunday - 2), (e.sunday), (e.sunday + 1), (e.sunday + 39), (e.sunday + 49),
    -- Midsummer's Day: the Saturday of 20 to 26 June. All Saints' Day: that of 31 October to 6 November.
    (make_date(e.y, 6, 26) - (extract(isodow from make_date(e.y, 6, 26))::int + 1) % 7),
    (make_date(e.y, 11, 6) - (extract(isodow from make_date(e.y, 11, 6))::int + 1) % 7)
) d (day)
on conflict do nothing;

-- Opening hours as minutes of the week, 0 at midnight before Monday: {"mon": [["09:00", "18:00"]]} is {[540,1080)}.
-- Null when there are none, or none that can be read: then nobody knows.
create function private.opening_minutes(p_hours jsonb)
returns int4multirange language plpgsql immutable set search_path = ''
as $$
begin
  return (
  with spans as (
    select array_position(array['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], d.key) as weekday,
      case when jsonb_typeof(s.span) = 'array' then jsonb_array_length(s.span) = 2 else false end
        and coalesce(s.span ->> 0, '') ~ '^(([01]\d|2[0-3]):[0-5]\d|24:00)$'
        and coalesce(s.span ->> 1, '') ~ '^(([01]\d|2[0-3]):[0-5]\d|24:00)$' as readable,
      s.span ->> 0 as opens, s.span ->> 1 as closes
    from jsonb_each(p_hours) d
    cross join lateral jsonb_array_elements(
      case when jsonb_typeof(d.value) = 'array' then d.value else '[null]' end) s (span)
  )
  select case when bool_and(s.readable and s.weekday is not null) and bool_and(k.known) then
    range_agg(int4range(m.opens, m.closes)) filter (where m.opens < m.closes) end
  from spans s
  cross join (
    select bool_and(d.key in ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')) as known from jsonb_each(p_hours) d
  ) k
  cross join lateral (
    select
      case when s.readable then (s.weekday - 1) * 1440 + left(s.opens, 2)::int * 60 + right(s.opens, 2)::int end as opens,
      case when s.readable then (s.weekday - 1) * 1440 + left(s.closes, 2)::int * 60 + right(s.closes, 2)::int end as closes
  ) m
  );
end $$;
comment on function private.opening_minutes(jsonb) is 'Opening hours as minutes of the week; null when unknown.';
revoke all on function private.opening_minutes(jsonb) from public, anon, authenticated, service_role;

-- Monday to Friday, 9 to 17: what is taken for hours that nobody has set.
create function private.assumed_minutes()
returns int4multirange language plpgsql immutable set search_path = ''
as $$
begin
  return '{[540,1020),[1980,2460),[3420,3900),[4860,5340),[6300,6780)}';
end $$;
revoke all on function private.assumed_minutes() from public, anon, authenticated, service_role;

-- What is needed to tell an account's time bands.
create function private.account_clock(p_user_id uuid)
returns table (time_zone text, open_minutes int4multirange, red_days datemultirange, knows_hours boolean)
language plpgsql stable security definer set search_path = '' rows 1 cost 1000000
as $$
begin
  return query
  select a.time_zone,
    coalesce(h.minutes, private.assumed_minutes()),
    case when a.country = 'SE'
      -- No call is older than the first receptionists of this kind.
      then (select range_agg(daterange(r.day, r.day, '[]')) from private.red_days r
        where r.day between '2015-01-01' and current_date + 1000) else '{}' end,
    h.minutes is not null
  from public.accounts a
  cross join lateral (select private.opening_minutes(a.opening_hours) as minutes) h
  where a.user_id = p_user_id;
end $$;
revoke all on function private.account_clock(uuid) from public, anon, authenticated, service_role;
grant execute on function private.account_clock(uuid) to authenticated;
