-- ROI assumptions: one row is what an owner has said about one assumption, valid from a day until the next. What
-- nobody has said is the default (private.default_assumptions), and pages call it assumed.
-- low, likely and high are of the result: the value that makes the benefit low is low, whatever the number.
-- Read and write: the owner.
create table public.roi_assumptions (
  id         uuid primary key default gen_random_uuid(),
  user_id    uuid not null default auth.uid() references public.accounts (user_id) on delete cascade,
  key        text not null check (key ~ '^[a-z_]{1,40}$'),
  valid_from date not null check (valid_from between '2000-01-01' and '2100-01-01'),
  low        numeric(14, 6) not null,
  likely     numeric(14, 6) not null,
  high       numeric(14, 6) not null,
  state      text not null default 'confirmed' check (state in ('confirmed', 'measured')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (user_id, key, valid_from)
);
comment on table public.roi_assumptions is 'An owner''s assumption, valid from a local day.';
comment on column public.roi_assumptions.state is 'confirmed: the owner says so; measured: from the owner''s own count.';

alter table public.roi_assumptions enable row level security;
revoke all on table public.roi_assumptions from anon, authenticated, service_role;
grant select, delete on table public.roi_assumptions to authenticated;
grant select on table public.roi_assumptions to service_role;
grant insert (key, valid_from, low, likely, high, state), update (valid_from, low, likely, high, state)
  on table public.roi_assumptions to authenticated;
create policy "owners read their assumptions" on public.roi_assumptions for select to authenticated
  using (user_id = any (array(select private.readable_accounts())));
create policy "owners add assumptions" on public.roi_assumptions for insert to authenticated
  with check (user_id = (select auth.uid()));
create policy "owners change their assumptions" on public.roi_assumptions for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "owners remove their assumptions" on public.roi_assumptions for delete to authenticated
  using (user_id = (select auth.uid()));

create trigger touch_updated_at before update on public.roi_assumptions
  for each row execute function private.touch_updated_at();
create trigger announce_insert after insert on public.roi_assumptions
  referencing new table as changed for each statement execute function private.announce_rows();
create trigger announce_update after update on public.roi_assumptions
  referencing new table as changed for each statement execute function private.announce_rows();
create trigger announce_delete after delete on public.roi_assumptions
  referencing old table as changed for each statement execute function private.announce_rows();
