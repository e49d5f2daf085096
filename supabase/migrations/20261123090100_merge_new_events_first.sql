-- The merge again, with less work for those who come first: a set is read by one statement instead of one call for each
-- observation, and what nobody has heard of yet is inserted without looking for it. The rules are those of
-- merge_telephony_events, and stand here now.

-- The events as each observation alone knows them.
create function private.read_observations(
  p_integration_id uuid, p_user_id uuid, p_provider text, p_observations jsonb
)
returns setof public.telephony_events language plpgsql stable set search_path = ''
as $$
declare
  v_latest constant bigint := 4398046511103;
begin
  -- By place: the columns of the table in their order.
  return query select
    gen_random_uuid(), p_user_id, p_integration_id, p_provider, o.provider_ref, o.parent_ref, o.kind, o.direction,
    o.status, r.started_at, o.answered_at, o.ended_at, o.duration_seconds,
    -- An amount of no currency is no cost.
    case when r.has_cost then o.cost_amount end::numeric(12, 6),
    case when r.has_cost then o.cost_currency end,
    case when r.has_cost then coalesce(o.cost_state, 'provisional') end,
    o.answered_by, o.segments,
    o.caller_number_encrypted, decode(o.caller_number_hash, 'hex'), o.caller_number_hint,
    case when jsonb_array_length(o.flags) > 0
      then array(select distinct f from jsonb_array_elements_text(o.flags) f order by f) else '{}' end,
    null::text[],
    array[
      (case
        when o.status >= 'completed' then 6
        when o.status >= 'in_progress' then 5
        when o.status >= 'ringing' then 4
        when o.status >= 'initiated' then 3
        when o.status >= 'queued' then 2
        else 1
      end::bigint << 57) | r.version,
      (case when o.started_at is null then 0 when o.source = 'rest' then 2 else 1 end::bigint << 54)
        | ((v_latest - greatest(0, least(v_latest, date_part('epoch', r.started_at) * 1000))::bigint) << 12),
      case when o.answered_at is null then 0 else r.version end,
      case when o.ended_at is null then 0 else r.version end,
      case when o.duration_seconds is null then 0 else r.version end,
      case when r.has_cost
        then (case o.cost_state when 'final' then 3 when 'estimated' then 1 else 2 end::bigint << 57) | r.version
        else 0 end,
      case when o.direction is null then 0 else r.version end,
      case when o.parent_ref is null then 0 else r.version end,
      case when o.answered_by is null then 0 else r.version end,
      case when o.segments is null then 0 else r.version end,
      case when o.caller_number_hash is null then 0 else r.version end
    ],
    now(), now()
  from jsonb_to_recordset(p_observations) as o (
    source text, final boolean, sequence bigint, provider_ref text, parent_ref text, kind public.telephony_kind,
    direction public.telephony_direction, status public.telephony_status, observed_at timestamptz,
    started_at timestamptz, answered_at timestamptz, ended_at timestamptz, duration_seconds int, answered_by text,
    segments int, cost_amount numeric(12, 6), cost_currency text, cost_state public.cost_state,
    caller_number_encrypted text, caller_number_hash text, caller_number_hint text, flags jsonb
  )
  cross join lateral (
    select
      coalesce(o.started_at, o.observed_at) as started_at,
      o.cost_amount is not null and o.cost_currency is not null as has_cost,
      ((case when o.final then 3 else 1 end + case when o.source = 'rest' then 1 else 0 end)::bigint << 54)
        | (greatest(0, least(v_latest, date_part('epoch', o.observed_at) * 1000))::bigint << 12)
        | greatest(0, least(4095, coalesce(o.sequence, -1) + 1)) as version
    -- Worked out once an observation, and not wherever it is used.
    offset 0
  ) r;
end $$;
revoke all on function private.read_observations(uuid, uuid, text, jsonb) from public, anon, authenticated, service_role;

create or replace function private.read_observation(
  p_integration_id uuid, p_user_id uuid, p_provider text, p_observation jsonb
)
returns public.telephony_events language plpgsql stable set search_path = ''
as $$
begin
  return (
    select e
    from private.read_observations(p_integration_id, p_user_id, p_provider, jsonb_build_array(p_observation)) e
  );
end $$;

-- Merges a set of observations, several of one event too, and returns how many rows that changed.
-- Always in the order of provider_ref, so that two sets of the same events cannot lock each other out.
create or replace function private.merge_observations(
  p_integration_id uuid, p_user_id uuid, p_provider text, p_observations jsonb
)
returns int language plpgsql volatile set search_path = ''
as $$
declare
  v_seen constant public.telephony_events[] := array(
    select e from private.read_observations(p_integration_id, p_user_id, p_provider, p_observations) e
    order by e.provider_ref
  );
  v_added int;
  v_changed int;
begin
  -- Of most events a set says one thing, and it is the first that is heard of them.
  insert into public.telephony_events (
    id, user_id, integration_id, provider, provider_ref, parent_ref, kind, direction, status, started_at, answered_at,
    ended_at, duration_seconds, cost_amount, cost_currency, cost_state, answered_by, segments,
    caller_number_encrypted, caller_number_hash, caller_number_hint, observed_flags, field_versions
  )
  select
    s.id, s.user_id, s.integration_id, s.provider, s.provider_ref, s.parent_ref, s.kind, s.direction, s.status,
    s.started_at, s.answered_at, s.ended_at, s.duration_seconds, s.cost_amount, s.cost_currency, s.cost_state,
    s.answered_by, s.segments, s.caller_number_encrypted, s.caller_number_hash, s.caller_number_hint,
    s.observed_flags, s.field_versions
  from unnest(v_seen) s
  on conflict (integration_id, provider_ref) do nothing;
  get diagnostics v_added = row_count;
  if v_added = cardinality(v_seen) then
    return v_added;
  end if;

  -- All of them once more, joined with what is known: what was just added is known and changes nothing.
  with news as materialized (
    select s.provider_ref, private.join_all_events(array_agg(s)) as event from unnest(v_seen) s group by s.provider_ref
  ), joined as materialized (
    select k.event as known, private.join_events(k.event, n.event) as event
    from news n
    -- A lateral with a limit is looked up by the unique key, however small the table was when this was planned.
    cross join lateral (
      select e as event from public.telephony_events e
      where e.integration_id = p_integration_id and e.provider_ref = n.provider_ref
      limit 1
    ) k
  ), written as (
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
    where j.event is distinct from j.known
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
    )
    returning t.id
  )
  -- What was added and then changed is one row.
  select count(*) into v_changed from written w where w.id not in (select s.id from unnest(v_seen) s);
  return v_added + v_changed;
end $$;
