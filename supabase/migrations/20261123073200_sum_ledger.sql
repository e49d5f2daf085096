-- The ledger summed and read by the page. Sums are made here, over all lines, and never of the lines a page happens to hold.

-- What the caller's lines of a period of local days (both included) add up to, by day and by all that a sum is asked for.
-- Lines are added before they are converted, which is exact, since all lines of a group have the same rate, and which
-- looks up a rate for each group instead of for each line: no column of the rate is named below, so the ledger's own join
-- is left out.
create function public.get_ledger_sums(period_start date, period_end date)
returns table (
  occurred_on date, category text, source text, currency text, state public.cost_state, is_setup boolean,
  lines bigint, amount numeric, amount_sek numeric
)
-- In plpgsql, because it plans with the account and the period known.
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  select s.occurred_on, s.category, s.source, s.currency,
    least(s.cost_state, case when r.provisional then 'provisional'::public.cost_state end),
    s.is_setup, s.lines, s.amount, case when s.currency = 'SEK' then s.amount else s.amount * r.rate end
  from (
    select l.occurred_on, l.category, l.source, l.currency, l.cost_state, l.is_setup, count(*) as lines,
      sum(l.amount) as amount
    from public.ledger l
    where l.user_id = (select auth.uid()) and l.occurred_on between period_start and period_end
      -- A day more at both ends holds every time zone's days.
      and l.occurred_at >= (period_start - 1)::timestamp at time zone 'UTC'
      and l.occurred_at < (period_end + 2)::timestamp at time zone 'UTC'
    group by l.occurred_on, l.currency, l.category, l.source, l.cost_state, l.is_setup
  ) s
  left join public.daily_rates r on r.currency = s.currency and r.day = s.occurred_on;
end $$;
comment on function public.get_ledger_sums(date, date) is
  'Sums of the caller''s ledger by day, category, source, currency, state and set-up; without SEK where the rate is missing.';
revoke all on function public.get_ledger_sums(date, date) from public, anon, authenticated, service_role;
grant execute on function public.get_ledger_sums(date, date) to authenticated;

-- The costs page's head, as one document; amounts are decimal texts, and null is unknown:
--   period {start, end, today}, time_zone,
--   lines, amount_sek, provisional_sek (the part of it that may still change), without set-up fees,
--   setup_sek, setup_lines,
--   parts   [{category, source, is_setup, lines, amount_sek, provisional_sek, native [{currency, amount}]}], the dearest first,
--   missing [{currency, amount, lines, first_day, last_day}], what has no rate and is in no sum of kronor,
--   choices {categories, sources, currencies} of all lines of the period, whatever the filters.
-- A filter that is null lets everything through; the state 'missing' is that of lines without a rate.
create function public.get_ledger_summary(
  period_start date, period_end date, only_category text default null, only_source text default null,
  only_currency text default null, only_state text default null
)
returns jsonb language plpgsql stable set search_path = ''
as $$
declare
  v_time_zone text;
  v_document jsonb;
begin
  if period_end < period_start or period_end - period_start >= 3660 then
    raise exception 'The period % to % is empty or too long', period_start, period_end using errcode = '22023';
  end if;
  select a.time_zone into v_time_zone from public.accounts a where a.user_id = (select auth.uid());
  if not found then
    return null;
  end if;
  with sums as materialized (
    select * from public.get_ledger_sums(period_start, period_end)
  ), chosen as materialized (
    select * from sums s
    where (only_category is null or s.category = only_category)
      and (only_source is null or s.source = only_source)
      and (only_currency is null or s.currency = only_currency)
      and (only_state is null
        or case when s.amount_sek is null then 'missing' else s.state::text end = only_state)
  ), natives as (
    select c.category, c.source, c.is_setup, c.currency, sum(c.lines) as lines, sum(c.amount) as amount,
      sum(c.amount_sek) as amount_sek,
      coalesce(sum(c.amount_sek) filter (where c.state <> 'final'), 0) as provisional_sek
    from chosen c group by 1, 2, 3, 4
  ), parts as (
    select n.category, n.source, n.is_setup, sum(n.lines) as lines, sum(n.amount_sek) as amount_sek,
      sum(n.provisional_sek) as provisional_sek,
      jsonb_agg(jsonb_build_object('currency', n.currency, 'amount', trim_scale(n.amount)::text) order by n.currency)
        as native
    from natives n group by 1, 2, 3
  ), missing as (
    select c.currency, sum(c.amount) as amount, sum(c.lines) as lines, min(c.occurred_on) as first_day,
      max(c.occurred_on) as last_day
    from chosen c where c.amount_sek is null group by 1
  )
  select jsonb_build_object(
    'period', jsonb_build_object(
      'start', period_start, 'end', period_end, 'today', (now() at time zone v_time_zone)::date),
    'time_zone', v_time_zone,
    'parts', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'category', p.category, 'source', p.source, 'is_setup', p.is_setup, 'lines', p.lines,
        'amount_sek', trim_scale(p.amount_sek)::text, 'provisional_sek', trim_scale(p.provisional_sek)::text,
        'native', p.native
      ) order by p.is_setup, p.amount_sek desc nulls last, p.category, p.source), '[]')
      from parts p
    ),
    'missing', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'currency', m.currency, 'amount', trim_scale(m.amount)::text, 'lines', m.lines, 'first_day', m.first_day,
        'last_day', m.last_day) order by m.currency), '[]')
      from missing m
    ),
    'choices', (
      select jsonb_build_object(
        'categories', coalesce(jsonb_agg(distinct s.category), '[]'),
        'sources', coalesce(jsonb_agg(distinct s.source), '[]'),
        'currencies', coalesce(jsonb_agg(distinct s.currency), '[]'))
      from sums s
    )
  ) || (
    -- No lines at all cost nothing; lines of which none has a rate cost nobody knows what.
    select jsonb_build_object(
      'lines', coalesce(sum(c.lines) filter (where not c.is_setup), 0),
      'amount_sek', case when bool_or(not c.is_setup) then trim_scale(sum(c.amount_sek) filter (where not c.is_setup))::text
        else '0' end,
      'provisional_sek',
        trim_scale(coalesce(sum(c.amount_sek) filter (where not c.is_setup and c.state <> 'final'), 0))::text,
      'setup_lines', coalesce(sum(c.lines) filter (where c.is_setup), 0),
      'setup_sek', case when bool_or(c.is_setup) then trim_scale(sum(c.amount_sek) filter (where c.is_setup))::text
        else '0' end)
    from chosen c
  ) into v_document;
  return v_document;
end $$;
comment on function public.get_ledger_summary(date, date, text, text, text, text) is
  'What the caller''s costs of a period of local days add up to, by category and source, and what has no rate.';
revoke all on function public.get_ledger_summary(date, date, text, text, text, text)
  from public, anon, authenticated, service_role;
grant execute on function public.get_ledger_summary(date, date, text, text, text, text) to authenticated;

-- A page of the caller's lines, the newest first, after the line that before_at and before_line name. The same filters.
-- The ledger is made of four sources, which no index orders together: so it is read in stretches of time, each twice
-- the one before, until the page is full. A page costs what is on it, and not the whole period.
create function public.get_ledger_lines(
  period_start date, period_end date, only_category text default null, only_source text default null,
  only_currency text default null, only_state text default null,
  before_at timestamptz default null, before_line text default null, max_lines int default 50
)
returns setof public.ledger language plpgsql stable set search_path = ''
as $$
declare
  v_first timestamptz := (period_start - 1)::timestamp at time zone 'UTC';
  v_until timestamptz := (period_end + 2)::timestamp at time zone 'UTC';
  v_from timestamptz;
  -- Of the first one, a day lies behind the period's end in most time zones.
  v_stretch interval := case when before_at is null then interval '2 days' else interval '1 day' end;
  v_left int := least(max_lines, 1000);
  v_found int;
begin
  if period_end < period_start or period_end - period_start >= 3660 then
    raise exception 'The period % to % is empty or too long', period_start, period_end using errcode = '22023';
  end if;
  -- The stretch ends just after the line to go on from, which the condition below then leaves out.
  v_until := least(v_until, before_at + interval '1 microsecond');
  while v_left > 0 and v_until > v_first loop
    v_from := greatest(v_first, v_until - v_stretch);
    return query
    select l.* from public.ledger l
    where l.user_id = (select auth.uid()) and l.occurred_at >= v_from and l.occurred_at < v_until
      -- The days of the stretch, in any time zone.
      and l.occurred_on between greatest(period_start, (v_from at time zone 'UTC')::date - 1)
        and least(period_end, (v_until at time zone 'UTC')::date + 1)
      and (before_at is null or (l.occurred_at, l.line_id) < (before_at, before_line))
      and (only_category is null or l.category = only_category)
      and (only_source is null or l.source = only_source)
      and (only_currency is null or l.currency = only_currency)
      and (only_state is null or case when l.amount_sek is null then 'missing' else l.state::text end = only_state)
    order by l.occurred_at desc, l.line_id desc
    limit v_left;
    get diagnostics v_found = row_count;
    v_left := v_left - v_found;
    v_until := v_from;
    v_stretch := v_stretch * 2;
  end loop;
end $$;
comment on function public.get_ledger_lines(date, date, text, text, text, text, timestamptz, text, int) is
  'The caller''s ledger of a period of local days, the newest first, by pages of at most 1000 lines.';
revoke all on function public.get_ledger_lines(date, date, text, text, text, text, timestamptz, text, int)
  from public, anon, authenticated, service_role;
grant execute on function public.get_ledger_lines(date, date, text, text, text, text, timestamptz, text, int)
  to authenticated;
