-- Webhook deliveries: one row is one authentic delivery and what became of it. Kept for 30 days.
-- Read: the account, without the body. Write: nobody through the API.
-- Partitioned by UTC day, so that forgetting a day is dropping a table. Few checks, see telephony_events.
create type public.delivery_outcome as enum ('processed', 'duplicate', 'conflict', 'quarantined', 'failed');
create table public.webhook_deliveries (
  id             uuid not null default gen_random_uuid(),
  user_id        uuid not null,
  integration_id uuid not null,
  provider       text not null,
  delivery_key   text not null,
  body_hash      bytea not null,
  body_encrypted text,
  outcome        public.delivery_outcome not null,
  reason         text,
  received_at    timestamptz not null default now(),
  -- The account first, so that the same index serves the policy and the newest-first list.
  primary key (user_id, received_at, id)
) partition by range (received_at);
comment on table public.webhook_deliveries is 'One authentic delivery from a provider and its outcome.';
comment on column public.webhook_deliveries.user_id is
  'Without a foreign key, which would cost every delivery a look at the account; see forget_deliveries.';
comment on column public.webhook_deliveries.body_encrypted is
  'Encrypted by the function; empty for a repetition. Not readable through the API.';
comment on column public.webhook_deliveries.reason is 'Why it was quarantined, failed or in conflict.';

alter table public.webhook_deliveries enable row level security;
revoke all on table public.webhook_deliveries from anon, authenticated, service_role;
grant select (id, user_id, integration_id, provider, delivery_key, body_hash, outcome, reason, received_at)
  on table public.webhook_deliveries to authenticated, service_role;
create policy "owners read their deliveries" on public.webhook_deliveries for select to authenticated
  using (user_id = any (array(select private.readable_accounts())));

-- Delivery keys: what has been accepted, for ever. The deliveries go after 30 days, a replay of one
-- from last year must still have no effect.
create table private.delivery_keys (
  integration_id uuid not null references public.integrations (id) on delete cascade,
  delivery_key   text not null,
  body_hash      bytea not null,
  primary key (integration_id, delivery_key)
);
comment on table private.delivery_keys is 'Every delivery ever accepted, by the provider''s identity of it.';
alter table private.delivery_keys enable row level security;
revoke all on table private.delivery_keys from public, anon, authenticated, service_role;
create policy "nobody reads delivery keys through the API" on private.delivery_keys
  for select to anon, authenticated using (false);

-- Deliveries go with their account. None can slip in meanwhile: accepting one holds its integration, which the
-- account's removal has to wait for.
create function private.forget_deliveries()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.webhook_deliveries d where d.user_id = old.user_id;
  return null;
end $$;
revoke all on function private.forget_deliveries() from public, anon, authenticated, service_role;
-- Fires after the foreign keys have removed the integrations: triggers go by name, and theirs begin with RI_.
create trigger forget_deliveries after delete on public.accounts
  for each row execute function private.forget_deliveries();

-- What was turned away: nothing of it is kept but a count.
create table private.webhook_rejections (
  id             bigint generated always as identity primary key,
  integration_id uuid references public.integrations (id) on delete cascade,
  provider       text not null,
  day            date not null,
  reason         text not null,
  count          bigint not null check (count > 0),
  unique nulls not distinct (integration_id, provider, day, reason)
);
comment on table private.webhook_rejections is 'How many requests to webhook addresses were turned away, by UTC day and reason.';
alter table private.webhook_rejections enable row level security;
revoke all on table private.webhook_rejections from public, anon, authenticated, service_role;
revoke all on sequence private.webhook_rejections_id_seq from public, anon, authenticated, service_role;
create policy "nobody reads rejections through the API" on private.webhook_rejections
  for select to anon, authenticated using (false);

-- What comes on a day without a partition, because cron did not run for a week, is kept here until it has one.
create table private.webhook_deliveries_default partition of public.webhook_deliveries default;
alter table private.webhook_deliveries_default enable row level security;
revoke all on table private.webhook_deliveries_default from public, anon, authenticated, service_role;
create policy "nobody reads a partition through the API" on private.webhook_deliveries_default
  for select to anon, authenticated using (false);

-- Makes the partition of one UTC day. A partition is locked down like its parent: reading it directly would go
-- round the column grants. Made apart and then attached, which no delivery has to wait for.
create function private.add_delivery_partition(p_day date)
returns void language plpgsql set search_path = ''
as $$
declare
  v_name text := 'webhook_deliveries_' || to_char(p_day, 'YYYY_MM_DD');
  v_from timestamptz := p_day::timestamp at time zone 'UTC';
  v_until timestamptz := (p_day + 1)::timestamp at time zone 'UTC';
begin
  execute format('create table private.%I (like public.webhook_deliveries including all)', v_name);
  execute format('alter table private.%I enable row level security', v_name);
  execute format('revoke all on table private.%I from public, anon, authenticated, service_role', v_name);
  execute format(
    'create policy "nobody reads a partition through the API" on private.%I for select to anon, authenticated using (false)',
    v_name);
  execute format(
    'with moved as (
       delete from private.webhook_deliveries_default where received_at >= %L and received_at < %L returning *
     ) insert into private.%I select * from moved', v_from, v_until, v_name);
  execute format(
    'alter table public.webhook_deliveries attach partition private.%I for values from (%L) to (%L)',
    v_name, v_from, v_until);
end $$;
revoke all on function private.add_delivery_partition(date) from public, anon, authenticated, service_role;

-- Keeps the partitions from yesterday to a week on, and forgets the deliveries of more than 30 days ago.
-- It waits for readers, and deliveries would queue behind it: it gives up quickly and is tried again in an hour.
create function private.keep_delivery_partitions()
returns void language plpgsql set search_path = '' set lock_timeout = '1s'
as $$
declare
  v_today date := (now() at time zone 'UTC')::date;
  v_day date;
  v_name text;
begin
  for v_day in select d::date from generate_series(v_today - 1, v_today + 7, interval '1 day') d loop
    if to_regclass('private.webhook_deliveries_' || to_char(v_day, 'YYYY_MM_DD')) is null then
      perform private.add_delivery_partition(v_day);
    end if;
  end loop;
  for v_name in
    select c.relname from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.webhook_deliveries'::regclass
      and c.relname ~ '_[0-9]{4}_[0-9]{2}_[0-9]{2}$'
      and c.relname < 'webhook_deliveries_' || to_char(v_today - 30, 'YYYY_MM_DD')
  loop
    execute format('drop table private.%I', v_name);
  end loop;
  delete from private.webhook_deliveries_default d where d.received_at < now() - interval '31 days';
end $$;
revoke all on function private.keep_delivery_partitions() from public, anon, authenticated, service_role;
select private.keep_delivery_partitions();
