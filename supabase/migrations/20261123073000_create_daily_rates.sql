-- Daily rates: one row is the rate of one currency on one day: the fixing of that day, or the latest before it, but none
-- that is older than 7 days. After that the rate is missing, which is said and never guessed.
-- Made of exchange_rates and bank_days by triggers, so that converting a line is finding a row by its key.
-- Read: everybody who is signed in. Write: nobody through the API.
create table public.daily_rates (
  currency    text not null,
  day         date not null,
  rate        numeric(14, 6) not null,
  rate_date   date not null,
  source      text not null,
  provisional boolean not null,
  primary key (currency, day),
  check (day between rate_date and rate_date + 7)
);
comment on table public.daily_rates is 'SEK per unit of a currency on every day, carried forward from the latest fixing.';
comment on column public.daily_rates.rate_date is 'The day of the fixing, at most 7 days before.';
comment on column public.daily_rates.provisional is
  'A bank day up to this one still waits for its fixing, or the fixing itself is not sure.';

alter table public.daily_rates enable row level security;
revoke all on table public.daily_rates from anon, authenticated, service_role;
grant select on table public.daily_rates to authenticated, service_role;
create policy "signed-in people read daily rates" on public.daily_rates for select to authenticated
  using (true);

-- Makes the days from first to last of a currency anew; writes and deletes only what has changed.
-- A weekday that the calendar does not know counts as a bank day: better provisional for too long than final too soon.
-- Once a later fixing is known, a bank day without one will not get one any more.
create function private.carry_rates(p_currency text, p_first date, p_last date)
returns void language sql volatile set search_path = ''
as $$
  with wanted as materialized (
    select d.day, f.sek_per_unit as rate, f.rate_date, f.source,
      f.provisional or (
        not exists (select from public.exchange_rates n where n.currency = p_currency and n.rate_date > f.rate_date)
        and exists (
          select from generate_series(1, d.day - f.rate_date) n
          left join public.bank_days b on b.day = f.rate_date + n
          where coalesce(b.is_bank_day, extract(isodow from f.rate_date + n) < 6)
        )
      ) as provisional
    from (select p_first + n as day from generate_series(0, p_last - p_first) n) d
    cross join lateral (
      select x.sek_per_unit, x.rate_date, x.source, x.provisional from public.exchange_rates x
      where x.currency = p_currency and x.rate_date between d.day - 7 and d.day
      order by x.rate_date desc limit 1
    ) f
  ), gone as (
    delete from public.daily_rates r
    where r.currency = p_currency and r.day between p_first and p_last
      and not exists (select from wanted w where w.day = r.day)
  )
  insert into public.daily_rates as r (currency, day, rate, rate_date, source, provisional)
  select p_currency, w.day, w.rate, w.rate_date, w.source, w.provisional from wanted w
  on conflict (currency, day) do update set
    rate = excluded.rate, rate_date = excluded.rate_date, source = excluded.source, provisional = excluded.provisional
  where (r.rate, r.rate_date, r.source, r.provisional)
    is distinct from (excluded.rate, excluded.rate_date, excluded.source, excluded.provisional)
$$;
revoke all on function private.carry_rates(text, date, date) from public, anon, authenticated, service_role;

-- A fixing reaches 7 days forward, and decides whether the days of the one before it are final, however long ago.
-- Security definer: whoever writes fixings need not be able to write what follows from them.
create function private.carry_changed_rates()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  -- One at a time: two that fold the same days would each miss the other's fixing.
  perform pg_advisory_xact_lock(hashtextextended('public.daily_rates', 0));
  perform private.carry_rates(w.currency, w.first - 7, w.last + 7),
    private.carry_rates(w.currency, p.rate_date, p.rate_date + 7)
  from (
    select c.currency, min(c.rate_date) as first, max(c.rate_date) as last from changed c group by c.currency
  ) w
  left join lateral (
    select x.rate_date from public.exchange_rates x
    where x.currency = w.currency and x.rate_date < w.first - 7 order by x.rate_date desc limit 1
  ) p on true;
  return null;
end $$;
revoke all on function private.carry_changed_rates() from public, anon, authenticated, service_role;
create trigger carry_insert after insert on public.exchange_rates
  referencing new table as changed for each statement execute function private.carry_changed_rates();
create trigger carry_update after update on public.exchange_rates
  referencing new table as changed for each statement execute function private.carry_changed_rates();
create trigger carry_moved after update on public.exchange_rates
  referencing old table as changed for each statement execute function private.carry_changed_rates();
create trigger carry_delete after delete on public.exchange_rates
  referencing old table as changed for each statement execute function private.carry_changed_rates();

-- The calendar decides only about the days after the last fixing of each currency.
create function private.carry_last_rates()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('public.daily_rates', 0));
  perform private.carry_rates(l.currency, l.rate_date, l.rate_date + 7)
  from (select x.currency, max(x.rate_date) as rate_date from public.exchange_rates x group by x.currency) l
  where exists (select from changed c where c.day between l.rate_date and l.rate_date + 7);
  return null;
end $$;
revoke all on function private.carry_last_rates() from public, anon, authenticated, service_role;
create trigger carry_insert after insert on public.bank_days
  referencing new table as changed for each statement execute function private.carry_last_rates();
create trigger carry_update after update on public.bank_days
  referencing new table as changed for each statement execute function private.carry_last_rates();
create trigger carry_delete after delete on public.bank_days
  referencing old table as changed for each statement execute function private.carry_last_rates();
