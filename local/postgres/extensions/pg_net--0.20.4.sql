-- pg_net as hosted Supabase offers it: the functions only queue; Node makes the calls (local/background).
\echo Use "create extension pg_net" to load this file. \quit

create schema net;

create unlogged table net.http_request_queue (
  id bigserial,
  method text not null check (method in ('GET', 'POST', 'DELETE')),
  url text not null,
  headers jsonb,
  body bytea,
  timeout_milliseconds int not null
);

create unlogged table net._http_response (
  id bigint,
  status_code int,
  content_type text,
  headers jsonb,
  content text,
  timed_out boolean,
  error_msg text,
  created timestamptz not null default now()
);
create index on net._http_response (created);

create function net._urlencode_string(string text) returns text language sql immutable strict set search_path = '' as $$
  select coalesce(string_agg(
    case when chr(byte) ~ '[A-Za-z0-9_.~-]' and byte < 128 then chr(byte) else '%' || upper(lpad(to_hex(byte), 2, '0')) end,
    '' order by place
  ), '')
  from (
    select place, get_byte(convert_to(string, 'UTF8'), place) as byte
    from generate_series(0, octet_length(convert_to(string, 'UTF8')) - 1) as place
  ) as bytes
$$;

create function net._encode_url_with_params(url text, params jsonb) returns text language sql immutable set search_path = '' as $$
  select url || coalesce(
    (select case when url like '%?%' then '&' else '?' end
       || string_agg(net._urlencode_string(key) || '=' || net._urlencode_string(value), '&')
     from jsonb_each_text(params)),
    ''
  )
$$;

-- The worker wakes when the caller's transaction commits, which is also when the request becomes visible.
create function net.wake() returns void language sql set search_path = '' as $$
  select pg_notify('payback_net', '')
$$;

create function net.worker_restart() returns boolean language sql set search_path = '' as $$
  select true from pg_notify('payback_net', '')
$$;

create function net.check_worker_is_up() returns void language plpgsql set search_path = '' as $$
begin
  if not exists (select from pg_catalog.pg_stat_activity where application_name = 'pg_net worker') then
    raise exception 'the pg_net background worker is not up'
      using detail = 'the pg_net background worker is down due to an internal error and cannot process requests';
  end if;
end
$$;

create function net.wait_until_running() returns void language plpgsql set search_path = '' as $$
begin
  while not exists (select from pg_catalog.pg_stat_activity where application_name = 'pg_net worker') loop
    perform pg_stat_clear_snapshot();
    perform pg_sleep(0.05);
  end loop;
end
$$;

create function net.http_get(
  url text, params jsonb default '{}', headers jsonb default '{}', timeout_milliseconds int default 5000
) returns bigint language plpgsql set search_path = '' as $$
declare
  request_id bigint;
begin
  insert into net.http_request_queue (method, url, headers, timeout_milliseconds)
  values ('GET', net._encode_url_with_params(url, params), headers, timeout_milliseconds)
  returning id into request_id;
  perform net.wake();
  return request_id;
end
$$;

create function net.http_delete(
  url text, params jsonb default '{}', headers jsonb default '{}', timeout_milliseconds int default 5000,
  body jsonb default null
) returns bigint language plpgsql set search_path = '' as $$
declare
  request_id bigint;
begin
  insert into net.http_request_queue (method, url, headers, body, timeout_milliseconds)
  values ('DELETE', net._encode_url_with_params(url, params), headers, convert_to(body::text, 'UTF8'), timeout_milliseconds)
  returning id into request_id;
  perform net.wake();
  return request_id;
end
$$;

create function net.http_post(
  url text, body jsonb default '{}', params jsonb default '{}',
  headers jsonb default '{"Content-Type": "application/json"}', timeout_milliseconds int default 5000
) returns bigint language plpgsql set search_path = '' as $$
declare
  request_id bigint;
  content_type text;
begin
  select h.value into content_type
  from jsonb_each_text(coalesce(headers, '{}')) as h
  where lower(h.key) = 'content-type'
  limit 1;
  if content_type is null then
    headers := coalesce(headers, '{}') || '{"Content-Type": "application/json"}';
  elsif content_type <> 'application/json' then
    raise exception 'Content-Type header must be "application/json"';
  end if;
  insert into net.http_request_queue (method, url, headers, body, timeout_milliseconds)
  values ('POST', net._encode_url_with_params(url, params), headers, convert_to(body::text, 'UTF8'), timeout_milliseconds)
  returning id into request_id;
  perform net.wake();
  return request_id;
end
$$;

grant usage on schema net to public, postgres, anon, authenticated, service_role;
grant all on all tables in schema net to public;
grant all on all sequences in schema net to public;
