-- How exchange rates are fetched: what is needed, what of it has been asked for, and how it is stored. One job does it,
-- for everybody (sync_jobs of kind exchange_rates).

-- Rate coverage: one row is a currency and the days from first to last that its fixings have been asked for. That a day
-- in it has no fixing is an answer, so that what a central bank does not know is not asked for again and again.
create table private.rate_coverage (
  currency  text primary key check (currency ~ '^[A-Z]{3}$'),
  first_day date not null,
  last_day  date not null,
  check (first_day <= last_day)
);
comment on table private.rate_coverage is 'The days of a currency whose fixings have been asked for.';
alter table private.rate_coverage enable row level security;
revoke all on table private.rate_coverage from public, anon, authenticated, service_role;
create policy "nobody reads rate coverage through the API" on private.rate_coverage
  for select to anon, authenticated using (false);

-- The first day that something may cost one account, or any: found by a look at the end of an index for each.
create function private.first_cost_day(p_user_id uuid default null)
returns date language sql stable set search_path = ''
as $$
  select min(least(
    (select (e.started_at at time zone 'UTC')::date from public.telephony_events e
     where e.user_id = a.user_id order by e.started_at limit 1),
    (select u.usage_date from public.ai_usage_logs u where u.user_id = a.user_id order by u.usage_date limit 1),
    (select min(f.starts_on) from public.fixed_costs f where f.user_id = a.user_id and f.currency <> 'SEK'),
    (select (b.booked_at at time zone 'UTC')::date from public.calendar_events b
     where b.user_id = a.user_id order by b.booked_at limit 1)
  ))
  from public.accounts a where p_user_id is null or a.user_id = p_user_id
$$;
revoke all on function private.first_cost_day(uuid) from public, anon, authenticated, service_role;

-- The currencies that all accounts use, and the two that everything abroad is paid in. Reads every row for them.
create function private.currencies_in_use()
returns setof text language sql stable set search_path = ''
as $$
  select u.currency from (
    select unnest(array['USD', 'EUR']) as currency
    union select f.currency from public.fixed_costs f
    union select e.cost_currency from public.telephony_events e
    union select b.price_currency from public.calendar_events b
  ) u
  -- No bank knows what is not three letters; kronor need no rate.
  where u.currency ~ '^[A-Z]{3}$' and u.currency <> 'SEK'
$$;
revoke all on function private.currencies_in_use() from public, anon, authenticated, service_role;

-- What the job is to read, as of today (the Swedish day). Every range ends where the next begins.
--   currencies     what to look for in every answer;
--   history_from   down to this day, with enough before it that the first day can be carried to;
--   covered_from   from this day on all of them have been asked for; none when one of them never was;
--   covered_until  up to this day;
--   unsure_from    the first day with a fixing that could not be checked yet;
--   calendar_from, calendar_until  the days that the calendar must know and does not; none when it knows all.
create function private.rates_to_read(p_today date)
returns table (
  currencies text[], history_from date, covered_from date, covered_until date, unsure_from date,
  calendar_from date, calendar_until date
) language plpgsql stable set search_path = ''
as $$
declare
  -- A calendar that ends today would make tomorrow's rates provisional: it is read far ahead, and before that is used up.
  v_ahead constant int := 40;
  v_enough constant int := 20;
begin
  currencies := array(select c from private.currencies_in_use() c order by c);
  -- Fixings have gaps of up to 5 days. Before 1999 there is no euro.
  history_from := greatest(date '1999-01-04', least(private.first_cost_day(), p_today) - 10);
  select case when count(k.currency) = count(*) then max(k.first_day) end, min(k.last_day)
  into covered_from, covered_until
  from unnest(currencies) c (currency) left join private.rate_coverage k on k.currency = c.currency;
  select min(x.rate_date) into unsure_from from public.exchange_rates x where x.provisional;
  select min(d.day), max(d.day) into calendar_from, calendar_until
  from (select history_from + n as day from generate_series(0, p_today + v_enough - history_from) n) d
  where not exists (select from public.bank_days b where b.day = d.day);
  if calendar_until > p_today then
    calendar_until := p_today + v_ahead;
  end if;
  return next;
end $$;
revoke all on function private.rates_to_read(date) from public, anon, authenticated, service_role;

-- Stores a set of at most 500 fixings [{currency, day, rate, source, provisional}], and writes only what is news: a
-- corrected fixing replaces the old one, the Riksbank's the ECB's, a checked one an unchecked one, and never the
-- other way round.
create function private.merge_exchange_rates(p_fixings jsonb)
returns table (seen int, changed int) language plpgsql volatile set search_path = ''
as $$
begin
  seen := jsonb_array_length(p_fixings);
  if seen > 500 then
    raise exception 'A set of % fixings is too large, at most 500', seen using errcode = '22023';
  end if;
  insert into public.exchange_rates as x (currency, rate_date, sek_per_unit, source, provisional)
  select distinct on (f.currency, f.day) f.currency, f.day, f.rate, f.source, f.provisional
  from jsonb_to_recordset(p_fixings) as f (currency text, day date, rate numeric, source text, provisional boolean)
  order by f.currency, f.day, f.source = 'riksbank' desc, f.provisional
  on conflict (currency, rate_date) do update set
    sek_per_unit = excluded.sek_per_unit, source = excluded.source, provisional = excluded.provisional,
    fetched_at = now()
  where (x.sek_per_unit, x.source, x.provisional)
      is distinct from (excluded.sek_per_unit, excluded.source, excluded.provisional)
    and (excluded.source = 'riksbank' or x.source = 'ecb' and (x.provisional or not excluded.provisional));
  get diagnostics changed = row_count;
  return next;
end $$;
revoke all on function private.merge_exchange_rates(jsonb) from public, anon, authenticated, service_role;

-- Stores a set of at most 500 days of the calendar [{day, is_bank_day}]. With it the ECB's rates of those days can be
-- checked: on a day that is no bank day they are none.
create function private.merge_bank_days(p_days jsonb)
returns table (seen int, changed int) language plpgsql volatile set search_path = ''
as $$
begin
  seen := jsonb_array_length(p_days);
  if seen > 500 then
    raise exception 'A set of % days is too large, at most 500', seen using errcode = '22023';
  end if;
  insert into public.bank_days as b (day, is_bank_day)
  select distinct on (d.day) d.day, d.is_bank_day
  from jsonb_to_recordset(p_days) as d (day date, is_bank_day boolean) order by d.day
  on conflict (day) do update set is_bank_day = excluded.is_bank_day where b.is_bank_day <> excluded.is_bank_day;
  get diagnostics changed = row_count;

  delete from public.exchange_rates x using public.bank_days b
  where b.day = x.rate_date and not b.is_bank_day and x.source = 'ecb';
  update public.exchange_rates x set provisional = false from public.bank_days b
  where b.day = x.rate_date and b.is_bank_day and x.provisional;
  return next;
end $$;
revoke all on function private.merge_bank_days(jsonb) from public, anon, authenticated, service_role;

-- Notes that the fixings of a range have been asked for; after they are stored. Ranges come so that each touches what
-- is covered already; one that does not would leave a gap, and is covered alone.
create function private.cover_rates(p_currencies text[], p_first date, p_last date)
returns void language sql volatile set search_path = ''
as $$
  insert into private.rate_coverage as k (currency, first_day, last_day)
  select c, p_first, p_last from unnest(p_currencies) c
  on conflict (currency) do update set
    first_day = case when p_last >= k.first_day - 1 and p_first <= k.last_day + 1 then least(k.first_day, p_first) else p_first end,
    last_day = case when p_last >= k.first_day - 1 and p_first <= k.last_day + 1 then greatest(k.last_day, p_last) else p_last end
  where not (k.first_day <= p_first and k.last_day >= p_last)
$$;
revoke all on function private.cover_rates(text[], date, date) from public, anon, authenticated, service_role;

-- An account that has just connected a year of calls, or writes down a cost in another currency, should not wait for
-- the afternoon: the job is due at once when the account has costs from before what has been asked for, or a currency
-- that never was. Looks at the account alone, and at the newest of its rows. A job that failed keeps its turn.
create function private.request_missing_rates(p_user_id uuid)
returns boolean language plpgsql volatile set search_path = ''
as $$
begin
  update public.sync_jobs j set due_at = now(), updated_at = now()
  where j.kind = 'exchange_rates' and j.state = 'waiting' and j.attempts = 0 and j.due_at > now()
    and exists (
      select from (
        select 'USD' as currency
        union select f.currency from public.fixed_costs f where f.user_id = p_user_id
        union (select e.cost_currency from public.telephony_events e
          where e.user_id = p_user_id and e.cost_currency is not null order by e.started_at desc, e.id desc limit 1)
        union (select b.price_currency from public.calendar_events b
          where b.user_id = p_user_id and b.price_currency is not null order by b.booked_at desc, b.id desc limit 1)
      ) u
      left join private.rate_coverage k on k.currency = u.currency
      where u.currency ~ '^[A-Z]{3}$' and u.currency <> 'SEK'
        and (k.currency is null or k.first_day > greatest(date '1999-01-04', private.first_cost_day(p_user_id) - 10))
    );
  return found;
end $$;
revoke all on function private.request_missing_rates(uuid) from public, anon, authenticated, service_role;

-- Security definer: an owner who writes down a cost has nothing to do with the queue.
create function private.request_rates_of_change()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  perform private.request_missing_rates(new.user_id);
  return null;
end $$;
revoke all on function private.request_rates_of_change() from public, anon, authenticated, service_role;
create trigger request_rates after insert or update of currency, starts_on on public.fixed_costs
  for each row when (new.currency <> 'SEK') execute function private.request_rates_of_change();
-- Whatever a sync brought, in its last transaction: the runner then finds the rates due before it goes home.
create trigger request_rates after update of state on public.sync_jobs
  for each row when (old.state = 'running' and new.state <> 'running' and new.user_id is not null)
  execute function private.request_rates_of_change();
