-- Booking logins: name and password of a booking system that knows no keys of its own. Encrypted here by pgcrypto; the
-- key is a secret of the functions, handed over with set_config('payback.login_key', …, true) for one transaction
-- and never stored.
create table private.booking_logins (
  integration_id uuid primary key references public.integrations (id) on delete cascade,
  login          bytea not null,
  updated_at     timestamptz not null default now()
);
comment on table private.booking_logins is 'The login of a booking system, encrypted with the key of the transaction.';

-- Booking sessions: the token that a login gave, until it is too old, and who is logging in or reading just now.
-- A booking system counts logins and requests: one row, locked for a moment, lets only one worker at a time do each.
create table private.booking_sessions (
  integration_id uuid primary key references public.integrations (id) on delete cascade,
  token          bytea,
  refresh_token  bytea,
  domain         text,
  obtained_at    timestamptz,
  login_until    timestamptz,
  refused_code   text check (refused_code ~ '^[A-Z0-9_]{1,64}$'),
  refused_until  timestamptz,
  reader         uuid,
  reading_until  timestamptz,
  doubtful_until timestamptz,
  probed_at      timestamptz
);
comment on table private.booking_sessions is 'The token of a booking system and who is using it.';
comment on column private.booking_sessions.domain is 'Where this company''s booking system is, by its own word.';
comment on column private.booking_sessions.login_until is 'Somebody is getting a new token until then; the others wait.';
comment on column private.booking_sessions.refused_until is 'The login was refused: not tried again before.';
comment on column private.booking_sessions.reader is 'Who reads bookings that callbacks named, until reading_until.';
comment on column private.booking_sessions.doubtful_until is
  'A callback named a booking that does not exist: until then, unknown ones are looked at once a minute.';

alter table private.booking_logins enable row level security;
alter table private.booking_sessions enable row level security;
revoke all on table private.booking_logins, private.booking_sessions from public, anon, authenticated, service_role;
create policy "nobody reads booking logins through the API" on private.booking_logins
  for select to anon, authenticated using (false);
create policy "nobody reads booking sessions through the API" on private.booking_sessions
  for select to anon, authenticated using (false);

create function private.seal_login(p_text text)
returns bytea language sql volatile set search_path = ''
as $$
  select extensions.pgp_sym_encrypt(p_text, current_setting('payback.login_key'), 'cipher-algo=aes256')
$$;
revoke all on function private.seal_login(text) from public, anon, authenticated, service_role;

-- Fails with 39000 when the key of the transaction is not the one it was encrypted with.
create function private.open_login(p_sealed bytea)
returns text language sql stable set search_path = ''
as $$ select extensions.pgp_sym_decrypt(p_sealed, current_setting('payback.login_key')) $$;
revoke all on function private.open_login(bytea) from public, anon, authenticated, service_role;

-- A new login begins anew: no token of the old one, no memory of its refusals.
create function private.store_booking_login(p_integration_id uuid, p_login jsonb)
returns void language plpgsql volatile set search_path = ''
as $$
begin
  insert into private.booking_logins as l (integration_id, login)
  values (p_integration_id, private.seal_login(p_login::text))
  on conflict (integration_id) do update set login = excluded.login, updated_at = now();
  delete from private.booking_sessions s where s.integration_id = p_integration_id;
end $$;
revoke all on function private.store_booking_login(uuid, jsonb) from public, anon, authenticated, service_role;

create function private.read_booking_login(p_integration_id uuid)
returns jsonb language sql stable set search_path = ''
as $$
  select private.open_login(l.login)::jsonb from private.booking_logins l where l.integration_id = p_integration_id
$$;
revoke all on function private.read_booking_login(uuid) from public, anon, authenticated, service_role;

-- Locks the session, made on first use. Nothing when the integration has gone.
create function private.lock_booking_session(p_integration_id uuid)
returns private.booking_sessions language plpgsql volatile set search_path = ''
as $$
declare
  v_session private.booking_sessions;
begin
  insert into private.booking_sessions (integration_id)
  select i.id from public.integrations i where i.id = p_integration_id and i.status <> 'disconnected'
  on conflict (integration_id) do nothing;
  select * into v_session from private.booking_sessions s where s.integration_id = p_integration_id for update;
  return v_session;
end $$;
revoke all on function private.lock_booking_session(uuid) from public, anon, authenticated, service_role;

-- The token to use, or who has to get one:
--   ready    here it is; younger than 40 minutes, and not the one that was just refused (p_refused)
--   login    the caller gets one, with refresh_token where there is one, and stores or gives up; others wait meanwhile
--   wait     somebody else is getting one: ask again in a moment
--   refused  the login was refused a short while ago, with this code
-- Nothing when the integration has gone.
create function private.claim_booking_token(p_integration_id uuid, p_refused text)
returns table (outcome text, token text, refresh_token text, domain text, code text)
language plpgsql volatile set search_path = ''
as $$
declare
  v private.booking_sessions := private.lock_booking_session(p_integration_id);
begin
  if v.integration_id is null then
    return;
  end if;
  domain := v.domain;
  if v.token is not null then
    token := private.open_login(v.token);
  end if;
  if token <> coalesce(p_refused, '') and v.obtained_at > now() - interval '40 minutes' then
    outcome := 'ready';
  elsif v.refused_until > now() then
    outcome := 'refused';
    token := null;
    code := v.refused_code;
  elsif v.login_until > now() then
    outcome := 'wait';
    token := null;
  else
    outcome := 'login';
    token := null;
    refresh_token := case when v.refresh_token is not null then private.open_login(v.refresh_token) end;
    update private.booking_sessions s set login_until = now() + interval '30 seconds'
    where s.integration_id = p_integration_id;
  end if;
  return next;
end $$;
revoke all on function private.claim_booking_token(uuid, text) from public, anon, authenticated, service_role;

create function private.store_booking_token(p_integration_id uuid, p_token text, p_refresh_token text, p_domain text)
returns void language sql volatile set search_path = ''
as $$
  update private.booking_sessions s set
    token = private.seal_login(p_token),
    refresh_token = case when p_refresh_token is not null then private.seal_login(p_refresh_token) end,
    domain = coalesce(p_domain, s.domain), obtained_at = now(), login_until = null, refused_code = null,
    refused_until = null
  where s.integration_id = p_integration_id
$$;
revoke all on function private.store_booking_token(uuid, text, text, text) from public, anon, authenticated, service_role;

-- No token was got. A refusal (p_code) is remembered for five minutes, because asking again quickly is refused the more.
create function private.give_up_booking_token(p_integration_id uuid, p_code text)
returns void language sql volatile set search_path = ''
as $$
  update private.booking_sessions s set
    token = null, refresh_token = null, login_until = null, refused_code = p_code,
    refused_until = case when p_code is not null then now() + interval '5 minutes' end
  where s.integration_id = p_integration_id
$$;
revoke all on function private.give_up_booking_token(uuid, text) from public, anon, authenticated, service_role;

-- Whoever disconnects is forgotten here too.
-- Security definer: fires for whoever disconnects, and writes where nobody else may.
create function private.forget_booking_login()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  delete from private.booking_logins l where l.integration_id = new.id;
  delete from private.booking_sessions s where s.integration_id = new.id;
  return null;
end $$;
revoke all on function private.forget_booking_login() from public, anon, authenticated, service_role;
create trigger forget_booking_login after update of status on public.integrations
  for each row when (new.status = 'disconnected' and old.status <> 'disconnected')
  execute function private.forget_booking_login();
