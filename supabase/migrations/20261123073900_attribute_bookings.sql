-- Which call a booking came from: the ladder of the ROI model, rule version 1.
--   A  the booking names the call                                                     weight 1    call_named
--   B  same number, made from the call's start to 30 min after its end, and we were
--      told the moment it was made (booked_at_source callback)                        weight 0.9  booked_during_or_after
--   C  same number, made within 24 h after the call's start                           weight 0.7  booked_within_day
--   E  everything else                                                                weight 0
--        series_later_visit  made together with an earlier visit, which is the one that counts
--        no_number           the client left no number
--        shared_number       several clients of the booking system have this number
--        older_than_call     the number called, but only after the booking was made
--        no_call             the number did not call within the day before
-- A call qualifies when it came in, was completed and lasted; of several, the best tier and then the last call wins.
-- The finding depends on the rows alone, not on the order they came in; what it finds again it does not write again.
-- A finding that the owner has confirmed is the owner's word and stays as it was.

-- The visits made in one act.
create unique index calendar_events_series on public.calendar_events (integration_id, series_ref, starts_at, provider_ref)
  where series_ref is not null;

-- Attributes these bookings of the account; how many findings changed.
create function private.find_attributions(p_user_id uuid, p_booking_ids uuid[])
returns int language plpgsql volatile set search_path = ''
as $$
declare
  v_changed int;
begin
  with bookings as materialized (
    select b.id, b.integration_id, b.series_ref, b.starts_at, b.provider_ref, b.booked_at, b.booked_at_source, b.call_ref,
      b.client_phone_hash
    from public.calendar_events b
    where b.user_id = p_user_id and b.id = any (p_booking_ids)
  ), numbers as materialized (
    -- A client has another id in another booking system; two ids in one system are two clients.
    select n.client_phone_hash, bool_or(n.shared) as shared
    from (
      select o.client_phone_hash, min(o.client_ref) < max(o.client_ref) as shared
      from public.calendar_events o
      where o.user_id = p_user_id
        and o.client_phone_hash = any (array(select distinct b.client_phone_hash from bookings b where b.client_phone_hash is not null))
      group by o.client_phone_hash, o.integration_id
    ) n
    group by n.client_phone_hash
  ), findings as (
    select b.id, case
        when s.later_visit then 'series_later_visit'
        when named.call_id is not null then 'call_named'
        when b.client_phone_hash is null then 'no_number'
        when n.shared then 'shared_number'
        when called.tier = 'B' then 'booked_during_or_after'
        when called.tier = 'C' then 'booked_within_day'
        when l.called_later then 'older_than_call'
        else 'no_call'
      end as reason,
      case
        when s.later_visit then null
        when named.call_id is not null then named.call_id
        when n.shared then null
        else called.call_id
      end as call_id
    from bookings b
    left join numbers n on n.client_phone_hash = b.client_phone_hash
    cross join lateral (
      select b.series_ref is not null and exists (
        select from public.calendar_events o
        where o.integration_id = b.integration_id and o.series_ref = b.series_ref
          and (o.starts_at, o.provider_ref) < (b.starts_at, b.provider_ref)
      ) as later_visit
    ) s
    left join lateral (
      -- A leg stands for its call.
      select coalesce(p.id, e.id) as call_id
      from public.integrations i
      join public.telephony_events e on e.integration_id = i.id and e.provider_ref = b.call_ref and e.kind = 'call'
      left join public.telephony_events p on p.integration_id = i.id and p.provider_ref = e.parent_ref and p.kind = 'call'
      where i.user_id = p_user_id and b.call_ref is not null
      order by coalesce(p.id, e.id) limit 1
    ) named on true
    left join lateral (
      select e.id as call_id, case
          when b.booked_at_source = 'callback' and b.booked_at <= interval '30 minutes'
            + greatest(e.ended_at, e.started_at + make_interval(secs => e.duration_seconds)) then 'B'
          else 'C'
        end as tier
      from public.telephony_events e
      where e.user_id = p_user_id and e.caller_number_hash = b.client_phone_hash
        and e.kind = 'call' and e.direction = 'inbound' and e.parent_ref is null
        and e.status = 'completed' and e.duration_seconds > 0
        and e.started_at between b.booked_at - interval '24 hours' and b.booked_at
      order by tier, e.started_at desc, e.id limit 1
    ) called on true
    cross join lateral (
      select called.call_id is null and exists (
        select from public.telephony_events e
        where e.user_id = p_user_id and e.caller_number_hash = b.client_phone_hash
          and e.kind = 'call' and e.direction = 'inbound' and e.parent_ref is null
          and e.status = 'completed' and e.duration_seconds > 0
          and e.started_at > b.booked_at and e.started_at <= b.booked_at + interval '24 hours'
      ) as called_later
    ) l
  ), rules (reason, tier, weight) as (
    values ('call_named', 'A', 1.0), ('booked_during_or_after', 'B', 0.9), ('booked_within_day', 'C', 0.7)
  )
  insert into public.booking_attributions as a
    (booking_id, user_id, rule_tier, rule_weight, rule_call_id, rule_reason, rule_version)
  select f.id, p_user_id, coalesce(r.tier, 'E'), coalesce(r.weight, 0), f.call_id, f.reason, 1
  from findings f
  left join rules r on r.reason = f.reason
  left join public.booking_attributions known on known.booking_id = f.id
  -- The reason says tier and weight.
  where known.booking_id is null
    or known.verdict is distinct from 'confirmed'
      and (known.rule_call_id, known.rule_reason, known.rule_version) is distinct from (f.call_id, f.reason, 1)
  on conflict (booking_id) do update set
    rule_tier = excluded.rule_tier, rule_weight = excluded.rule_weight, rule_call_id = excluded.rule_call_id,
    rule_reason = excluded.rule_reason, rule_version = excluded.rule_version, updated_at = now()
  where a.verdict is distinct from 'confirmed';
  get diagnostics v_changed = row_count;
  return v_changed;
end $$;
revoke all on function private.find_attributions(uuid, uuid[]) from public, anon, authenticated, service_role;

-- One attribution of an account at a time: a later one has seen what an earlier one wrote.
create function private.attribution_lock(p_user_id uuid)
returns bigint language sql immutable set search_path = ''
as $$ select hashtextextended('attribution:' || p_user_id, 0) $$;
revoke all on function private.attribution_lock(uuid) from public, anon, authenticated, service_role;

-- After a merge of bookings: these, and those whose finding they may have changed, because they share a number or
-- were made together.
create function private.attribute_bookings(p_user_id uuid, p_booking_ids uuid[])
returns int language plpgsql volatile set search_path = ''
as $$
begin
  if coalesce(cardinality(p_booking_ids), 0) = 0 then
    return 0;
  end if;
  perform pg_advisory_xact_lock(private.attribution_lock(p_user_id));
  return private.find_attributions(p_user_id, array(
    with changed as materialized (
      select b.id, b.client_phone_hash, b.integration_id, b.series_ref
      from public.calendar_events b where b.user_id = p_user_id and b.id = any (p_booking_ids)
    )
    select c.id from changed c
    union
    select o.id from public.calendar_events o
    where o.user_id = p_user_id and o.client_phone_hash = any (
      array(select distinct c.client_phone_hash from changed c where c.client_phone_hash is not null))
    union
    select o.id from changed c
    join public.calendar_events o on o.integration_id = c.integration_id and o.series_ref = c.series_ref
  ));
end $$;
comment on function private.attribute_bookings(uuid, uuid[]) is
  'Links changed bookings, and those they bear upon, to their calls; how many findings changed.';
revoke all on function private.attribute_bookings(uuid, uuid[]) from public, anon, authenticated, service_role;

-- After a sync of calls: the bookings that calls since this time may have made. A day more, because the time of
-- a booking may be known only roughly.
create function private.attribute_since(p_user_id uuid, p_from timestamptz)
returns int language plpgsql volatile set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(private.attribution_lock(p_user_id));
  return private.find_attributions(p_user_id, array(
    select b.id from public.calendar_events b
    where b.user_id = p_user_id and b.booked_at >= p_from - interval '1 day'
  ));
end $$;
comment on function private.attribute_since(uuid, timestamptz) is
  'Links bookings made since a time to their calls; how many findings changed.';
revoke all on function private.attribute_since(uuid, timestamptz) from public, anon, authenticated, service_role;

-- A webhook about a call does no more than write the call; this comes after it. An account that is being worked on
-- is left for the next minute.
create function private.attribute_everywhere(p_from timestamptz)
returns int language plpgsql volatile set search_path = ''
as $$
declare
  v_user_id uuid;
  v_changed int := 0;
begin
  for v_user_id in
    select a.user_id from public.accounts a
    where exists (
      select from public.calendar_events b where b.user_id = a.user_id and b.booked_at >= p_from - interval '1 day'
    )
  loop
    if pg_try_advisory_xact_lock(private.attribution_lock(v_user_id)) then
      v_changed := v_changed + private.attribute_since(v_user_id, p_from);
    end if;
  end loop;
  return v_changed;
end $$;
revoke all on function private.attribute_everywhere(timestamptz) from public, anon, authenticated, service_role;

-- Bookings made in the last eight days; and once a night all of them, for a client's number that was corrected later.
select cron.schedule('attribute-bookings', '* * * * *',
  $$select private.attribute_everywhere(now() - interval '7 days')$$);
select cron.schedule('attribute-all-bookings', '37 2 * * *', $$select private.attribute_everywhere('-infinity')$$);
