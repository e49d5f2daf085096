-- Sync jobs: one row is something to fetch, again and again (recent) or once (backfill). sync_runs says what happened.
-- A job is taken with a lease: whoever holds it proves it by the lease's number with every write, so that a
-- runner that was believed dead can write no more.
-- Read: the account. Write: nobody through the API; manage-integrations asks, the runner works.
create type public.sync_kind as enum ('telephony', 'bookings', 'openrouter_activity', 'exchange_rates');
create type public.sync_job_state as enum ('waiting', 'running', 'done', 'failed', 'cancelled');

create table public.sync_jobs (
  id               uuid primary key default gen_random_uuid(),
  user_id          uuid references public.accounts (user_id) on delete cascade,
  integration_id   uuid references public.integrations (id) on delete cascade,
  kind             public.sync_kind not null,
  mode             text not null check (mode in ('recent', 'backfill')),
  state            public.sync_job_state not null default 'waiting',
  due_at           timestamptz not null default now(),
  attempts         int not null default 0 check (attempts >= 0),
  cursor           jsonb,
  done             int not null default 0 check (done >= 0),
  total            int check (total >= 0),
  lease_number     bigint not null default 0,
  lease_until      timestamptz,
  cancel_requested boolean not null default false,
  error_code       text check (error_code ~ '^[A-Z0-9_]{1,64}$'),
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  -- Exchange rates belong to nobody; everything else to an integration of an account.
  check ((kind = 'exchange_rates') = (integration_id is null) and (integration_id is null) = (user_id is null)),
  check ((state = 'running') = (lease_until is not null))
);
comment on table public.sync_jobs is 'What is to be fetched from a provider, with lease, back-off, cursor and progress.';
comment on column public.sync_jobs.cursor is 'Where to go on; moved only with what was read up to it.';
comment on column public.sync_jobs.done is 'Of total, in the job''s own steps: days or months.';
comment on column public.sync_jobs.lease_number is 'Grows with every lease; a write with an older number is refused.';

-- The newest-first list; also serves the policy.
create unique index sync_jobs_newest_first on public.sync_jobs (user_id, created_at desc, id desc);
-- One of each waits or runs.
create unique index sync_jobs_open_once on public.sync_jobs (user_id, integration_id, kind, mode) nulls not distinct
  where state in ('waiting', 'running');
create unique index sync_jobs_due on public.sync_jobs (due_at, id) where state in ('waiting', 'running');
create unique index sync_jobs_by_integration on public.sync_jobs (integration_id, id) where integration_id is not null;

alter table public.sync_jobs enable row level security;
revoke all on table public.sync_jobs from anon, authenticated, service_role;
grant select on table public.sync_jobs to authenticated, service_role;
create policy "owners read their sync jobs" on public.sync_jobs for select to authenticated
  using (user_id = any (array(select private.readable_accounts())));

create table public.sync_runs (
  id             bigint generated always as identity primary key,
  job_id         uuid not null references public.sync_jobs (id) on delete cascade,
  user_id        uuid references public.accounts (user_id) on delete cascade,
  integration_id uuid references public.integrations (id) on delete cascade,
  kind           public.sync_kind not null,
  mode           text not null,
  lease_number   bigint not null,
  outcome        text check (outcome in ('ok', 'more', 'failed', 'cancelled', 'lost')),
  error_code     text check (error_code ~ '^[A-Z0-9_]{1,64}$'),
  requests       int not null default 0,
  seen           int not null default 0,
  changed        int not null default 0,
  skipped        int not null default 0,
  started_at     timestamptz not null default now(),
  finished_at    timestamptz,
  unique (job_id, lease_number),
  check ((outcome is null) = (finished_at is null))
);
comment on table public.sync_runs is 'One lease of a sync job and what came of it. Kept for 30 days.';
comment on column public.sync_runs.skipped is 'Items of the provider that were not understood.';
create unique index sync_runs_newest_first on public.sync_runs (user_id, started_at desc, id desc);
create unique index sync_runs_by_integration on public.sync_runs (integration_id, id) where integration_id is not null;
create unique index sync_runs_oldest_first on public.sync_runs (started_at, id);

alter table public.sync_runs enable row level security;
revoke all on table public.sync_runs from anon, authenticated, service_role;
revoke all on sequence public.sync_runs_id_seq from anon, authenticated, service_role;
grant select on table public.sync_runs to authenticated, service_role;
create policy "owners read their sync runs" on public.sync_runs for select to authenticated
  using (user_id = any (array(select private.readable_accounts())));

-- Open pages see the progress.
create trigger announce_insert after insert on public.sync_jobs
  referencing new table as changed for each statement execute function private.announce_rows();
create trigger announce_update after update on public.sync_jobs
  referencing new table as changed for each statement execute function private.announce_rows();

-- Jobs of nobody change nobody's page.
create or replace function private.announce_rows()
returns trigger language plpgsql security definer set search_path = ''
as $$
declare
  v_change record;
begin
  for v_change in
    select c.user_id, count(*)::int as count from changed c where c.user_id is not null group by c.user_id
  loop
    perform private.note_changes(tg_table_name, v_change.user_id, null, null, v_change.count);
  end loop;
  return null;
end $$;
revoke all on function private.announce_rows() from public, anon, authenticated, service_role;

-- The same account at a provider is connected once, whatever the provider calls it.
alter table public.integrations alter column provider_account set expression as (
  coalesce(settings ->> 'accountSid', settings ->> 'companyLogin', settings ->> 'keyFingerprint', '')
);
