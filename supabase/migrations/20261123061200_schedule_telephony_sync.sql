-- A price comes minutes after its call, and a webhook may be lost: every five minutes the sync reads the last
-- days again. Vault knows where the functions are (project_url) and the key they want (secret_key); without
-- both, or without a connection to ask about, nothing is sent.
create extension if not exists pg_net with schema extensions;
create extension if not exists supabase_vault with schema vault;

create function private.request_telephony_sync()
returns bigint language sql volatile set search_path = ''
as $$
  select net.http_post(
    url := s.project_url || '/functions/v1/sync-telephony',
    body := '{}'::jsonb,
    headers := jsonb_build_object('Content-Type', 'application/json', 'apikey', s.secret_key),
    -- As long as a function may take; the answer itself interests nobody, the function logs what it did.
    timeout_milliseconds := 60000
  )
  from (
    select
      max(d.decrypted_secret) filter (where d.name = 'project_url') as project_url,
      max(d.decrypted_secret) filter (where d.name = 'secret_key') as secret_key
    from vault.decrypted_secrets d
    where d.name in ('project_url', 'secret_key')
  ) s
  where s.project_url is not null and s.secret_key is not null
    and exists (select from public.integrations i where i.provider = 'twilio' and i.status <> 'disconnected')
$$;
comment on function private.request_telephony_sync() is
  'Asks the sync-telephony function to run; the id of the request, or null when there is nothing to ask.';
revoke all on function private.request_telephony_sync() from public, anon, authenticated, service_role;

select cron.schedule('sync-telephony', '*/5 * * * *', 'select private.request_telephony_sync()');
