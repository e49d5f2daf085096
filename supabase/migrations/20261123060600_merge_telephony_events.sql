-- What a provider says about a call or message, it says several times, late, and in any order; the sync
-- says it again. All of it is merged into one row, and the row is the same for any order and repetition:
-- every field goes to the best observation that has a value for it, and "better" is a total order:
--   1. authority: final before provisional, then the provider's API before its webhook;
--   2. the later observed_at, then the higher sequence;
--   3. the greater value, only so that no order of arrival can decide.
-- Three fields ask something else first: status its progress (later state beats earlier), cost whether it
-- is final, and started_at takes the earliest time of the provider's API, else of its webhooks (the final
-- one only reckons back from the end), else the first time it was heard of.
-- An absent field is unknown and overwrites nothing.
--
-- An observation: {source: 'webhook' | 'rest', final, sequence, provider_ref, parent_ref, kind, direction,
-- status, observed_at, started_at, answered_at, ended_at, duration_seconds, answered_by, segments,
-- cost_amount, cost_currency, cost_state, caller_number_encrypted, caller_number_hash (hex),
-- caller_number_hint, flags}. observed_at is the provider's time: of the event, or when the resource was
-- last changed. The time of asking would make every sync write.
--
-- field_versions keeps, per field, that order as one number: (rank, authority, milliseconds, sequence)
-- in 3, 3, 42 and 12 bits, 0 for a field without a value. Positions: 1 status, 2 started_at,
-- 3 answered_at, 4 ended_at, 5 duration_seconds, 6 cost, 7 direction, 8 parent_ref, 9 answered_by,
-- 10 segments, 11 caller number. A caller's number is compared by its hash: encrypting it again is no news.

-- The event as one observation alone knows it.
create function private.read_observation(p_integration_id uuid, p_user_id uuid, p_provider text, p_observation jsonb)
returns public.telephony_events language plpgsql stable set search_path = ''
as $$
declare
  e public.telephony_events;
  v_observed_at timestamptz := p_observation ->> 'observed_at';
  v_authority bigint := case when (p_observation ->> 'final')::boolean then 3 else 1 end
    + case when p_observation ->> 'source' = 'rest' then 1 else 0 end;
  v_latest constant bigint := 4398046511103;
  v_version bigint := (v_authority << 54)
    | (greatest(0, least(v_latest, date_part('epoch', v_observed_at) * 1000))::bigint << 12)
    | greatest(0, least(4095, coalesce((p_observation ->> 'sequence')::bigint, -1) + 1));
  v_progress bigint;
  v_started bigint := 0;
  v_cost bigint := 0;
begin
  e := jsonb_populate_record(null::public.telephony_events, p_observation - 'caller_number_hash' - 'flags');
  e.id := gen_random_uuid();
  e.user_id := p_user_id;
  e.integration_id := p_integration_id;
  e.provider := p_provider;
  e.caller_number_hash := decode(p_observation ->> 'caller_number_hash', 'hex');
  e.observed_flags := case when jsonb_array_length(p_observation -> 'flags') > 0
    then array(select distinct f from jsonb_array_elements_text(p_observation -> 'flags') f order by f) else '{}' end;
  e.created_at := now();
  e.updated_at := now();

  v_progress := case
    when e.status >= 'completed' then 6
    when e.status >= 'in_progress' then 5
    when e.status >= 'ringing' then 4
    when e.status >= 'initiated' then 3
    when e.status >= 'queued' then 2
    else 1
  end;
  if e.started_at is not null then
    v_started := case when p_observation ->> 'source' = 'rest' then 2 else 1 end;
  else
    e.started_at := v_observed_at;
  end if;
  -- An amount of no currency is no cost.
  if e.cost_amount is null or e.cost_currency is null then
    e.cost_amount := null;
    e.cost_currency := null;
    e.cost_state := null;
  else
    e.cost_state := coalesce(e.cost_state, 'provisional');
    v_cost := (case e.cost_state when 'final' then 3::bigint when 'provisional' then 2 else 1 end << 57) | v_version;
  end if;
  e.field_versions := array[
    (v_progress << 57) | v_version,
    (v_started << 54)
      | ((v_latest - greatest(0, least(v_latest, date_part('epoch', e.started_at) * 1000))::bigint) << 12),
    case when e.answered_at is null then 0 else v_version end,
    case when e.ended_at is null then 0 else v_version end,
    case when e.duration_seconds is null then 0 else v_version end,
    v_cost,
    case when e.direction is null then 0 else v_version end,
    case when e.parent_ref is null then 0 else v_version end,
    case when e.answered_by is null then 0 else v_version end,
    case when e.segments is null then 0 else v_version end,
    case when e.caller_number_hash is null then 0 else v_version end
  ];
  return e;
end $$;
revoke all on function private.read_observation(uuid, uuid, text, jsonb) from public, anon, authenticated, service_role;

-- Two states of knowledge about one event, joined. Everything the merge promises is promised here: for these
-- fields join(a, b) = join(b, a), join(a, join(b, c)) = join(join(a, b), c), join(a, a) = a.
create function private.join_events(a public.telephony_events, b public.telephony_events)
returns public.telephony_events language plpgsql immutable strict set search_path = ''
as $$
declare
  v bigint[] := a.field_versions;
  w bigint[] := b.field_versions;
begin
  if (w[1], b.status) > (v[1], a.status) then a.status := b.status; end if;
  if (w[2], b.started_at) > (v[2], a.started_at) then a.started_at := b.started_at; end if;
  if (w[3], b.answered_at) > (v[3], a.answered_at) then a.answered_at := b.answered_at; end if;
  if (w[4], b.ended_at) > (v[4], a.ended_at) then a.ended_at := b.ended_at; end if;
  if (w[5], b.duration_seconds) > (v[5], a.duration_seconds) then a.duration_seconds := b.duration_seconds; end if;
  if (w[6], b.cost_amount, b.cost_currency) > (v[6], a.cost_amount, a.cost_currency) then
    a.cost_amount := b.cost_amount;
    a.cost_currency := b.cost_currency;
    a.cost_state := b.cost_state;
  end if;
  if (w[7], b.direction) > (v[7], a.direction) then a.direction := b.direction; end if;
  if (w[8], b.parent_ref) > (v[8], a.parent_ref) then a.parent_ref := b.parent_ref; end if;
  if (w[9], b.answered_by) > (v[9], a.answered_by) then a.answered_by := b.answered_by; end if;
  if (w[10], b.segments) > (v[10], a.segments) then a.segments := b.segments; end if;
  if (w[11], b.caller_number_hash) > (v[11], a.caller_number_hash) then
    a.caller_number_encrypted := b.caller_number_encrypted;
    a.caller_number_hash := b.caller_number_hash;
    a.caller_number_hint := b.caller_number_hint;
  end if;
  if not a.observed_flags @> b.observed_flags then
    a.observed_flags := array(select distinct f from unnest(a.observed_flags || b.observed_flags) f order by f);
  end if;
  a.field_versions := array[
    greatest(v[1], w[1]), greatest(v[2], w[2]), greatest(v[3], w[3]), greatest(v[4], w[4]), greatest(v[5], w[5]),
    greatest(v[6], w[6]), greatest(v[7], w[7]), greatest(v[8], w[8]), greatest(v[9], w[9]), greatest(v[10], w[10]),
    greatest(v[11], w[11])
  ];
  return a;
end $$;
revoke all on function private.join_events(public.telephony_events, public.telephony_events)
  from public, anon, authenticated, service_role;

-- All that a set of observations says about one event.
create function private.join_all_events(p_events public.telephony_events[])
returns public.telephony_events language plpgsql immutable strict set search_path = ''
as $$
declare
  v_event public.telephony_events := p_events[1];
  v_next public.telephony_events;
begin
  foreach v_next in array p_events[2:] loop
    v_event := private.join_events(v_event, v_next);
  end loop;
  return v_event;
end $$;
revoke all on function private.join_all_events(public.telephony_events[]) from public, anon, authenticated, service_role;

-- Merges one observation: the way of a webhook. True when it changed the row; what is already known
-- touches no row. Nobody waits: a row that changed meanwhile is read and joined again, and since
-- somebody got further every time, this ends.
create function private.merge_observation(
  p_integration_id uuid, p_user_id uuid, p_provider text, p_observation jsonb
)
returns boolean language plpgsql volatile set search_path = ''
as $$
declare
  v_new public.telephony_events :=
    private.read_observation(p_integration_id, p_user_id, p_provider, p_observation);
  v_known record;
  v_event public.telephony_events;
begin
  loop
    select e as event, e.id, e.xmin as version into v_known from public.telephony_events e
    where e.integration_id = p_integration_id and e.provider_ref = v_new.provider_ref;
    if not found then
      insert into public.telephony_events (
        id, user_id, integration_id, provider, provider_ref, parent_ref, kind, direction, status, started_at,
        answered_at, ended_at, duration_seconds, cost_amount, cost_currency, cost_state, answered_by, segments,
        caller_number_encrypted, caller_number_hash, caller_number_hint, observed_flags, field_versions
      ) values (
        v_new.id, v_new.user_id, v_new.integration_id, v_new.provider, v_new.provider_ref, v_new.parent_ref,
        v_new.kind, v_new.direction, v_new.status, v_new.started_at, v_new.answered_at, v_new.ended_at,
        v_new.duration_seconds, v_new.cost_amount, v_new.cost_currency, v_new.cost_state, v_new.answered_by,
        v_new.segments, v_new.caller_number_encrypted, v_new.caller_number_hash, v_new.caller_number_hint,
        v_new.observed_flags, v_new.field_versions
      ) on conflict (integration_id, provider_ref) do nothing;
    else
      v_event := private.join_events(v_known.event, v_new);
      if v_event is not distinct from v_known.event then
        return false;
      end if;
      update public.telephony_events e set
        parent_ref = v_event.parent_ref, direction = v_event.direction, status = v_event.status,
        started_at = v_event.started_at, answered_at = v_event.answered_at, ended_at = v_event.ended_at,
        duration_seconds = v_event.duration_seconds, cost_amount = v_event.cost_amount,
        cost_currency = v_event.cost_currency, cost_state = v_event.cost_state, answered_by = v_event.answered_by,
        segments = v_event.segments, caller_number_encrypted = v_event.caller_number_encrypted,
        caller_number_hash = v_event.caller_number_hash, caller_number_hint = v_event.caller_number_hint,
        observed_flags = v_event.observed_flags, field_versions = v_event.field_versions, updated_at = now()
      where e.id = v_known.id and e.xmin = v_known.version;
    end if;
    if found then
      return true;
    end if;
  end loop;
end $$;
revoke all on function private.merge_observation(uuid, uuid, text, jsonb) from public, anon, authenticated, service_role;

-- Merges a set of observations, several of one event too, and returns how many rows that changed; the way of a sync.
create function private.merge_observations(
  p_integration_id uuid, p_user_id uuid, p_provider text, p_observations jsonb
)
returns int language plpgsql volatile set search_path = ''
as $$
declare
  v_changed int;
begin
  with news as materialized (
    select private.join_all_events(
      array_agg(private.read_observation(p_integration_id, p_user_id, p_provider, o.observation))) as event
    from jsonb_array_elements(p_observations) as o (observation)
    group by o.observation ->> 'provider_ref'
  ), joined as materialized (
    select k.event as known, case when k.event is null then n.event else private.join_events(k.event, n.event) end as event
    from news n
    -- A lateral with a limit is looked up by the unique key, however small the table was when this was planned.
    left join lateral (
      select e as event from public.telephony_events e
      where e.integration_id = p_integration_id and e.provider_ref = (n.event).provider_ref
      limit 1
    ) k on true
  )
  insert into public.telephony_events as t (
    id, user_id, integration_id, provider, provider_ref, parent_ref, kind, direction, status, started_at, answered_at,
    ended_at, duration_seconds, cost_amount, cost_currency, cost_state, answered_by, segments,
    caller_number_encrypted, caller_number_hash, caller_number_hint, observed_flags, field_versions
  )
  select
    (j.event).id, (j.event).user_id, (j.event).integration_id, (j.event).provider, (j.event).provider_ref,
    (j.event).parent_ref, (j.event).kind, (j.event).direction, (j.event).status, (j.event).started_at,
    (j.event).answered_at, (j.event).ended_at, (j.event).duration_seconds, (j.event).cost_amount,
    (j.event).cost_currency, (j.event).cost_state, (j.event).answered_by, (j.event).segments,
    (j.event).caller_number_encrypted, (j.event).caller_number_hash, (j.event).caller_number_hint,
    (j.event).observed_flags, (j.event).field_versions
  from joined j
  where j.known is null or j.event is distinct from j.known
  -- In one order, so that two syncs of the same events cannot lock each other out.
  order by (j.event).provider_ref
  -- Joined again with the row as it is once it is locked: somebody else may have been first.
  on conflict (integration_id, provider_ref) do update set (
    parent_ref, direction, status, started_at, answered_at, ended_at, duration_seconds, cost_amount, cost_currency,
    cost_state, answered_by, segments, caller_number_encrypted, caller_number_hash, caller_number_hint,
    observed_flags, field_versions, updated_at
  ) = (
    select m.parent_ref, m.direction, m.status, m.started_at, m.answered_at, m.ended_at, m.duration_seconds,
      m.cost_amount, m.cost_currency, m.cost_state, m.answered_by, m.segments, m.caller_number_encrypted,
      m.caller_number_hash, m.caller_number_hint, m.observed_flags, m.field_versions, now()
    from private.join_events(t, excluded) m
  );
  get diagnostics v_changed = row_count;
  return v_changed;
end $$;
revoke all on function private.merge_observations(uuid, uuid, text, jsonb) from public, anon, authenticated, service_role;

-- For syncs: merges a set of at most 500 observations and says how many it saw and how many rows that changed.
-- No answer when the integration is gone or disconnected.
create function private.merge_telephony_events(p_integration_id uuid, p_observations jsonb)
returns table (seen int, changed int) language plpgsql volatile set search_path = ''
as $$
declare
  v_integration record;
begin
  seen := jsonb_array_length(p_observations);
  if seen > 500 then
    raise exception 'A set of % observations is too large, at most 500', seen using errcode = '22023';
  end if;
  select i.user_id, i.provider into v_integration
  from public.integrations i where i.id = p_integration_id and i.status <> 'disconnected';
  if not found then
    return;
  end if;
  changed := private.merge_observations(
    p_integration_id, v_integration.user_id, v_integration.provider, p_observations);
  return next;
end $$;
revoke all on function private.merge_telephony_events(uuid, jsonb) from public, anon, authenticated, service_role;
