-- What a booking system answers about a booking, it answers again and again: by callback, by sync, late and in any
-- order. All answers are merged into one row, and the row is the same for any order and repetition.
--
-- merge_state keeps everything that was ever said as registers, each an array that begins with the time of the answer
-- in ms, so that comparing the arrays compares the times, and equal times are decided by the values:
--   last   the latest answer that speaks of it: status, times, service, staff, client, client_ref, series, call, flags,
--          invoice_ref (the invoice that stands, or null), invoice (its sum, or null, and whose sum it is),
--          removed (the booking system knows it no more)
--   first  the earliest: seen, recorded (its own record), called (its callback), cancelled, detailed (asked for by itself),
--          and price:<service> (the price of the catalogue when the booking was first seen with that service)
-- Joining two states takes the greater array of each last and the lesser of each first: that is commutative,
-- associative and idempotent, and an absent register is unknown and overwrites nothing. The columns follow from the
-- state alone (settle_booking), but for the client's ciphertext, which goes with the register client.
--
-- An answer: {provider_ref, observed_at, detailed, status, pending, unknown_status, starts_at, ends_at, recorded_at,
-- called_at, service_ref, service_name, staff_ref, staff_name, catalogue_price: {amount, currency}, invoice_ref,
-- invoice: 'none' or {amount, currency}, series_ref, call_ref, client_ref, client_encrypted, client_hash, client_phone_hash (hex),
-- client_phone_hint, client_email_hash (hex), flags}; or {provider_ref, observed_at, removed: true}.
alter table public.calendar_events add column merge_state jsonb not null default '{}';
comment on column public.calendar_events.merge_state is 'Merge state: what was said about each field, and when.';

create function private.epoch_ms(p_instant text)
returns bigint language sql immutable strict set search_path = ''
as $$ select round(extract(epoch from p_instant::timestamptz) * 1000)::bigint $$;
revoke all on function private.epoch_ms(text) from public, anon, authenticated, service_role;

create function private.from_epoch_ms(p_ms bigint)
returns timestamptz language sql immutable strict set search_path = ''
as $$ select 'epoch'::timestamptz + p_ms * interval '1 millisecond' $$;
revoke all on function private.from_epoch_ms(bigint) from public, anon, authenticated, service_role;

-- The state as one answer alone knows it.
create function private.read_booking_state(b jsonb)
returns jsonb language plpgsql immutable strict set search_path = ''
as $$
declare
  v_ms bigint := private.epoch_ms(b ->> 'observed_at');
  v_last jsonb := '{}';
  v_first jsonb;
begin
  if (b ->> 'removed')::boolean then
    return jsonb_build_object('last', jsonb_build_object('removed', jsonb_build_array(v_ms)),
      'first', jsonb_build_object('cancelled', jsonb_build_array(v_ms)));
  end if;
  v_last := jsonb_build_object(
    'status', jsonb_build_array(v_ms, b -> 'status', b -> 'pending', b -> 'unknown_status'),
    'invoice_ref', jsonb_build_array(v_ms, b -> 'invoice_ref'),
    'times', jsonb_build_array(v_ms, private.epoch_ms(b ->> 'starts_at'), private.epoch_ms(b ->> 'ends_at')),
    'flags', jsonb_build_array(v_ms, b -> 'flags'));
  v_first := jsonb_build_object('seen', jsonb_build_array(v_ms));
  if b ? 'service_ref' or b ? 'service_name' then
    v_last := v_last || jsonb_build_object('service', jsonb_build_array(v_ms, b -> 'service_ref', b -> 'service_name'));
  end if;
  if b ? 'staff_ref' or b ? 'staff_name' then
    v_last := v_last || jsonb_build_object('staff', jsonb_build_array(v_ms, b -> 'staff_ref', b -> 'staff_name'));
  end if;
  if b ? 'client_ref' then
    v_last := v_last || jsonb_build_object('client_ref', jsonb_build_array(v_ms, b -> 'client_ref'));
  end if;
  if b ? 'client_hash' then
    v_last := v_last || jsonb_build_object('client', jsonb_build_array(v_ms, b -> 'client_hash'));
  end if;
  if b ? 'series_ref' then
    v_last := v_last || jsonb_build_object('series', jsonb_build_array(v_ms, b -> 'series_ref'));
  end if;
  if b ? 'call_ref' then
    v_last := v_last || jsonb_build_object('call', jsonb_build_array(v_ms, b -> 'call_ref'));
  end if;
  if b ? 'invoice' then
    v_last := v_last || jsonb_build_object('invoice', case jsonb_typeof(b -> 'invoice')
      when 'object' then jsonb_build_array(v_ms, b #> '{invoice,amount}', b #> '{invoice,currency}', b -> 'invoice_ref')
      else jsonb_build_array(v_ms, null, null, b -> 'invoice_ref') end);
  end if;
  if b ? 'recorded_at' then
    v_first := v_first || jsonb_build_object('recorded', jsonb_build_array(private.epoch_ms(b ->> 'recorded_at')));
  end if;
  if b ? 'called_at' then
    v_first := v_first || jsonb_build_object('called', jsonb_build_array(private.epoch_ms(b ->> 'called_at')));
  end if;
  if b ->> 'status' = 'cancelled' then
    v_first := v_first || jsonb_build_object('cancelled', jsonb_build_array(v_ms));
  end if;
  if (b ->> 'detailed')::boolean then
    v_first := v_first || jsonb_build_object('detailed', jsonb_build_array(v_ms));
  end if;
  if b ? 'catalogue_price' then
    v_first := v_first || jsonb_build_object('price:' || coalesce(b ->> 'service_ref', ''),
      jsonb_build_array(v_ms, b #> '{catalogue_price,amount}', b #> '{catalogue_price,currency}'));
  end if;
  return jsonb_build_object('last', v_last, 'first', v_first);
end $$;
revoke all on function private.read_booking_state(jsonb) from public, anon, authenticated, service_role;

-- Two states of knowledge about one booking, joined.
create function private.join_booking_states(a jsonb, b jsonb)
returns jsonb language sql immutable strict set search_path = ''
as $$
  select case when a = b then a else jsonb_build_object(
    'last', (
      select coalesce(jsonb_object_agg(k.key, k.value), '{}') from (
        select distinct on (x.key) x.key, x.value
        from (select * from jsonb_each(a -> 'last') union all select * from jsonb_each(b -> 'last')) x
        order by x.key, x.value desc
      ) k
    ),
    'first', (
      select coalesce(jsonb_object_agg(k.key, k.value), '{}') from (
        select distinct on (x.key) x.key, x.value
        from (select * from jsonb_each(a -> 'first') union all select * from jsonb_each(b -> 'first')) x
        order by x.key, x.value
      ) k
    )
  ) end
$$;
revoke all on function private.join_booking_states(jsonb, jsonb) from public, anon, authenticated, service_role;

-- All that a set of answers says about one booking.
create function private.join_all_booking_states(p_states jsonb[])
returns jsonb language plpgsql immutable strict set search_path = ''
as $$
declare
  v_state jsonb := p_states[1];
  v_next jsonb;
begin
  foreach v_next in array p_states[2:] loop
    v_state := private.join_booking_states(v_state, v_next);
  end loop;
  return v_state;
end $$;
revoke all on function private.join_all_booking_states(jsonb[]) from public, anon, authenticated, service_role;

-- The columns that follow from a state; the others are left empty.
--   price      an invoice that stands, else the catalogue of the first sight; a membership has paid already, elsewhere
--   booked_at  the callback that said it was made, if it came when it could still be news (an hour after the first sight
--              at most, and a day and a half after the system's own record, whose zone is doubtful); else that record;
--              else the first sight. Never later than the first sight.
create function private.settle_booking(p_state jsonb)
returns public.calendar_events language plpgsql immutable strict set search_path = ''
as $$
declare
  e public.calendar_events;
  l jsonb := p_state -> 'last';
  f jsonb := p_state -> 'first';
  v_seen bigint := (f #>> '{seen,0}')::bigint;
  v_called bigint := (f #>> '{called,0}')::bigint;
  v_recorded bigint := (f #>> '{recorded,0}')::bigint;
  v_observed bigint := (l #>> '{status,0}')::bigint;
  v_removed boolean := coalesce((l #>> '{removed,0}')::bigint > v_observed, false);
  v_hour constant bigint := 3600000;
  v_membership boolean := l #> '{flags,1}' ? 'membership';
  v_price jsonb;
begin
  if l #>> '{invoice,1}' is not null then
    v_price := l -> 'invoice';
    e.price_source := 'invoice';
  elsif not v_membership then
    v_price := f -> ('price:' || coalesce(l #>> '{service,1}', ''));
    e.price_source := case when v_price is not null then 'service_catalogue' end;
  end if;
  e.price_amount := (v_price ->> 1)::numeric;
  e.price_currency := v_price ->> 2;

  e.provider_status := case when v_removed then 'cancelled' else l #>> '{status,1}' end::public.booking_status;
  e.pending := e.provider_status <> 'cancelled' and coalesce((l #>> '{status,2}')::boolean, false);
  e.cancelled_at := case when e.provider_status = 'cancelled'
    then private.from_epoch_ms((f #>> '{cancelled,0}')::bigint) end;
  e.starts_at := private.from_epoch_ms((l #>> '{times,1}')::bigint);
  e.ends_at := private.from_epoch_ms((l #>> '{times,2}')::bigint);
  e.service_ref := l #>> '{service,1}';
  e.service_name := l #>> '{service,2}';
  e.staff_ref := l #>> '{staff,1}';
  e.staff_name := l #>> '{staff,2}';
  e.series_ref := l #>> '{series,1}';
  e.call_ref := l #>> '{call,1}';
  e.client_ref := l #>> '{client_ref,1}';

  if v_called <= v_seen + v_hour and (v_recorded is null or v_called <= v_recorded + 38 * v_hour) then
    e.booked_at := private.from_epoch_ms(least(v_called, v_seen));
    e.booked_at_source := 'callback';
  elsif v_recorded is not null then
    e.booked_at := private.from_epoch_ms(least(v_recorded, v_seen));
    e.booked_at_source := 'provider';
  else
    e.booked_at := private.from_epoch_ms(v_seen);
    e.booked_at_source := 'first_seen';
  end if;

  e.flags := array(
    select distinct x.flag from (
      select jsonb_array_elements_text(l #> '{flags,1}') as flag
      union all select 'price_unknown' where e.price_amount is null and not v_membership
      union all select 'removed' where v_removed
    ) x order by x.flag
  );
  e.observed_at := private.from_epoch_ms(greatest(v_observed, (l #>> '{removed,0}')::bigint));
  return e;
end $$;
revoke all on function private.settle_booking(jsonb) from public, anon, authenticated, service_role;

-- Whether two settled bookings say the same; when they were asked for is no difference.
create function private.is_same_booking(a public.calendar_events, b public.calendar_events)
returns boolean language sql immutable set search_path = ''
as $$
  select (
    a.provider_status, a.pending, a.booked_at, a.booked_at_source, a.starts_at, a.ends_at, a.cancelled_at, a.service_ref,
    a.service_name, a.staff_ref, a.staff_name, a.price_amount, a.price_currency, a.price_source, a.series_ref,
    a.call_ref, a.client_ref, a.flags
  ) is not distinct from (
    b.provider_status, b.pending, b.booked_at, b.booked_at_source, b.starts_at, b.ends_at, b.cancelled_at, b.service_ref,
    b.service_name, b.staff_ref, b.staff_name, b.price_amount, b.price_currency, b.price_source, b.series_ref,
    b.call_ref, b.client_ref, b.flags
  )
$$;
revoke all on function private.is_same_booking(public.calendar_events, public.calendar_events)
  from public, anon, authenticated, service_role;

-- Merges at most 500 answers, several about one booking too, and says how many there were and how many rows that
-- changed. A row whose booking is the same is not written, with one exception: while a callback about it waits, another
-- worker may come with an older answer, and must find how new this one was.
-- No row when the integration is gone or disconnected. What changed is attributed to calls anew.
create function private.merge_calendar_events(p_integration_id uuid, p_bookings jsonb)
returns table (seen int, changed int) language plpgsql volatile set search_path = ''
as $$
declare
  v_integration record;
  v_changed uuid[];
begin
  seen := jsonb_array_length(p_bookings);
  if seen > 500 then
    raise exception 'A set of % bookings is too large, at most 500', seen using errcode = '22023';
  end if;
  select i.user_id, i.provider into v_integration
  from public.integrations i where i.id = p_integration_id and i.status <> 'disconnected' for key share;
  if not found then
    return;
  end if;

  with answers as materialized (
    select a.value as answer, a.value ->> 'provider_ref' as provider_ref, private.read_booking_state(a.value) as state
    from jsonb_array_elements(p_bookings) a
  ), news as (
    select a.provider_ref, private.join_all_booking_states(array_agg(a.state)) as state,
      (array_agg(a.answer order by a.state #> '{last,client}' desc nulls last))[1] as client
    from answers a group by a.provider_ref
  ), joined as materialized (
    select n.provider_ref, n.client, k.event as known,
      case when k.event is null then n.state else private.join_booking_states((k.event).merge_state, n.state) end as state
    from news n
    -- A lateral with a limit is looked up by the unique key, however small the table was when this was planned.
    left join lateral (
      select e as event from public.calendar_events e
      where e.integration_id = p_integration_id and e.provider_ref = n.provider_ref
      limit 1
    ) k on true
  ), settled as materialized (
    select j.*, private.settle_booking(j.state) as event
    from joined j
    -- That a booking is gone says nothing about one that we never saw.
    where j.state #> '{last,times}' is not null
  ), written as (
    insert into public.calendar_events as t (
      user_id, integration_id, provider, provider_ref, provider_status, pending, booked_at, booked_at_source,
      starts_at, ends_at, cancelled_at, service_ref, service_name, staff_ref, staff_name, price_amount,
      price_currency, price_source, series_ref, call_ref, client_ref, client_encrypted, client_phone_hash,
      client_phone_hint, client_email_hash, flags, observed_at, merge_state
    )
    select v_integration.user_id, p_integration_id, v_integration.provider, s.provider_ref, (s.event).provider_status,
      (s.event).pending, (s.event).booked_at, (s.event).booked_at_source, (s.event).starts_at, (s.event).ends_at,
      (s.event).cancelled_at, (s.event).service_ref, (s.event).service_name, (s.event).staff_ref, (s.event).staff_name,
      (s.event).price_amount, (s.event).price_currency, (s.event).price_source, (s.event).series_ref, (s.event).call_ref,
      (s.event).client_ref, s.client ->> 'client_encrypted', decode(s.client ->> 'client_phone_hash', 'hex'),
      s.client ->> 'client_phone_hint', decode(s.client ->> 'client_email_hash', 'hex'), (s.event).flags,
      (s.event).observed_at, s.state
    from settled s
    where s.known is null
      or not private.is_same_booking(s.event, s.known)
      or s.state -> 'first' <> (s.known).merge_state -> 'first'
      or s.state #> '{last,client,1}' is distinct from (s.known).merge_state #> '{last,client,1}'
      or s.state #> '{last,invoice_ref,1}' is distinct from (s.known).merge_state #> '{last,invoice_ref,1}'
      or s.state #> '{last,invoice,3}' is distinct from (s.known).merge_state #> '{last,invoice,3}'
      or s.state <> (s.known).merge_state and exists (
        select from private.booking_callbacks c
        where c.integration_id = p_integration_id and c.provider_ref = s.provider_ref and c.state = 'waiting'
      )
    -- In one order, so that two merges of the same bookings cannot lock each other out.
    order by s.provider_ref
    -- Joined again with the row as it is once it is locked: somebody else may have been first.
    on conflict (integration_id, provider_ref) do update set (
      provider_status, pending, booked_at, booked_at_source, starts_at, ends_at, cancelled_at, service_ref, service_name,
      staff_ref, staff_name, price_amount, price_currency, price_source, series_ref, call_ref, client_ref,
      client_encrypted, client_phone_hash, client_phone_hint, client_email_hash, flags, observed_at, merge_state,
      updated_at
    ) = (
      select (m.event).provider_status, (m.event).pending, (m.event).booked_at, (m.event).booked_at_source,
        (m.event).starts_at, (m.event).ends_at, (m.event).cancelled_at, (m.event).service_ref, (m.event).service_name,
        (m.event).staff_ref, (m.event).staff_name, (m.event).price_amount, (m.event).price_currency,
        (m.event).price_source, (m.event).series_ref, (m.event).call_ref, (m.event).client_ref,
        case when m.client then excluded.client_encrypted else t.client_encrypted end,
        case when m.client then excluded.client_phone_hash else t.client_phone_hash end,
        case when m.client then excluded.client_phone_hint else t.client_phone_hint end,
        case when m.client then excluded.client_email_hash else t.client_email_hash end,
        (m.event).flags, (m.event).observed_at, m.state, now()
      from (
        select x.state, private.settle_booking(x.state) as event,
          -- The client of the new answer is the latest, and another one; equal ones keep their ciphertext.
          x.state #> '{last,client,1}' is distinct from t.merge_state #> '{last,client,1}' as client
        from (select private.join_booking_states(t.merge_state, excluded.merge_state) as state) x
      ) m
    )
    returning t.id
  )
  select coalesce(array_agg(w.id), '{}') into v_changed from written w;

  changed := cardinality(v_changed);
  perform private.attribute_bookings(v_integration.user_id, v_changed);
  return next;
end $$;
revoke all on function private.merge_calendar_events(uuid, jsonb) from public, anon, authenticated, service_role;

-- Bookings of which only the whole booking says what we want to know: what was invoiced, and the call it was made in. For
-- the call only those of the last two weeks that a sync met after the first complete read: a callback brings the
-- whole booking, and what was there before is too much to be asked for one by one. The newest first.
create function private.bookings_to_read(p_integration_id uuid, p_limit int)
returns setof text language sql stable set search_path = ''
as $$
  select e.provider_ref
  from public.integrations i
  join public.calendar_events e on e.user_id = i.user_id and e.integration_id = i.id
  where i.id = p_integration_id and e.provider_status <> 'cancelled'
    and (
      e.booked_at > now() - interval '14 days' and e.merge_state #> '{first,detailed}' is null
        and e.created_at > (
          select min(r.finished_at) from public.sync_runs r
          where r.integration_id = p_integration_id and r.kind = 'bookings' and r.mode = 'recent' and r.outcome = 'ok'
        )
      or e.starts_at > now() - interval '400 days' and e.merge_state #>> '{last,invoice_ref,1}' is not null
        and e.merge_state #>> '{last,invoice,3}' is distinct from e.merge_state #>> '{last,invoice_ref,1}'
    )
  order by e.booked_at desc, e.id desc
  limit p_limit
$$;
revoke all on function private.bookings_to_read(uuid, int) from public, anon, authenticated, service_role;
