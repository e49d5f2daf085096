-- One order for all who lock an integration and its jobs: the integration first. Disconnecting always did; the end of a
-- sync took its job first and the integration last, so that each could hold what the other wanted, and one was thrown
-- out. A write in the middle of a sync (assert_sync_lease) locks its job alone. A webhook waits for nobody: its lock on
-- the integration (key share) goes with this one, and it skips last_event_at while that is taken.

-- Adds the jobs that are missing, of one integration or of all, and writes nothing when there are none.
-- A connection that its provider refuses is not asked at once: it will refuse again.
create or replace function private.ensure_sync_jobs(p_integration_id uuid default null)
returns void language plpgsql volatile set search_path = ''
as $$
begin
  insert into public.sync_jobs (user_id, integration_id, kind, mode, due_at)
  select i.user_id, i.id, private.sync_kind_of(i.provider), m.mode,
    now() + case when i.status = 'error' then interval '6 hours' else interval '0' end
  from public.integrations i
  cross join (values ('recent'), ('backfill')) m (mode)
  where i.status <> 'disconnected' and private.sync_kind_of(i.provider) is not null
    and (p_integration_id is null or i.id = p_integration_id)
    and not exists (
      select from public.sync_jobs j
      where j.integration_id = i.id and j.mode = m.mode and (m.mode = 'backfill' or j.state in ('waiting', 'running'))
    )
  -- Whoever adds the same jobs at the same time waits for each in the same order.
  order by i.id, m.mode
  on conflict do nothing;

  insert into public.sync_jobs (kind, mode)
  select 'exchange_rates', 'recent'
  where p_integration_id is null and exists (select from public.accounts)
    and not exists (
      select from public.sync_jobs j
      where j.user_id is null and j.kind = 'exchange_rates' and j.state in ('waiting', 'running')
    )
  on conflict do nothing;
end $$;
revoke all on function private.ensure_sync_jobs(uuid) from public, anon, authenticated, service_role;

-- "Sync now": what waits is due at once, and a backfill that had been given up begins again where it stood. Only a
-- provider that has asked for patience gets it. Returns the jobs that wait or run. It changes several jobs, as
-- disconnecting does, and so takes the integration first.
create or replace function private.request_sync(p_integration_id uuid)
returns uuid[] language plpgsql volatile set search_path = ''
as $$
begin
  perform from public.integrations i where i.id = p_integration_id for no key update;
  perform private.ensure_sync_jobs(p_integration_id);
  update public.sync_jobs j set state = 'waiting', due_at = now(), attempts = 0, updated_at = now()
  from public.integrations i
  where j.integration_id = p_integration_id and i.id = j.integration_id and i.status <> 'disconnected'
    and (j.state = 'waiting' and j.due_at > now() or j.state = 'failed' and j.mode = 'backfill')
    and j.error_code is distinct from 'PROVIDER_RATE_LIMITED';
  return array(
    select j.id from public.sync_jobs j
    where j.integration_id = p_integration_id and j.state in ('waiting', 'running') order by j.mode desc
  );
end $$;
revoke all on function private.request_sync(uuid) from public, anon, authenticated, service_role;

-- The end of a lease. p_outcome: ok, more (the rest waits), failed or cancelled. False, and nothing written, when the
-- lease is not the caller's any more. The integration shows how its reading went.
create or replace function private.finish_sync_job(
  p_job_id uuid, p_lease_number bigint, p_outcome text, p_error_code text, p_retry_after_seconds double precision,
  p_next_due timestamptz, p_requests int, p_seen int, p_changed int, p_skipped int
)
returns boolean language plpgsql volatile set search_path = ''
as $$
declare
  v_job public.sync_jobs;
  v_began timestamptz;
begin
  perform from public.integrations i
  where i.id = (select j.integration_id from public.sync_jobs j where j.id = p_job_id) for no key update;
  select * into v_job from public.sync_jobs j
  where j.id = p_job_id and j.state = 'running' and j.lease_number = p_lease_number for no key update;
  if not found then
    return false;
  end if;
  update public.sync_runs r set
    outcome = p_outcome, error_code = p_error_code, finished_at = now(),
    requests = p_requests, seen = p_seen, changed = p_changed, skipped = p_skipped
  where r.job_id = p_job_id and r.lease_number = p_lease_number
  returning r.started_at into v_began;

  -- Stopped between its last write and now: that was all the same.
  if v_job.cancel_requested and p_outcome <> 'ok' then
    p_outcome := 'cancelled';
  end if;
  update public.sync_jobs j set
    lease_until = null, updated_at = now(), error_code = p_error_code,
    state = case
      when p_outcome = 'cancelled' or j.cancel_requested and j.mode = 'recent' then 'cancelled'
      when p_outcome = 'ok' and j.mode = 'backfill' then 'done'
      when p_outcome = 'failed' and j.mode = 'backfill' and j.attempts >= 9 then 'failed'
      else 'waiting'
    end::public.sync_job_state,
    attempts = case when p_outcome = 'failed' then j.attempts + 1 else 0 end,
    cursor = case when p_outcome = 'ok' and j.mode = 'recent' then null else j.cursor end,
    done = case when p_outcome = 'ok' then case when j.mode = 'recent' then 0 else coalesce(j.total, j.done) end else j.done end,
    total = case when p_outcome = 'ok' and j.mode = 'recent' then null else j.total end,
    due_at = case p_outcome
      when 'ok' then coalesce(p_next_due, private.next_sync(j.kind, v_began))
      when 'failed' then now() + private.sync_back_off(j.attempts, p_error_code, p_retry_after_seconds)
      else now()
    end
  where j.id = p_job_id;

  update public.integrations i set
    status = case
      when p_outcome = 'ok' then 'active'
      when p_error_code in ('CREDENTIALS_REFUSED', 'WRONG_KEY_KIND', 'ACCOUNT_NOT_ACTIVE', 'COMPANY_UNKNOWN', 'USER_BLOCKED',
        'TWO_FACTOR_ON', 'HIPAA_ON', 'NO_RIGHT_TO_BOOKINGS') then 'error'
      else i.status
    end,
    error_code = p_error_code,
    last_sync_at = case when p_outcome = 'ok' then v_began else i.last_sync_at end, updated_at = now()
  where i.id = v_job.integration_id and i.status <> 'disconnected' and v_job.mode = 'recent'
    and p_outcome in ('ok', 'failed')
    -- Our own trouble says nothing about the connection.
    and coalesce(p_error_code not in ('INTERNAL', 'TIME_LIMIT', 'SYNC_FUNCTION_FAILED'), true);
  return true;
end $$;
revoke all on function private.finish_sync_job(
  uuid, bigint, text, text, double precision, timestamptz, int, int, int, int
) from public, anon, authenticated, service_role;
