-- What the manage-integrations function may do to an integration. It has checked who asks; each act
-- works on one account's integration, and writes the audit log in the same statement.
-- Secrets arrive encrypted: {"authToken": "<envelope>"}.

create function private.write_audit(
  p_user_id uuid, p_action text, p_object_type text, p_object_id uuid, p_request_id text, p_details jsonb default '{}'
)
returns void language sql volatile set search_path = ''
as $$
  insert into public.audit_log (user_id, actor_id, action, object_type, object_id, request_id, details)
  values (p_user_id, p_user_id, p_action, p_object_type, p_object_id, p_request_id, p_details)
$$;
revoke all on function private.write_audit(uuid, text, text, uuid, text, jsonb) from public, anon, authenticated, service_role;

create function private.store_secrets(p_integration_id uuid, p_secrets jsonb)
returns void language sql volatile set search_path = ''
as $$
  insert into private.integration_secrets as s (integration_id, name, envelope)
  select p_integration_id, x.key, x.value from jsonb_each_text(p_secrets) x
  on conflict (integration_id, name) do update set envelope = excluded.envelope, updated_at = now()
$$;
revoke all on function private.store_secrets(uuid, jsonb) from public, anon, authenticated, service_role;

-- Connects a provider. The caller chooses the id, because the secrets are encrypted for it.
-- The same provider account twice is a unique violation (23505) of integrations_connected_once.
create function private.connect_integration(
  p_user_id uuid, p_provider text, p_label text, p_settings jsonb, p_secrets jsonb, p_token_hash bytea,
  p_id uuid, p_request_id text
)
returns setof public.integrations language plpgsql volatile set search_path = ''
as $$
begin
  insert into public.integrations (id, user_id, provider, label, settings)
  values (p_id, p_user_id, p_provider, p_label, p_settings);
  perform private.store_secrets(p_id, p_secrets);
  insert into private.webhook_tokens (token_hash, integration_id) values (p_token_hash, p_id);
  perform private.write_audit(p_user_id, 'integration.connect', 'integration', p_id, p_request_id,
    jsonb_build_object('provider', p_provider));
  return query select * from public.integrations i where i.id = p_id;
end $$;
revoke all on function private.connect_integration(uuid, text, text, jsonb, jsonb, bytea, uuid, text)
  from public, anon, authenticated, service_role;

-- Changes label, settings or secrets; null leaves one as it is. Returns nothing when it is not the account's.
create function private.update_integration(
  p_user_id uuid, p_id uuid, p_label text, p_settings jsonb, p_secrets jsonb, p_request_id text
)
returns setof public.integrations language plpgsql volatile set search_path = ''
as $$
begin
  update public.integrations i set
    label = coalesce(p_label, i.label),
    settings = coalesce(p_settings, i.settings),
    secret_version = i.secret_version + case when p_secrets is null and p_settings is null then 0 else 1 end,
    updated_at = now()
  where i.id = p_id and i.user_id = p_user_id and i.status <> 'disconnected';
  if not found then
    return;
  end if;
  perform private.store_secrets(p_id, coalesce(p_secrets, '{}'));
  perform private.write_audit(p_user_id, 'integration.update', 'integration', p_id, p_request_id,
    jsonb_build_object('label', p_label is not null, 'settings', p_settings is not null, 'secrets', p_secrets is not null));
  return query select * from public.integrations i where i.id = p_id;
end $$;
revoke all on function private.update_integration(uuid, uuid, text, jsonb, jsonb, text)
  from public, anon, authenticated, service_role;

-- Replaces the webhook address; the old one is dead from the commit on.
create function private.rotate_webhook(p_user_id uuid, p_id uuid, p_token_hash bytea, p_request_id text)
returns setof public.integrations language plpgsql volatile set search_path = ''
as $$
begin
  update public.integrations i set secret_version = i.secret_version + 1, updated_at = now()
  where i.id = p_id and i.user_id = p_user_id and i.status <> 'disconnected';
  if not found then
    return;
  end if;
  delete from private.webhook_tokens t where t.integration_id = p_id;
  insert into private.webhook_tokens (token_hash, integration_id) values (p_token_hash, p_id);
  perform private.write_audit(p_user_id, 'integration.rotate_webhook', 'integration', p_id, p_request_id);
  return query select * from public.integrations i where i.id = p_id;
end $$;
revoke all on function private.rotate_webhook(uuid, uuid, bytea, text) from public, anon, authenticated, service_role;

-- Forgets the secrets and the address; what was collected stays.
create function private.disconnect_integration(p_user_id uuid, p_id uuid, p_request_id text)
returns setof public.integrations language plpgsql volatile set search_path = ''
as $$
begin
  update public.integrations i set
    status = 'disconnected', disconnected_at = now(), error_code = null, secret_version = i.secret_version + 1,
    updated_at = now()
  where i.id = p_id and i.user_id = p_user_id and i.status <> 'disconnected';
  if not found then
    return;
  end if;
  delete from private.webhook_tokens t where t.integration_id = p_id;
  delete from private.integration_secrets s where s.integration_id = p_id;
  perform private.write_audit(p_user_id, 'integration.disconnect', 'integration', p_id, p_request_id);
  return query select * from public.integrations i where i.id = p_id;
end $$;
revoke all on function private.disconnect_integration(uuid, uuid, text) from public, anon, authenticated, service_role;

-- What trying the credential showed: 'active', 'pending' (not reached) or 'error' (refused).
create function private.record_integration_test(p_id uuid, p_status text, p_error_code text)
returns setof public.integrations language sql volatile set search_path = ''
as $$
  update public.integrations i set
    status = p_status, error_code = p_error_code, last_tested_at = now(), updated_at = now()
  where i.id = p_id and i.status <> 'disconnected' and p_status in ('pending', 'active', 'error')
  returning *
$$;
revoke all on function private.record_integration_test(uuid, text, text) from public, anon, authenticated, service_role;

-- An integration of the account with its encrypted secrets, for testing and syncing it.
create function private.load_integration(p_user_id uuid, p_id uuid)
returns table (integration_id uuid, user_id uuid, provider text, status text, secret_version int, settings jsonb, secrets jsonb)
language sql stable set search_path = ''
as $$
  select i.id, i.user_id, i.provider, i.status, i.secret_version, i.settings, (
    select coalesce(jsonb_object_agg(s.name, s.envelope), '{}')
    from private.integration_secrets s where s.integration_id = i.id
  )
  from public.integrations i
  where i.id = p_id and i.user_id = p_user_id and i.status <> 'disconnected'
$$;
revoke all on function private.load_integration(uuid, uuid) from public, anon, authenticated, service_role;
