-- get_dashboard reads closed days (decision 120). The document is the same; see the migration that made it.

-- Planned once a connection: with the period at hand it would be planned for every question, which takes as long as
-- answering, and to the same plan, because every table is entered by the account.
-- Security definer: it works with private functions and tables. Everything it reads is read by p_user_id, and the
-- two public functions hand it the caller's own.
create or replace function private.dashboard(p_user_id uuid, period_start date, period_end date, p_changes jsonb default '{}')
returns jsonb language plpgsql stable security definer
set search_path = '' set jit = off set plan_cache_mode = force_generic_plan
as $$
declare
  v_account record;
  v_knows_hours boolean;
  v_now timestamptz := now();
  v_today date;
  v_last date;
  v_before daterange;
  v_first_day date;
  v_gap date;
  v_from timestamptz;
  v_until timestamptz;
  v_tomorrow timestamptz;
  v_first date;
  v_sources record;
  v_today_counts jsonb;
  v_days datemultirange;
  v_closed datemultirange := '{}';
  v_read record;
  v_document jsonb;
begin
  if period_start is null or period_end is null or period_end < period_start or period_end - period_start >= 400 then
    raise exception 'The period % to % is empty or too long', period_start, period_end using errcode = '22023';
  end if;
  select a.user_id, a.time_zone, a.opening_hours, a.country into v_account from public.accounts a where a.user_id = p_user_id;
  if not found then
    return null;
  end if;
  v_knows_hours := private.opening_minutes(v_account.opening_hours) is not null;
  v_today := (v_now at time zone v_account.time_zone)::date;
  -- What is still to come is not part of it.
  v_last := least(period_end, v_today);

  v_first_day := private.first_day(p_user_id, v_account.time_zone);

  v_before := private.earlier_period(period_start, greatest(period_start, v_last));
  -- What is tried out is told of the period alone.
  if period_start > v_today or v_first_day is null or p_changes <> '{}'
    or v_first_day - lower(v_before) > (upper(v_before) - lower(v_before)) / 10
  then
    v_before := 'empty';
  end if;
  v_first := coalesce(lower(v_before), period_start);
  v_from := period_start::timestamp at time zone v_account.time_zone;
  -- The end of a longer month lies between the two periods and belongs to neither.
  v_gap := coalesce(upper(v_before), period_start);
  v_until := (v_last + 1)::timestamp at time zone v_account.time_zone;
  v_tomorrow := (v_today + 1)::timestamp at time zone v_account.time_zone;
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

  -- Days that hold as they were closed are read from there, and the others from their rows.
  v_days := datemultirange(v_before) + datemultirange(daterange(period_start, greatest(v_last + 1, period_start)));
  if p_changes = '{}' and exists (
    select from private.closed_accounts c where c.user_id = p_user_id and c.rules = private.day_rules(p_user_id)
  ) then
    select coalesce(range_agg(daterange(d.day, d.day + 1)), '{}') into v_closed
    from private.closed_days d
    where d.user_id = p_user_id and d.day >= v_first and d.day <= v_last and d.holds_until > v_now;
    v_closed := v_closed * v_days - coalesce(
      (select range_agg(m.days) from private.day_marks m where m.user_id = p_user_id), '{}');
  end if;
  select * into v_read from private.read_days(p_user_id, v_days - v_closed, p_changes);

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

  with day_sums as materialized (
    select d.*, d.day >= period_start as is_now
    from (
      select d.* from private.closed_days d
      where d.user_id = p_user_id and d.day >= v_first and d.day <= v_last and v_closed @> d.day
      union all
      select d.* from unnest(v_read.days) d
    ) d
  ), sums as materialized (
    select c.*, c.day >= period_start as is_now
    from (
      select c.* from private.closed_calls c
      where c.user_id = p_user_id and c.day >= v_first and c.day <= v_last and v_closed @> c.day
      union all
      select c.* from unnest(v_read.calls) c
    ) c
  ), call_days as (
    select s.day, sum(s.calls) as calls, sum(s.answered) as answered from sums s where s.is_now group by 1
  ), call_totals as (
    select s.is_now, sum(s.calls) as calls, sum(s.answered) as answered, sum(s.handled) as handled,
      sum(s.seconds) as seconds
    from sums s group by 1
  ), call_hours as (
    select extract(isodow from h.day)::int as weekday, h.hour, sum(h.calls) as calls, sum(h.missed) as missed
    from (
      select h.day, h.hour, h.calls, h.missed from private.closed_hours h
      where h.user_id = p_user_id and h.day >= period_start and h.day <= v_last and v_closed @> h.day
      union all
      select h.day, h.hour, h.calls, h.missed from unnest(v_read.hours) h where h.day >= period_start
    ) h
    group by 1, 2
  ), booking_totals as (
    select d.is_now, sum(d.bookings) as bookings, sum(d.showed) as showed, sum(d.marked) as marked,
      sum(d.unmarked) as unmarked, sum(d.unpriced) as unpriced, sum(d.tier_a) as tier_a, sum(d.tier_b) as tier_b,
      sum(d.tier_c) as tier_c, sum(d.tier_e) as tier_e, sum(d.booked_through_ai) as booked_through_ai,
      sum(d.turnover) as turnover, sum(d.expected) as expected,
      -- Of those whose value is known: how many, and what they would have lost together (F9).
      sum(d.known) as known, sum(d.lost) as lost
    from day_sums d group by 1
  ), rateless as (
    select b.price_currency as currency, min(b.day) as since, count(*) as n
    from (
      select b.price_currency, (b.booked_at at time zone v_account.time_zone)::date as day
      from public.calendar_events b
      join public.booking_attributions a on a.user_id = p_user_id and a.booking_id = b.id and a.weight > 0
      join public.telephony_events e on e.id = a.call_id and e.user_id = p_user_id
      where b.user_id = p_user_id and b.booked_at >= v_from and b.booked_at < v_until and b.price_currency <> 'SEK'
    ) b
    left join public.daily_rates r on r.currency = b.price_currency and r.day = b.day
    where r.rate is null
    group by 1
  ), values_by_band as materialized (
    select b.is_now, b.band, sum(b.seconds) as seconds, sum(b.human) as human,
      sum(b.labour_low_few) as labour_low_few, sum(b.labour_low_most) as labour_low_most, sum(b.labour) as labour,
      sum(b.labour_high_few) as labour_high_few, sum(b.labour_high_most) as labour_high_most,
      sum(b.extra_low_few) as extra_low_few, sum(b.extra_low_most) as extra_low_most, sum(b.extra) as extra,
      sum(b.extra_high_few) as extra_high_few, sum(b.extra_high_most) as extra_high_most
    from (
      select b.*, b.day >= period_start as is_now
      from (
        select b.* from private.closed_bands b
        where b.user_id = p_user_id and b.day >= v_first and b.day <= v_last and v_closed @> b.day
        union all
        select b.* from unnest(v_read.bands) b
      ) b
    ) b
    group by 1, 2
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
      sum(b.seconds) as seconds, sum(b.human) as human
    from values_by_band b group by 1
  ), lines as (
    -- The ledger, added up by day and currency before it is converted.
    select s.day, 'telephony' as category, i.provider as source, s.integration_id, s.currency, s.is_message, s.lines as n,
      s.amount, coalesce(s.open_amount, 0) as open_amount
    from sums s join public.integrations i on i.id = s.integration_id
    where s.currency <> ''
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
      case when has.labour is null then null else coalesce(v.human, 0) end as human
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
        select trim_scale(v.hourly)::text from private.assumption_versions(p_user_id, p_changes) v
        where v_last >= v.valid_from and v_last < v.valid_until limit 1
      ),
      'booked_through_ai_sek', case when t.extra is not null then trim_scale(coalesce(b.booked_through_ai, 0))::text end,
      'turnover_sek', case when t.extra is not null then trim_scale(coalesce(b.turnover, 0))::text end,
      'expected_sek', case when t.extra is not null then trim_scale(coalesce(b.expected, 0))::text end
    ),
    'funnel', jsonb_build_object('calls', t.calls, 'answered', t.answered, 'handled', t.handled, 'booked', t.bookings,
      'showed', coalesce(b.showed, 0), 'marked', coalesce(b.marked, 0)),
    'facts', jsonb_build_object(
      'break_even_bookings', case when t.is_known and t.labour is not null then
        case when t.labour >= t.cost then 0 when b.lost > 0 then ceil((t.cost - t.labour) * b.known / b.lost) end end,
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
        'bookings', coalesce(b.bookings, 0),
        'is_incomplete', d.day >= v_today or coalesce(d.day < v_first_day or d.day >= v_sources.heard_until, true)
          or coalesce(c.unconverted, false)
      ) order by d.day), '[]')
      from (select period_start + s as day from generate_series(0, v_last - period_start) s) d
      left join cost_days c on c.day = d.day and c.is_now
      left join call_days n on n.day = d.day
      left join day_sums b on b.day = d.day
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
    'attribution', jsonb_build_object('A', coalesce(b.tier_a, 0), 'B', coalesce(b.tier_b, 0),
      'C', coalesce(b.tier_c, 0), 'E', coalesce(b.tier_e, 0)),
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
        select 7, 'booking_rate', k.since, k.n, k.currency from rateless k
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
  where t.is_now;
  return v_document;
end $$;
revoke all on function private.dashboard(uuid, date, date, jsonb) from public, anon, authenticated, service_role;
grant execute on function private.dashboard(uuid, date, date, jsonb) to authenticated;
