-- How a job is worked on. Whoever claims it holds it for a while; the number of the lease is the proof, asked for in
-- every statement that writes. A lease that has run out is taken over with the next number, and from then on the old
-- holder's writes are refused, however late they come.

-- When a kind of job is due again after one that began at p_began and went well.
create function private.next_sync(p_kind public.sync_kind, p_began timestamptz)
returns timestamptz language sql stable set search_path = ''
as $$
  select case p_kind
    -- A little early: the runner looks once a minute, and should not find it due a moment later.
    when 'telephony' then p_began + interval '5 minutes' - interval '10 seconds'
    when 'bookings' then p_began + interval '30 minutes' - interval '10 seconds'
    else (
      -- OpenRouter's day of use ends at midnight UTC and is complete a while later; the Riksbank publishes in the
      -- afternoon, which is 15:15 in winter and 14:15 UTC in summer, and sometimes late.
      select min(t.due) from (
        select (date_trunc('day', now() at time zone 'UTC') + d.day + h.hour) at time zone 'UTC' as due
        from unnest(array[interval '0', interval '1 day']) d (day)
        cross join unnest(case p_kind
          when 'exchange_rates' then array[interval '15:45', interval '18:00']
          else array[interval '01:30', interval '07:30', interval '13:30', interval '19:30']
        end) h (hour)
      ) t where t.due > now()
    )
  end
$$;
revoke all on function private.next_sync(public.sync_kind, timestamptz) from public, anon, authenticated, service_role;

-- Takes up to p_limit jobs that are due, what is recent first: an owner looks at this week before last year.
-- Several may ask at once: each job goes to one of them, and nobody waits.
create function private.claim_sync_jobs(
  p_limit int, p_kind public.sync_kind, p_integration_id uuid, p_lease_seconds int, p_provider text default null
)
returns table (
  job_id uuid, lease_number bigint, kind public.sync_kind, mode text, integration_id uuid, user_id uuid
) language plpgsql volatile set search_path = ''
as $$
begin
  -- What its holder left behind and nobody should carry on: stopped, or deadly to ten of them.
  with ended as (
    update public.sync_jobs j set
      state = case when j.cancel_requested then 'cancelled' else 'failed' end::public.sync_job_state,
      error_code = case when j.cancel_requested then null else 'LEASE_LOST' end, lease_until = null, updated_at = now()
    where j.id in (
      select d.id from public.sync_jobs d
      where d.state = 'running' and d.lease_until < now()
        and (d.cancel_requested or d.mode = 'backfill' and d.attempts >= 9)
      for update skip locked
    )
    returning j.id
  )
  update public.sync_runs r set outcome = 'lost', finished_at = now()
  from ended e where r.job_id = e.id and r.outcome is null;

  return query
  with due as materialized (
    select j.id, j.state
    from public.sync_jobs j
    where j.state in ('waiting', 'running') and j.due_at <= now() and (j.state = 'waiting' or j.lease_until < now())
      and (p_kind is null or j.kind = p_kind)
      and (p_integration_id is null or j.integration_id = p_integration_id)
      and (j.integration_id is null and p_provider is null or exists (
        select from public.integrations i
        where i.id = j.integration_id and i.status <> 'disconnected' and (p_provider is null or i.provider = p_provider)
      ))
      -- What is old waits for what is new of the same connection.
      and (j.mode = 'recent' or not exists (
        select from public.sync_jobs o
        where o.integration_id = j.integration_id and o.mode = 'recent' and o.state in ('waiting', 'running')
          and o.due_at <= now()
      ))
    order by j.mode desc, j.due_at, j.id
    limit p_limit
    for update of j skip locked
  ), lost as (
    update public.sync_runs r set outcome = 'lost', finished_at = now()
    from due d where d.state = 'running' and r.job_id = d.id and r.outcome is null
  ), taken as (
    update public.sync_jobs j set
      state = 'running', lease_number = j.lease_number + 1,
      lease_until = now() + make_interval(secs => p_lease_seconds),
      attempts = j.attempts + case when d.state = 'running' then 1 else 0 end, updated_at = now()
    from due d where j.id = d.id
    returning j.*
  ), begun as (
    insert into public.sync_runs (job_id, user_id, integration_id, kind, mode, lease_number)
    select t.id, t.user_id, t.integration_id, t.kind, t.mode, t.lease_number from taken t
  )
  select t.id, t.lease_number, t.kind, t.mode, t.integration_id, t.user_id from taken t order by t.mode desc, t.due_at;
end $$;
revoke all on function private.claim_sync_jobs(int, public.sync_kind, uuid, int, text)
  from public, anon, authenticated, service_role;

-- Part of every statement in which a sync writes. The row stays locked until the commit, so that nobody can take the
-- job over between the question and the write. Returns the job's integration.
-- PBL01: the lease is not yours any more. PBL02: the owner has stopped the job.
create function private.assert_sync_lease(p_job_id uuid, p_lease_number bigint)
returns uuid language plpgsql volatile set search_path = ''
as $$
declare
  v_job record;
begin
  select j.integration_id, j.state, j.lease_number, j.cancel_requested into v_job
  from public.sync_jobs j where j.id = p_job_id for share;
  if not found or v_job.state <> 'running' or v_job.lease_number <> p_lease_number then
    raise exception 'Lease % of sync job % is over', p_lease_number, p_job_id using errcode = 'PBL01';
  end if;
  if v_job.cancel_requested then
    raise exception 'Sync job % is to stop', p_job_id using errcode = 'PBL02';
  end if;
  return v_job.integration_id;
end $$;
revoke all on function private.assert_sync_lease(uuid, bigint) from public, anon, authenticated, service_role;

-- What a worker needs to know of the job it holds.
create function private.load_sync_job(p_job_id uuid, p_lease_number bigint)
returns table (
  job_id uuid, lease_number bigint, kind public.sync_kind, mode text, integration_id uuid, user_id uuid,
  settings jsonb, secrets jsonb, cursor jsonb, done int, total int, last_sync_at timestamptz
) language plpgsql volatile set search_path = ''
as $$
begin
  perform private.assert_sync_lease(p_job_id, p_lease_number);
  return query
  select j.id, j.lease_number, j.kind, j.mode, j.integration_id, j.user_id, coalesce(i.settings, '{}'), (
    select coalesce(jsonb_object_agg(s.name, s.envelope), '{}')
    from private.integration_secrets s where s.integration_id = j.integration_id
  ), j.cursor, j.done, j.total, i.last_sync_at
  from public.sync_jobs j left join public.integrations i on i.id = j.integration_id
  where j.id = p_job_id;
end $$;
revoke all on function private.load_sync_job(uuid, bigint) from public, anon, authenticated, service_role;

-- After a commit: the cursor moves, the lease runs anew, and whatever had failed before has been got over. The counts
-- are those of this lease so far.
create function private.save_sync_progress(
  p_job_id uuid, p_lease_number bigint, p_lease_seconds int, p_cursor jsonb, p_done int, p_total int,
  p_requests int, p_seen int, p_changed int, p_skipped int
)
returns void language plpgsql volatile set search_path = ''
as $$
begin
  update public.sync_jobs j set
    cursor = nullif(p_cursor, 'null'::jsonb), done = coalesce(p_done, j.done), total = coalesce(p_total, j.total),
    attempts = 0, lease_until = now() + make_interval(secs => p_lease_seconds), updated_at = now()
  where j.id = p_job_id and j.state = 'running' and j.lease_number = p_lease_number and not j.cancel_requested;
  if not found then
    perform private.assert_sync_lease(p_job_id, p_lease_number);
  end if;
  update public.sync_runs r set requests = p_requests, seen = p_seen, changed = p_changed, skipped = p_skipped
  where r.job_id = p_job_id and r.lease_number = p_lease_number;
end $$;
revoke all on function private.save_sync_progress(uuid, bigint, int, jsonb, int, int, int, int, int, int)
  from public, anon, authenticated, service_role;

-- How long to wait after a failure: as long as the provider asked, six hours for a key that is refused (only a person
-- can mend that), otherwise twice as long each time, never two of us at the same moment, and never over six hours.
create function private.sync_back_off(p_attempts int, p_error_code text, p_retry_after_seconds double precision)
returns interval language sql volatile set search_path = ''
as $$
  select make_interval(secs => case
    when p_retry_after_seconds is not null then least(86400, greatest(5, p_retry_after_seconds)) * (1 + 0.1 * random())
    when p_error_code in ('CREDENTIALS_REFUSED', 'WRONG_KEY_KIND', 'ACCOUNT_NOT_ACTIVE', 'SECRET_UNREADABLE', 'COMPANY_UNKNOWN',
      'USER_BLOCKED', 'TWO_FACTOR_ON', 'HIPAA_ON', 'NO_RIGHT_TO_BOOKINGS') then 21600
    else least(21600, 30 * 2 ^ least(p_attempts, 20)) * (0.5 + random() / 2)
  end)
$$;
revoke all on function private.sync_back_off(int, text, double precision) from public, anon, authenticated, service_role;

-- The end of a lease. p_outcome: ok, more (the rest waits), failed or cancelled. False, and nothing written, when the
-- lease is not the caller's any more. The integration shows how its reading went.
create function private.finish_sync_job(
  p_job_id uuid, p_lease_number bigint, p_outcome text, p_error_code text, p_retry_after_seconds double precision,
  p_next_due timestamptz, p_requests int, p_seen int, p_changed int, p_skipped int
)
returns boolean language plpgsql volatile set search_path = ''
as $$
declare
  v_job public.sync_jobs;
  v_began timestamptz;
begin
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

-- The last statement of a telephony sync that changed something: bookings find the calls that have only now become known.
create function private.telephony_synced(p_job_id uuid, p_lease_number bigint, p_from timestamptz)
returns void language plpgsql volatile set search_path = ''
as $$
begin
  perform private.attribute_since(i.user_id, p_from)
  from public.integrations i where i.id = private.assert_sync_lease(p_job_id, p_lease_number);
end $$;
revoke all on function private.telephony_synced(uuid, bigint, timestamptz) from public, anon, authenticated, service_role;
