-- Booking callbacks: one row is a booking that its booking system told us to look at. What a callback says is not
-- believed: the booking is fetched with the account's own login, and only that is merged. The row stays until that is
-- done, whoever does it, so nothing is lost when a worker dies.
create table private.booking_callbacks (
  integration_id uuid not null references public.integrations (id) on delete cascade,
  provider_ref   text not null check (provider_ref ~ '^[0-9]{1,20}$'),
  booking_hash   text check (booking_hash ~ '^[0-9a-f]{32}$'),
  state          text not null default 'waiting' check (state in ('waiting', 'done', 'dropped')),
  called_at      timestamptz,
  received_at    timestamptz not null default now(),
  arrivals       int not null default 1,
  not_found      int not null default 0,
  failures       int not null default 0,
  next_try_at    timestamptz not null default now(),
  primary key (integration_id, provider_ref)
);
comment on table private.booking_callbacks is 'A booking to be fetched because its booking system called.';
comment on column private.booking_callbacks.called_at is 'When we were first told that it was made.';
comment on column private.booking_callbacks.arrivals is 'How many calls: one that comes during a fetch asks for another.';
comment on column private.booking_callbacks.not_found is 'How often the booking system did not know it; after three times it is dropped.';
create unique index booking_callbacks_due on private.booking_callbacks (integration_id, next_try_at, provider_ref)
  where state = 'waiting';

alter table private.booking_callbacks enable row level security;
revoke all on table private.booking_callbacks from public, anon, authenticated, service_role;
create policy "nobody reads booking callbacks through the API" on private.booking_callbacks
  for select to anon, authenticated using (false);

-- Accepts one callback whose address and company are right, in one statement:
--   processed  it waits to be fetched
--   duplicate  the same call, with its time, was accepted before: no effect
--   full       too many wait already: kept nowhere, the sender may repeat it
--   stale      the integration is gone or was changed since it was looked up: nothing kept
-- p_delivery_key is null for calls without a time of their own: two changes then look alike, and both count.
create function private.accept_booking_callback(
  p_integration_id uuid, p_secret_version int, p_provider_ref text, p_booking_hash text, p_kind text,
  p_delivery_key text, p_body_hash bytea, p_body_encrypted text
)
returns text language plpgsql volatile set search_path = ''
as $$
declare
  v_max_waiting constant int := 2000;
  v_integration record;
  v_outcome public.delivery_outcome := 'processed';
begin
  select i.user_id, i.provider, i.last_event_at into v_integration
  from public.integrations i
  where i.id = p_integration_id and i.secret_version = p_secret_version and i.status <> 'disconnected'
  for key share;
  if not found then
    return 'stale';
  end if;

  if p_delivery_key is not null then
    insert into private.delivery_keys (integration_id, delivery_key, body_hash)
    values (p_integration_id, p_delivery_key, p_body_hash)
    on conflict do nothing;
    if not found then
      v_outcome := 'duplicate';
    end if;
  end if;

  if v_outcome = 'processed' then
    if (
      select count(*) from (
        select from private.booking_callbacks c
        where c.integration_id = p_integration_id and c.state = 'waiting' limit v_max_waiting
      ) w
    ) >= v_max_waiting then
      delete from private.delivery_keys k
      where k.integration_id = p_integration_id and k.delivery_key = p_delivery_key;
      return 'full';
    end if;
    insert into private.booking_callbacks as c (integration_id, provider_ref, booking_hash, called_at)
    values (p_integration_id, p_provider_ref, p_booking_hash, case when p_kind = 'create' then now() end)
    on conflict (integration_id, provider_ref) do update set
      state = 'waiting', booking_hash = coalesce(excluded.booking_hash, c.booking_hash),
      called_at = least(c.called_at, excluded.called_at), received_at = now(), arrivals = c.arrivals + 1,
      not_found = case when c.state = 'waiting' then c.not_found else 0 end, failures = 0,
      -- One that was not found is not looked for more often because somebody calls more often.
      next_try_at = case when c.state = 'waiting' and c.not_found > 0 then c.next_try_at else now() end;
  end if;

  insert into public.webhook_deliveries
    (user_id, integration_id, provider, delivery_key, body_hash, body_encrypted, outcome)
  values (
    v_integration.user_id, p_integration_id, v_integration.provider,
    coalesce(p_delivery_key, 'body:' || encode(p_body_hash, 'hex')), p_body_hash,
    case when v_outcome <> 'duplicate' then p_body_encrypted end, v_outcome
  );

  if v_integration.last_event_at is null or v_integration.last_event_at < now() - interval '5 seconds' then
    update public.integrations i set last_event_at = now()
    where i.id = (
      select q.id from public.integrations q
      where q.id = p_integration_id and (q.last_event_at is null or q.last_event_at < now() - interval '5 seconds')
      for no key update skip locked
    );
  end if;
  return v_outcome;
end $$;
revoke all on function private.accept_booking_callback(uuid, int, text, text, text, text, bytea, text)
  from public, anon, authenticated, service_role;

-- The next booking to fetch, for one reader (any uuid) at a time; nothing when another is reading or none is due, and
-- then the reader has left. A booking we know comes first. While a callback was found to name a booking that does not
-- exist, those we do not know are looked at once a minute: whoever has found out the address and makes up
-- bookings costs us one request a minute.
create function private.claim_booking_callback(p_integration_id uuid, p_reader uuid)
returns table (provider_ref text, booking_hash text, called_at timestamptz, arrivals int)
language plpgsql volatile set search_path = ''
as $$
#variable_conflict use_column
declare
  v private.booking_sessions := private.lock_booking_session(p_integration_id);
  v_may_probe boolean := v.doubtful_until is null or v.doubtful_until <= now()
    or v.probed_at is null or v.probed_at <= now() - interval '1 minute';
  v_next record;
begin
  if v.integration_id is null or (v.reader <> p_reader and v.reading_until > now()) then
    return;
  end if;
  select c.provider_ref, c.booking_hash, c.called_at, c.arrivals, k.known into v_next
  from private.booking_callbacks c
  cross join lateral (
    select c.not_found = 0 and exists (
      select from public.calendar_events e
      where e.integration_id = c.integration_id and e.provider_ref = c.provider_ref
    ) as known
  ) k
  where c.integration_id = p_integration_id and c.state = 'waiting' and c.next_try_at <= now()
    and (k.known or v_may_probe)
  -- Of the unknown ones, those that nobody has looked for yet.
  order by k.known desc, c.not_found = 0 desc, c.next_try_at, c.provider_ref
  limit 1;
  if not found then
    update private.booking_sessions s set reader = null, reading_until = null
    where s.integration_id = p_integration_id and s.reader is not null;
    return;
  end if;
  update private.booking_sessions s set
    reader = p_reader, reading_until = now() + interval '1 minute',
    probed_at = case when v_next.known then s.probed_at else now() end
  where s.integration_id = p_integration_id;
  -- Until then it is this reader's; after that, the reader has died.
  update private.booking_callbacks c set next_try_at = now() + interval '1 minute'
  where c.integration_id = p_integration_id and c.provider_ref = v_next.provider_ref;
  return query select v_next.provider_ref, v_next.booking_hash, v_next.called_at, v_next.arrivals;
end $$;
revoke all on function private.claim_booking_callback(uuid, uuid) from public, anon, authenticated, service_role;

-- A reader that stops before all is done makes way for another.
create function private.leave_booking_callbacks(p_integration_id uuid, p_reader uuid)
returns void language sql volatile set search_path = ''
as $$
  update private.booking_sessions s set reader = null, reading_until = null
  where s.integration_id = p_integration_id and s.reader = p_reader
$$;
revoke all on function private.leave_booking_callbacks(uuid, uuid) from public, anon, authenticated, service_role;

-- What came of a fetch: 'done', 'not_found' (three tries, then dropped), or 'failed' (tried again, ever later).
-- A call that came meanwhile, so that arrivals has grown, asks for another fetch.
create function private.finish_booking_callback(
  p_integration_id uuid, p_provider_ref text, p_arrivals int, p_outcome text
)
returns void language plpgsql volatile set search_path = ''
as $$
begin
  update private.booking_callbacks c set
    state = case
      when p_outcome = 'done' and c.arrivals = p_arrivals then 'done'
      when p_outcome = 'not_found' and c.not_found >= 2 then 'dropped'
      else 'waiting'
    end,
    not_found = case p_outcome when 'not_found' then c.not_found + 1 when 'done' then 0 else c.not_found end,
    failures = case p_outcome when 'failed' then c.failures + 1 else 0 end,
    next_try_at = now() + case p_outcome
      when 'not_found' then interval '1 minute' * (1 + 9 * c.not_found)
      when 'failed' then least(interval '1 hour', interval '30 seconds' * power(2, least(c.failures, 10)))
      else interval '0'
    end
  where c.integration_id = p_integration_id and c.provider_ref = p_provider_ref;
  if p_outcome = 'not_found' then
    update private.booking_sessions s set doubtful_until = now() + interval '15 minutes'
    where s.integration_id = p_integration_id;
  end if;
end $$;
revoke all on function private.finish_booking_callback(uuid, text, int, text) from public, anon, authenticated, service_role;

-- What was done a month ago; called by the sync.
create function private.forget_booking_callbacks(p_integration_id uuid)
returns int language plpgsql volatile set search_path = ''
as $$
declare
  v_count int;
begin
  delete from private.booking_callbacks c
  where c.integration_id = p_integration_id and c.state <> 'waiting' and c.received_at < now() - interval '30 days';
  get diagnostics v_count = row_count;
  return v_count;
end $$;
revoke all on function private.forget_booking_callbacks(uuid) from public, anon, authenticated, service_role;
