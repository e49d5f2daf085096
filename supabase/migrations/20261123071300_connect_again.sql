-- Whoever disconnects a provider and connects the same account there again gets the same integration back: what was
-- collected is carried on with, and no call, booking or cost is there twice.

-- The disconnected integration of this account at the provider, or nothing.
create function private.former_integration(p_user_id uuid, p_provider text, p_settings jsonb)
returns uuid language sql stable set search_path = ''
as $$
  select i.id from public.integrations i
  where i.user_id = p_user_id and i.provider = p_provider and i.status = 'disconnected' and i.provider_account <> ''
    and i.provider_account =
      coalesce(p_settings ->> 'accountSid', p_settings ->> 'companyLogin', p_settings ->> 'keyFingerprint', '')
  order by i.disconnected_at desc limit 1
$$;
revoke all on function private.former_integration(uuid, text, jsonb) from public, anon, authenticated, service_role;

-- Connects a provider. The caller chooses the id, because the secrets are encrypted for it: a new one, or that of the
-- former integration. The same provider account twice is a unique violation (23505), and so is an id in use.
create or replace function private.connect_integration(
  p_user_id uuid, p_provider text, p_label text, p_settings jsonb, p_secrets jsonb, p_token_hash bytea,
  p_id uuid, p_request_id text
)
returns setof public.integrations language plpgsql volatile set search_path = ''
as $$
begin
  insert into public.integrations as i (id, user_id, provider, label, settings)
  values (p_id, p_user_id, p_provider, p_label, p_settings)
  on conflict (id) do update set
    label = excluded.label, settings = excluded.settings, status = 'pending', error_code = null, disconnected_at = null,
    secret_version = i.secret_version + 1, updated_at = now()
  where i.user_id = excluded.user_id and i.provider = excluded.provider and i.status = 'disconnected';
  if not found then
    raise exception 'Integration % is connected already', p_id using errcode = '23505';
  end if;
  perform private.store_secrets(p_id, p_secrets);
  insert into private.webhook_tokens (token_hash, integration_id) values (p_token_hash, p_id);
  -- Disconnecting had stopped the fetching of what was before: it goes on where it stood.
  update public.sync_jobs j set
    state = 'waiting', cancel_requested = false, due_at = now(), attempts = 0, error_code = null, updated_at = now()
  where j.integration_id = p_id and j.mode = 'backfill' and j.state = 'cancelled';
  perform private.write_audit(p_user_id, 'integration.connect', 'integration', p_id, p_request_id,
    jsonb_build_object('provider', p_provider));
  return query select * from public.integrations i where i.id = p_id;
end $$;
revoke all on function private.connect_integration(uuid, text, text, jsonb, jsonb, bytea, uuid, text)
  from public, anon, authenticated, service_role;
