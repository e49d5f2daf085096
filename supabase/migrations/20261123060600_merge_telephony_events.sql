-- What a provider says about a call or message, it says several times, late, and in any order; the sync
-- says it again. All of it is merged into one row, and the row is the same for any order and repetition:
-- every field goes to the best observation that has a value for it, and "better" is a total order:
--   1. authority: final before provisional, then the provider's API before its webhook;
--   2. the later observed_at, then the higher sequence;
--   3. the greater value, only so that no order of arrival can decide.
-- Three fields ask something else first: status its progress (later state beats earlier), cost whether it
-- is final, and started_at takes the earliest of equally authoritative times, with the first time it was
-- heard of as the last resort. An absent field is unknown and overwrites nothing.
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
-- 10 segments, 11 caller number.

-- How far a status is along; a call and a message share the words that mean the same.
create function private.status_progress(p_status text)
returns bigint language sql immutable parallel safe set search_path = ''
as $$
  select case
    when p_status in ('accepted', 'scheduled') then 1
    when p_status = 'queued' then 2
    when p_status in ('initiated', 'sending') then 3
    when p_status in ('ringing', 'sent') then 4
    when p_status = 'in_progress' then 5
    else 6
  end
$$;
revoke all on function private.status_progress(text) from public, anon, authenticated, service_role;

-- Merges observations of different events (one for each provider_ref) and returns how many rows that changed.
-- What is already known is left out before the write, so that it touches no row.
create function private.merge_observations(
  p_integration_id uuid, p_user_id uuid, p_provider text, p_observations jsonb
)
returns int language plpgsql volatile set search_path = ''
as $$
declare
  v_changed int;
begin
  -- Materialized: every version is computed once, not once for each field that compares it.
  with observed as materialized (
    select o.*, coalesce(o.started_at, o.observed_at) as began_at, v.authority,
      (v.authority << 54) | (v.milliseconds << 12) | v.sequence_bits as version,
      o.cost_amount is not null and o.cost_currency is not null as is_priced
    from jsonb_to_recordset(p_observations) as o (
      source text, final boolean, sequence int, provider_ref text, parent_ref text, kind text, direction text,
      status text, observed_at timestamptz, started_at timestamptz, answered_at timestamptz, ended_at timestamptz,
      duration_seconds int, answered_by text, segments int, cost_amount numeric(12, 6), cost_currency text,
      cost_state text, caller_number_encrypted text, caller_number_hash text, caller_number_hint text, flags text[]
    )
    cross join lateral (
      select
        (case when o.final then 3 else 1 end + case when o.source = 'rest' then 1 else 0 end)::bigint as authority,
        greatest(0, least(4398046511103, date_part('epoch', o.observed_at) * 1000))::bigint as milliseconds,
        greatest(0, least(4095, coalesce(o.sequence, -1) + 1))::bigint as sequence_bits
    ) v
  ), fresh as materialized (
    select
      o.provider_ref, o.parent_ref, o.kind, o.direction, o.status, o.began_at, o.answered_at, o.ended_at,
      o.duration_seconds, o.answered_by, o.segments, o.caller_number_encrypted, o.caller_number_hint,
      decode(o.caller_number_hash, 'hex') as number_hash, coalesce(o.flags, '{}') as flags,
      case when o.is_priced then o.cost_amount end as cost_amount,
      case when o.is_priced then o.cost_currency end as cost_currency,
      case when o.is_priced then coalesce(o.cost_state, 'provisional') end as cost_state,
      array[
        (private.status_progress(o.status) << 57) | o.version,
        (case when o.started_at is null then 0 else o.authority end << 54)
          | ((4398046511103 - greatest(0, least(4398046511103, date_part('epoch', o.began_at) * 1000))::bigint) << 12),
        case when o.answered_at is null then 0 else o.version end,
        case when o.ended_at is null then 0 else o.version end,
        case when o.duration_seconds is null then 0 else o.version end,
        case when not o.is_priced then 0
          else (case o.cost_state when 'final' then 3::bigint when 'estimated' then 1 else 2 end << 57) | o.version end,
        case when o.direction is null then 0 else o.version end,
        case when o.parent_ref is null then 0 else o.version end,
        case when o.answered_by is null then 0 else o.version end,
        case when o.segments is null then 0 else o.version end,
        case when o.caller_number_hash is null then 0 else o.version end
      ] as versions
    from observed o
  )
  insert into public.telephony_events as t (
    user_id, integration_id, provider, provider_ref, parent_ref, kind, direction, status, started_at, answered_at,
    ended_at, duration_seconds, cost_amount, cost_currency, cost_state, answered_by, segments,
    caller_number_encrypted, caller_number_hash, caller_number_hint, observed_flags, field_versions
  )
  select
    p_user_id, p_integration_id, p_provider, f.provider_ref, f.parent_ref, f.kind, f.direction, f.status, f.began_at,
    f.answered_at, f.ended_at, f.duration_seconds, f.cost_amount, f.cost_currency, f.cost_state, f.answered_by,
    f.segments, f.caller_number_encrypted, f.number_hash, f.caller_number_hint, f.flags, f.versions
  from fresh f
  -- A lateral with a limit is always looked up by the unique key, however small the table was when this was planned.
  left join lateral (
    select e.* from public.telephony_events e
    where e.integration_id = p_integration_id and e.provider_ref = f.provider_ref
    limit 1
  ) k on true
  where k.id is null
    or (f.versions[1], f.status) > (k.field_versions[1], k.status)
    or (f.versions[2], f.began_at) > (k.field_versions[2], k.started_at)
    or (f.versions[3], f.answered_at) > (k.field_versions[3], k.answered_at)
    or (f.versions[4], f.ended_at) > (k.field_versions[4], k.ended_at)
    or (f.versions[5], f.duration_seconds) > (k.field_versions[5], k.duration_seconds)
    or (f.versions[6], f.cost_amount, f.cost_currency) > (k.field_versions[6], k.cost_amount, k.cost_currency)
    or (f.versions[7], f.direction) > (k.field_versions[7], k.direction)
    or (f.versions[8], f.parent_ref) > (k.field_versions[8], k.parent_ref)
    or (f.versions[9], f.answered_by) > (k.field_versions[9], k.answered_by)
    or (f.versions[10], f.segments) > (k.field_versions[10], k.segments)
    or (f.versions[11], f.number_hash) > (k.field_versions[11], k.caller_number_hash)
    or not k.observed_flags @> f.flags
  -- In one order, so that two syncs of the same events cannot lock each other out.
  order by f.provider_ref
  on conflict (integration_id, provider_ref) do update set
    status = case when (excluded.field_versions[1], excluded.status) > (t.field_versions[1], t.status)
      then excluded.status else t.status end,
    started_at = case when (excluded.field_versions[2], excluded.started_at) > (t.field_versions[2], t.started_at)
      then excluded.started_at else t.started_at end,
    answered_at = case when (excluded.field_versions[3], excluded.answered_at) > (t.field_versions[3], t.answered_at)
      then excluded.answered_at else t.answered_at end,
    ended_at = case when (excluded.field_versions[4], excluded.ended_at) > (t.field_versions[4], t.ended_at)
      then excluded.ended_at else t.ended_at end,
    duration_seconds = case when (excluded.field_versions[5], excluded.duration_seconds) > (t.field_versions[5], t.duration_seconds)
      then excluded.duration_seconds else t.duration_seconds end,
    cost_amount = case when (excluded.field_versions[6], excluded.cost_amount, excluded.cost_currency) > (t.field_versions[6], t.cost_amount, t.cost_currency)
      then excluded.cost_amount else t.cost_amount end,
    cost_currency = case when (excluded.field_versions[6], excluded.cost_amount, excluded.cost_currency) > (t.field_versions[6], t.cost_amount, t.cost_currency)
      then excluded.cost_currency else t.cost_currency end,
    cost_state = case when (excluded.field_versions[6], excluded.cost_amount, excluded.cost_currency) > (t.field_versions[6], t.cost_amount, t.cost_currency)
      then excluded.cost_state else t.cost_state end,
    direction = case when (excluded.field_versions[7], excluded.direction) > (t.field_versions[7], t.direction)
      then excluded.direction else t.direction end,
    parent_ref = case when (excluded.field_versions[8], excluded.parent_ref) > (t.field_versions[8], t.parent_ref)
      then excluded.parent_ref else t.parent_ref end,
    answered_by = case when (excluded.field_versions[9], excluded.answered_by) > (t.field_versions[9], t.answered_by)
      then excluded.answered_by else t.answered_by end,
    segments = case when (excluded.field_versions[10], excluded.segments) > (t.field_versions[10], t.segments)
      then excluded.segments else t.segments end,
    caller_number_encrypted = case when (excluded.field_versions[11], excluded.caller_number_hash) > (t.field_versions[11], t.caller_number_hash)
      then excluded.caller_number_encrypted else t.caller_number_encrypted end,
    caller_number_hash = case when (excluded.field_versions[11], excluded.caller_number_hash) > (t.field_versions[11], t.caller_number_hash)
      then excluded.caller_number_hash else t.caller_number_hash end,
    caller_number_hint = case when (excluded.field_versions[11], excluded.caller_number_hash) > (t.field_versions[11], t.caller_number_hash)
      then excluded.caller_number_hint else t.caller_number_hint end,
    observed_flags = case when t.observed_flags @> excluded.observed_flags then t.observed_flags
      else array(select distinct x from unnest(t.observed_flags || excluded.observed_flags) x order by x) end,
    field_versions = array[
      greatest(excluded.field_versions[1], t.field_versions[1]), greatest(excluded.field_versions[2], t.field_versions[2]),
      greatest(excluded.field_versions[3], t.field_versions[3]), greatest(excluded.field_versions[4], t.field_versions[4]),
      greatest(excluded.field_versions[5], t.field_versions[5]), greatest(excluded.field_versions[6], t.field_versions[6]),
      greatest(excluded.field_versions[7], t.field_versions[7]), greatest(excluded.field_versions[8], t.field_versions[8]),
      greatest(excluded.field_versions[9], t.field_versions[9]), greatest(excluded.field_versions[10], t.field_versions[10]),
      greatest(excluded.field_versions[11], t.field_versions[11])
    ],
    updated_at = now();
  get diagnostics v_changed = row_count;
  return v_changed;
end $$;
revoke all on function private.merge_observations(uuid, uuid, text, jsonb) from public, anon, authenticated, service_role;

-- For syncs: merges a set of at most 500 observations, several of one event too, and says how many it saw and
-- how many writes it took. No row when the integration is gone or disconnected.
create function private.merge_telephony_events(p_integration_id uuid, p_observations jsonb)
returns table (seen int, changed int) language plpgsql volatile set search_path = ''
as $$
declare
  v_integration record;
  v_round jsonb;
begin
  seen := jsonb_array_length(p_observations);
  changed := 0;
  if seen > 500 then
    raise exception 'A set of % observations is too large, at most 500', seen using errcode = '22023';
  end if;
  select i.user_id, i.provider into v_integration
  from public.integrations i where i.id = p_integration_id and i.status <> 'disconnected';
  if not found then
    return;
  end if;
  -- One round merges one observation of each event; nearly always there is one round.
  for v_round in
    select jsonb_agg(o.observation)
    from (
      select x.observation, row_number() over (partition by x.observation ->> 'provider_ref') as round
      from jsonb_array_elements(p_observations) as x (observation)
    ) o
    group by o.round order by o.round
  loop
    changed := changed + private.merge_observations(
      p_integration_id, v_integration.user_id, v_integration.provider, v_round);
  end loop;
  return next;
end $$;
revoke all on function private.merge_telephony_events(uuid, jsonb) from public, anon, authenticated, service_role;
