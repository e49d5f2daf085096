-- accept_telephony_deliveries as before, but for one thing: equal keys of a set are not told apart before they are
-- inserted, because inserting them does it.
create or replace function private.accept_telephony_deliveries(p_integration_id uuid, p_secret_version int, p_deliveries jsonb)
returns text[] language plpgsql volatile
set search_path = '' set plan_cache_mode = force_generic_plan set lock_timeout = '200ms'
as $$
declare
  v_count constant int := jsonb_array_length(p_deliveries);
  v_integration record;
  v_new_keys text[];
  v_outcomes text[];
  v_new jsonb := p_deliveries;
  v_again record;
begin
  if v_count > 100 then
    raise exception 'A set of % deliveries is too large, at most 100', v_count using errcode = '22023';
  end if;
  select i.user_id, i.provider, i.last_event_at into v_integration
  from public.integrations i
  where i.id = p_integration_id and i.secret_version = p_secret_version and i.status <> 'disconnected';
  if not found then
    return array_fill('stale'::text, array[v_count]);
  end if;

  with added as (
    insert into private.delivery_keys (integration_id, delivery_key, body_hash)
    select p_integration_id, d ->> 'key', decode(d ->> 'body_hash', 'hex')
    from jsonb_array_elements(p_deliveries) with ordinality as x (d, n)
    -- Of equal keys the first decides; the others find it there.
    order by d ->> 'key', n
    on conflict do nothing
    returning delivery_key
  )
  select array_agg(a.delivery_key) into v_new_keys from added a;

  v_outcomes := array(
    select case when d ? 'reason' then 'quarantined' else 'processed' end
    from jsonb_array_elements(p_deliveries) with ordinality as x (d, n) order by n
  );
  if coalesce(cardinality(v_new_keys), 0) < v_count then
    v_new := '[]';
    for v_again in
      select x.d, x.n, row_number() over (partition by x.d ->> 'key' order by x.n) = 1
        and x.d ->> 'key' = any (v_new_keys) as is_new
      from jsonb_array_elements(p_deliveries) with ordinality as x (d, n)
      order by x.n
    loop
      if v_again.is_new is true then
        v_new := v_new || v_again.d;
      else
        v_outcomes[v_again.n::int] := private.accept_telephony_delivery(
          p_integration_id, p_secret_version, v_again.d ->> 'key', decode(v_again.d ->> 'body_hash', 'hex'),
          v_again.d ->> 'body', v_again.d -> 'observation', v_again.d ->> 'reason');
      end if;
    end loop;
  end if;

  insert into public.webhook_deliveries
    (user_id, integration_id, provider, delivery_key, body_hash, body_encrypted, outcome, reason)
  select v_integration.user_id, p_integration_id, v_integration.provider, d ->> 'key',
    decode(d ->> 'body_hash', 'hex'), d ->> 'body',
    case when d ? 'reason' then 'quarantined' else 'processed' end::public.delivery_outcome, d ->> 'reason'
  from jsonb_array_elements(v_new) d;

  perform private.merge_observations(
    p_integration_id, v_integration.user_id, v_integration.provider,
    jsonb_path_query_array(v_new, '$[*].observation'));

  if v_integration.last_event_at is null or v_integration.last_event_at < now() - interval '5 seconds' then
    update public.integrations i set last_event_at = now()
    where i.id = (
      select q.id from public.integrations q
      where q.id = p_integration_id and (q.last_event_at is null or q.last_event_at < now() - interval '5 seconds')
      -- As in accept_telephony_delivery: whoever gets it first, and nobody waits.
      for no key update skip locked
    );
  end if;
  return v_outcomes;
end $$;
