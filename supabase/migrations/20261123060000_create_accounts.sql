-- Accounts: one row is an owner's business. It exists from the moment somebody signs up.
-- Read: its owner. Change: its owner, and only what the settings page offers.

-- Code and tables that the API never reaches. No API role may use the schema: policies call its
-- functions without that right, and nothing else may.
create schema private;
revoke all on schema private from public, anon, authenticated, service_role;

create table public.accounts (
  user_id       uuid primary key references auth.users (id) on delete cascade,
  name          text not null default '' check (char_length(name) <= 200),
  time_zone     text not null default 'Europe/Stockholm',
  currency      text not null default 'SEK' check (currency ~ '^[A-Z]{3}$'),
  country       text not null default 'SE' check (country ~ '^[A-Z]{2}$'),
  locale        text not null default 'sv' check (locale in ('sv', 'en')),
  opening_hours jsonb not null default '{}'
    check (jsonb_typeof(opening_hours) = 'object' and pg_column_size(opening_hours) <= 4096),
  is_demo       boolean not null default false,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now()
);
comment on table public.accounts is 'One owner''s business.';
comment on column public.accounts.time_zone is 'Name of the time zone whose days and hours the account is counted in.';
comment on column public.accounts.opening_hours is 'Local opening hours by weekday: {"mon": [["09:00", "18:00"]]}.';
comment on column public.accounts.is_demo is 'The account holds invented data and the pages say so.';

alter table public.accounts enable row level security;
revoke all on table public.accounts from anon, authenticated, service_role;
grant select on table public.accounts to authenticated, service_role;
grant update (name, time_zone, locale, opening_hours) on table public.accounts to authenticated;

-- The one place that knows which accounts the caller may read. Every policy asks it once per statement and as an
-- array, which an index can search: "in (select …)" would read every account's rows and throw them away.
-- Security definer: when accounts can be shared it must read memberships past their own policies.
create function private.readable_accounts()
returns setof uuid language sql stable security definer set search_path = '' rows 1
as $$ select a.user_id from public.accounts a where a.user_id = (select auth.uid()) $$;
comment on function private.readable_accounts() is 'The accounts whose rows the caller may read.';
revoke all on function private.readable_accounts() from public, anon, authenticated, service_role;
grant execute on function private.readable_accounts() to authenticated;

create policy "owners read their account" on public.accounts for select to authenticated
  using (user_id = any (array(select private.readable_accounts())));
create policy "owners change their account" on public.accounts for update to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()));

-- Postgres takes "FOO+3" for a time zone; only the names of the time zone database are days people know.
create function private.check_account()
returns trigger language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' then
    new.updated_at := now();
  end if;
  if (tg_op = 'INSERT' or new.time_zone is distinct from old.time_zone)
    and new.time_zone <> 'Europe/Stockholm'
    and not exists (select from pg_catalog.pg_timezone_names z where z.name = new.time_zone)
  then
    raise exception 'Unknown time zone %', new.time_zone using errcode = '22023';
  end if;
  return new;
end $$;
revoke all on function private.check_account() from public, anon, authenticated, service_role;
create trigger check_account before insert or update on public.accounts
  for each row execute function private.check_account();

-- Security definer: runs as the sign-up's own database user, which may not write here.
create function private.create_account()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.accounts (user_id, name, locale)
  values (
    new.id,
    left(coalesce(new.raw_user_meta_data ->> 'business_name', ''), 200),
    case when new.raw_user_meta_data ->> 'locale' = 'en' then 'en' else 'sv' end
  )
  on conflict (user_id) do nothing;
  return null;
end $$;
revoke all on function private.create_account() from public, anon, authenticated, service_role;
create trigger create_account after insert on auth.users
  for each row execute function private.create_account();
