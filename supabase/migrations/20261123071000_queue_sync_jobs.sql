-- What waits in the queue. Every connected integration has one job that reads what is recent, again and again, and one
-- that once fetches what was before it was connected (backfill), where its provider keeps that long. Exchange rates
-- have one job, for everybody.

create function private.sync_kind_of(p_provider text)
returns public.sync_kind language sql immutable set search_path = ''
as $$
  select case p_provider
    when 'twilio' then 'telephony'
    when 'simplybook' then 'bookings'
    when 'openrouter' then 'openrouter_activity'
  end::public.sync_kind
$$;
comment on function private.sync_kind_of(text) is 'How a provider is read; null for one that cannot be read yet.';
revoke all on function private.sync_kind_of(text) from public, anon, authenticated, service_role;

-- Adds the jobs that are missing, of one integration or of all, and writes nothing when there are none.
-- A connection that its provider refuses is not asked at once: it will refuse again.
create function private.ensure_sync_jobs(p_integration_id uuid default null)
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
-- provider that has asked for patience gets it. Returns the jobs that wait or run.
create function private.request_sync(p_integration_id uuid)
returns uuid[] language plpgsql volatile set search_path = ''
as $$
begin
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

-- The same for one integration of a kind, or for all of it. False when there is none.
create function private.request_syncs(p_kind public.sync_kind, p_integration_id uuid)
returns boolean language plpgsql volatile set search_path = ''
as $$
declare
  v_id uuid;
  v_found boolean := false;
begin
  if p_kind = 'exchange_rates' then
    perform private.ensure_sync_jobs();
    update public.sync_jobs j set due_at = now(), updated_at = now()
    where j.kind = p_kind and j.state = 'waiting' and j.due_at > now();
    return p_integration_id is null;
  end if;
  for v_id in
    select i.id from public.integrations i
    where i.status <> 'disconnected' and private.sync_kind_of(i.provider) = p_kind
      and (p_integration_id is null or i.id = p_integration_id)
    order by i.id
  loop
    perform private.request_sync(v_id);
    v_found := true;
  end loop;
  return v_found;
end $$;
revoke all on function private.request_syncs(public.sync_kind, uuid) from public, anon, authenticated, service_role;

-- Stops the fetching of what was before; what has come stays. Returns nothing when it is not the account's.
create function private.cancel_sync(p_user_id uuid, p_integration_id uuid)
returns setof public.integrations language plpgsql volatile set search_path = ''
as $$
begin
  update public.sync_jobs j set
    state = case when j.state = 'running' then j.state else 'cancelled' end, cancel_requested = true, updated_at = now()
  where j.integration_id = p_integration_id and j.user_id = p_user_id and j.mode = 'backfill'
    and j.state in ('waiting', 'running', 'failed');
  return query select * from public.integrations i
  where i.id = p_integration_id and i.user_id = p_user_id and i.status <> 'disconnected';
end $$;
revoke all on function private.cancel_sync(uuid, uuid) from public, anon, authenticated, service_role;

-- Nothing is fetched for what is disconnected; a worker in the middle of it learns so with its next write.
create function private.stop_syncs()
returns trigger language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.sync_jobs j set
    state = case when j.state = 'running' then j.state else 'cancelled' end, cancel_requested = true, updated_at = now()
  where j.integration_id = new.id and j.state in ('waiting', 'running', 'failed');
  return null;
end $$;
revoke all on function private.stop_syncs() from public, anon, authenticated, service_role;
create trigger stop_syncs after update of status on public.integrations
  for each row when (new.status = 'disconnected' and old.status <> 'disconnected')
  execute function private.stop_syncs();
