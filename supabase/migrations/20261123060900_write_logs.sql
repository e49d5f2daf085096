-- What functions report after they have answered, in sets.

-- Adds [{provider, integration_id?, day?, reason, count?}] to the day's counters of what was turned away.
create function private.count_webhook_rejections(p jsonb)
returns void language sql volatile set search_path = ''
as $$
  insert into private.webhook_rejections as r (integration_id, provider, day, reason, count)
  select i.id, x.provider, coalesce(x.day, (now() at time zone 'UTC')::date), left(x.reason, 100), sum(coalesce(x.count, 1))
  from jsonb_to_recordset(p) as x (integration_id uuid, provider text, day date, reason text, count bigint)
  left join public.integrations i on i.id = x.integration_id
  group by 1, 2, 3, 4
  order by 1, 2, 3, 4
  on conflict (integration_id, provider, day, reason) do update set count = r.count + excluded.count
$$;
revoke all on function private.count_webhook_rejections(jsonb) from public, anon, authenticated, service_role;

-- Writes [{user_id?, function_name, outcome, http_status, duration_ms, cold_start, error_code?, request_id, created_at?}].
-- The line of an account that has gone meanwhile loses its account, not itself.
create function private.write_function_logs(p jsonb)
returns void language sql volatile set search_path = ''
as $$
  insert into public.function_logs
    (user_id, function_name, outcome, http_status, duration_ms, cold_start, error_code, request_id, created_at)
  select a.user_id, x.function_name, x.outcome, x.http_status, greatest(0, x.duration_ms), coalesce(x.cold_start, false),
    x.error_code, x.request_id, coalesce(x.created_at, now())
  from jsonb_to_recordset(p) as x (
    user_id uuid, function_name text, outcome text, http_status int, duration_ms int, cold_start boolean,
    error_code text, request_id text, created_at timestamptz
  )
  left join public.accounts a on a.user_id = x.user_id
$$;
revoke all on function private.write_function_logs(jsonb) from public, anon, authenticated, service_role;
