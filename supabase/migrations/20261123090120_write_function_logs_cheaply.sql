-- Rows of log as before, but the plan is kept, and nobody waits until they are on disk: they come after the answer, and a
-- server that dies may take the last half second of them along, as a function that dies does.
create or replace function private.write_function_logs(p jsonb)
returns void language plpgsql volatile set search_path = ''
as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  insert into public.function_logs
    (user_id, function_name, outcome, http_status, duration_ms, cold_start, error_code, request_id, created_at)
  select a.user_id, x.function_name, x.outcome, x.http_status, greatest(0, x.duration_ms), coalesce(x.cold_start, false),
    x.error_code, x.request_id, coalesce(x.created_at, now())
  from jsonb_to_recordset(p) as x (
    user_id uuid, function_name text, outcome text, http_status int, duration_ms int, cold_start boolean,
    error_code text, request_id text, created_at timestamptz
  )
  left join public.accounts a on a.user_id = x.user_id;
end $$;
