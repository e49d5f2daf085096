-- The webhook's way in: find whose address it is, then accept the delivery in one statement.

-- The integration behind a webhook address, with its encrypted secrets; nothing when the address is
-- unknown, of another provider, or disconnected.
create function private.find_webhook(p_provider text, p_token_hash bytea)
returns table (integration_id uuid, user_id uuid, secret_version int, settings jsonb, secrets jsonb)
language sql stable set search_path = ''
as $$
  select i.id, i.user_id, i.secret_version, i.settings, (
    select coalesce(jsonb_object_agg(s.name, s.envelope), '{}')
    from private.integration_secrets s where s.integration_id = i.id
  )
  from private.webhook_tokens t join public.integrations i on i.id = t.integration_id
  where t.token_hash = p_token_hash and i.provider = p_provider and i.status <> 'disconnected'
$$;
revoke all on function private.find_webhook(text, bytea) from public, anon, authenticated, service_role;

-- Accepts one authentic delivery: keeps it, merges what it says, and tells open pages; all or nothing.
--   processed    it was new and is merged
--   duplicate    the same delivery was accepted before, whenever that was: no effect
--   conflict     the same key with another body: the first stands, this one is kept and shown
--   quarantined  authentic but not understood (p_quarantine_reason): kept, not merged
--   stale        the integration is gone or its secret was changed since it was checked: nothing kept,
--                the caller loads the integration again
-- No row is written by everybody: the integration is marked at most every 5 s by whoever gets it first, and
-- the account's notice likewise. Only equal deliveries wait for each other, because one of them decides.
create function private.accept_telephony_delivery(
  p_integration_id uuid, p_secret_version int, p_delivery_key text, p_body_hash bytea, p_body_encrypted text,
  p_observation jsonb, p_quarantine_reason text
)
returns text language plpgsql volatile set search_path = ''
as $$
declare
  v_integration record;
  v_outcome public.delivery_outcome := 'processed';
  v_reason text := p_quarantine_reason;
begin
  select i.user_id, i.provider, i.last_event_at into v_integration
  from public.integrations i
  where i.id = p_integration_id and i.secret_version = p_secret_version and i.status <> 'disconnected';
  if not found then
    return 'stale';
  end if;

  insert into private.delivery_keys (integration_id, delivery_key, body_hash)
  values (p_integration_id, p_delivery_key, p_body_hash)
  on conflict do nothing;
  if not found then
    -- A new key holds its integration; so must this, or the account could go in between.
    select case when k.body_hash = p_body_hash then 'duplicate' else 'conflict' end into v_outcome
    from private.delivery_keys k join public.integrations i on i.id = k.integration_id
    where k.integration_id = p_integration_id and k.delivery_key = p_delivery_key
    for key share of i;
    if not found then
      return 'stale';
    end if;
    v_reason := case when v_outcome = 'conflict' then 'SAME_KEY_OTHER_BODY' end;
  elsif p_quarantine_reason is not null then
    v_outcome := 'quarantined';
  end if;

  insert into public.webhook_deliveries
    (user_id, integration_id, provider, delivery_key, body_hash, body_encrypted, outcome, reason)
  values (
    v_integration.user_id, p_integration_id, v_integration.provider, p_delivery_key, p_body_hash,
    case when v_outcome <> 'duplicate' then p_body_encrypted end, v_outcome, v_reason
  );

  if v_outcome = 'processed' then
    perform private.merge_observation(
      p_integration_id, v_integration.user_id, v_integration.provider, p_observation);
  end if;

  if v_integration.last_event_at is null or v_integration.last_event_at < now() - interval '5 seconds' then
    update public.integrations i set last_event_at = now()
    where i.id = (
      select q.id from public.integrations q
      where q.id = p_integration_id and (q.last_event_at is null or q.last_event_at < now() - interval '5 seconds')
      -- Not "for update": that would skip whenever another delivery holds its foreign key lock.
      for no key update skip locked
    );
  end if;
  return v_outcome;
end $$;
revoke all on function private.accept_telephony_delivery(uuid, int, text, bytea, text, jsonb, text)
  from public, anon, authenticated, service_role;
