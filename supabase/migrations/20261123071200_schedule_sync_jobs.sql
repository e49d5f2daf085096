-- Once a minute the queue is looked at; only when something is due the run-sync-jobs function is called. Vault knows
-- where the functions are (project_url) and the key they want (secret_key); without both nothing is sent.
create function private.call_run_sync_jobs()
returns bigint language plpgsql volatile set search_path = ''
as $$
declare
  v_url text;
  v_key text;
begin
  perform private.ensure_sync_jobs();
  if not exists (
    select from public.sync_jobs j
    where j.state in ('waiting', 'running') and j.due_at <= now() and (j.state = 'waiting' or j.lease_until < now())
  ) then
    return null;
  end if;
  select max(d.decrypted_secret) filter (where d.name = 'project_url'),
    max(d.decrypted_secret) filter (where d.name = 'secret_key')
  into v_url, v_key
  from vault.decrypted_secrets d where d.name in ('project_url', 'secret_key');
  if v_url is null or v_key is null then
    return null;
  end if;
  return net.http_post(
    url := v_url || '/functions/v1/run-sync-jobs',
    body := '{}'::jsonb,
    headers := jsonb_build_object('Content-Type', 'application/json', 'apikey', v_key),
    -- The answer interests nobody: sync_runs says what was done. The function works on when we hang up.
    timeout_milliseconds := 150000
  );
end $$;
comment on function private.call_run_sync_jobs() is
  'Asks the run-sync-jobs function to run; the id of the request, or null when nothing is due.';
revoke all on function private.call_run_sync_jobs() from public, anon, authenticated, service_role;

select cron.unschedule('sync-telephony');
drop function private.request_telephony_sync();
select cron.schedule('run-sync-jobs', '* * * * *', 'select private.call_run_sync_jobs()');

-- Runs of more than 30 days, in pieces that stay far from the statement time limit.
create function private.forget_sync_runs()
returns void language sql volatile set search_path = ''
as $$
  delete from public.sync_runs r
  where r.id in (
    select o.id from public.sync_runs o
    where o.started_at < now() - interval '30 days' order by o.started_at, o.id limit 50000
  )
$$;
revoke all on function private.forget_sync_runs() from public, anon, authenticated, service_role;
select cron.schedule('forget-sync-runs', '29 * * * *', 'select private.forget_sync_runs()');
