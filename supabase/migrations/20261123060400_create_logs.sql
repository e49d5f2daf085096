-- Function logs: one row is one invocation of an edge function, without personal data. Kept for 30 days.
-- Read: the account it worked for. Write: nobody through the API.
create table public.function_logs (
  id            bigint generated always as identity primary key,
  user_id       uuid references public.accounts (user_id) on delete cascade,
  function_name text not null check (char_length(function_name) between 1 and 100),
  outcome       text not null check (outcome in ('ok', 'rejected', 'error')),
  http_status   int not null check (http_status between 100 and 599),
  duration_ms   int not null check (duration_ms >= 0),
  cold_start    boolean not null default false,
  error_code    text check (char_length(error_code) <= 100),
  request_id    text not null check (char_length(request_id) <= 100),
  created_at    timestamptz not null default now()
);
comment on table public.function_logs is 'One invocation of an edge function.';
create unique index function_logs_newest_first on public.function_logs (user_id, created_at desc, id desc);
-- Finds what is to be forgotten.
create unique index function_logs_oldest_first on public.function_logs (created_at, id);

alter table public.function_logs enable row level security;
revoke all on table public.function_logs from anon, authenticated, service_role;
revoke all on sequence public.function_logs_id_seq from anon, authenticated, service_role;
grant select on table public.function_logs to authenticated, service_role;
create policy "owners read the invocations for their account" on public.function_logs for select to authenticated
  using (user_id = any (array(select private.readable_accounts())));

-- Audit log: one row is one sensitive act. It is only ever added to, and goes only with its account.
-- Read: the account. Write: nobody through the API; the acts write it themselves.
create table public.audit_log (
  id          bigint generated always as identity primary key,
  user_id     uuid not null references public.accounts (user_id) on delete cascade,
  actor_id    uuid,
  action      text not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
  object_type text not null,
  object_id   uuid,
  request_id  text,
  details     jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  created_at  timestamptz not null default now()
);
comment on table public.audit_log is 'One sensitive act: who did what to which object. Never a secret.';
comment on column public.audit_log.actor_id is 'The user who did it; none when the system did.';
create unique index audit_log_newest_first on public.audit_log (user_id, created_at desc, id desc);

alter table public.audit_log enable row level security;
revoke all on table public.audit_log from anon, authenticated, service_role;
revoke all on sequence public.audit_log_id_seq from anon, authenticated, service_role;
grant select on table public.audit_log to authenticated, service_role;
create policy "owners read the audit log of their account" on public.audit_log for select to authenticated
  using (user_id = any (array(select private.readable_accounts())));

-- Even the tables' owner only adds: what an act wrote stays as it was.
create function private.refuse_audit_change()
returns trigger language plpgsql set search_path = ''
as $$
begin
  raise exception 'The audit log is only ever added to' using errcode = '23001';
end $$;
revoke all on function private.refuse_audit_change() from public, anon, authenticated, service_role;
create trigger refuse_audit_change before update on public.audit_log
  for each row execute function private.refuse_audit_change();
