-- Exchange rates: one row is what a central bank fixed one unit of a currency at on one day, in kronor.
-- Only real fixings are stored: the rate of a day without one is the latest before it, never a later one.
-- Read: everybody who is signed in; a rate belongs to nobody. Write: nobody through the API.
create table public.exchange_rates (
  currency     text not null check (currency ~ '^[A-Z]{3}$' and currency <> 'SEK'),
  rate_date    date not null,
  sek_per_unit numeric(14, 6) not null check (sek_per_unit > 0),
  source       text not null check (source in ('riksbank', 'ecb')),
  provisional  boolean not null default false,
  fetched_at   timestamptz not null default now(),
  primary key (currency, rate_date)
);
comment on table public.exchange_rates is 'SEK per unit of a currency as fixed on a banking day.';
comment on column public.exchange_rates.provisional is
  'The fallback''s rate of a day that could not be checked to be a Swedish banking day.';

alter table public.exchange_rates enable row level security;
revoke all on table public.exchange_rates from anon, authenticated, service_role;
grant select on table public.exchange_rates to authenticated, service_role;
create policy "signed-in people read exchange rates" on public.exchange_rates for select to authenticated
  using (true);

-- Bank days: one row is a day of the Riksbank's calendar. A day without a fixing that is no bank day has the rate
-- before it for good; one that is a bank day still waits for its own.
create table public.bank_days (
  day         date primary key,
  is_bank_day boolean not null
);
comment on table public.bank_days is 'Whether a day is a Swedish banking day, from the Riksbank''s calendar.';

alter table public.bank_days enable row level security;
revoke all on table public.bank_days from anon, authenticated, service_role;
grant select on table public.bank_days to authenticated, service_role;
create policy "signed-in people read bank days" on public.bank_days for select to authenticated
  using (true);
