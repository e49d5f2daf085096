-- Fixed costs: one row is a subscription by the month, or a set-up fee paid once, entered by the owner.
-- Read and write: the owner. Amounts are without VAT, like all costs.
create table public.fixed_costs (
  id         uuid primary key default gen_random_uuid(),
  user_id    uuid not null default auth.uid() references public.accounts (user_id) on delete cascade,
  name       text not null check (char_length(btrim(name)) between 1 and 100),
  kind       text not null check (kind in ('monthly', 'setup')),
  category   text not null default 'fixed' check (category in ('voice', 'telephony', 'ai', 'fixed')),
  amount     numeric(14, 2) not null check (amount > 0 and amount < 1e9),
  currency   text not null default 'SEK' check (currency ~ '^[A-Z]{3}$'),
  starts_on  date not null check (starts_on between '2000-01-01' and '2100-01-01'),
  ends_on    date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (ends_on is null or kind = 'monthly' and ends_on >= starts_on and ends_on <= '2100-01-01')
);
comment on table public.fixed_costs is 'A subscription or a set-up fee.';
comment on column public.fixed_costs.category is 'Which part of the cost it is shown under.';
comment on column public.fixed_costs.amount is 'A month, or once; in currency, without VAT.';
comment on column public.fixed_costs.ends_on is 'The last day that is paid for; none while it goes on.';
create unique index fixed_costs_by_account on public.fixed_costs (user_id, starts_on, id);

alter table public.fixed_costs enable row level security;
revoke all on table public.fixed_costs from anon, authenticated, service_role;
grant select, delete on table public.fixed_costs to authenticated;
grant select on table public.fixed_costs to service_role;
grant insert (name, kind, category, amount, currency, starts_on, ends_on),
  update (name, kind, category, amount, currency, starts_on, ends_on) on table public.fixed_costs to authenticated;
create policy "owners read their fixed costs" on public.fixed_costs for select to authenticated
  using (user_id = any (array(select private.readable_accounts())));
create policy "owners add fixed costs" on public.fixed_costs for insert to authenticated
  with check (user_id = (select auth.uid()));
create policy "owners change their fixed costs" on public.fixed_costs for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "owners remove their fixed costs" on public.fixed_costs for delete to authenticated
  using (user_id = (select auth.uid()));

-- The one trigger of every table whose rows an owner edits.
create function private.touch_updated_at()
returns trigger language plpgsql set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end $$;
revoke all on function private.touch_updated_at() from public, anon, authenticated, service_role;
create trigger touch_updated_at before update on public.fixed_costs
  for each row execute function private.touch_updated_at();

create trigger announce_insert after insert on public.fixed_costs
  referencing new table as changed for each statement execute function private.announce_rows();
create trigger announce_update after update on public.fixed_costs
  referencing new table as changed for each statement execute function private.announce_rows();
create trigger announce_delete after delete on public.fixed_costs
  referencing old table as changed for each statement execute function private.announce_rows();
