-- The roles of hosted Supabase. `supabase_admin` is the superuser initdb made: the role `postgres`,
-- which runs migrations, must not be one, or a migration would pass here and fail there.
create or replace function pg_temp.ensure_role(role_name text, attributes text) returns void
language plpgsql as $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = role_name) then
    execute format('create role %I', role_name);
  end if;
  execute format('alter role %I with %s', role_name, attributes);
end
$$;

select pg_temp.ensure_role('anon', 'nologin inherit nobypassrls');
select pg_temp.ensure_role('authenticated', 'nologin inherit nobypassrls');
select pg_temp.ensure_role('service_role', 'nologin inherit bypassrls');
select pg_temp.ensure_role('authenticator', 'login noinherit');
select pg_temp.ensure_role('postgres', 'nosuperuser createdb createrole login replication bypassrls inherit');
select pg_temp.ensure_role('supabase_auth_admin', 'login noinherit nocreaterole');
select pg_temp.ensure_role('supabase_storage_admin', 'login noinherit');
select pg_temp.ensure_role('supabase_realtime_admin', 'nologin noinherit');
select pg_temp.ensure_role('supabase_replication_admin', 'login replication');
select pg_temp.ensure_role('supabase_etl_admin', 'login replication');
select pg_temp.ensure_role('supabase_read_only_user', 'login bypassrls');
select pg_temp.ensure_role('dashboard_user', 'nologin createdb createrole replication');
select pg_temp.ensure_role('pgbouncer', 'login');

grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role to postgres with admin option;
grant pg_monitor, pg_read_all_data, pg_signal_backend to postgres;
grant pg_read_all_data to supabase_read_only_user;

alter role supabase_admin set search_path = "$user", public, auth, extensions;
alter role postgres set search_path = "$user", public, extensions;
alter role supabase_auth_admin set search_path = auth;
alter role supabase_auth_admin set idle_in_transaction_session_timeout = '60s';
alter role supabase_storage_admin set search_path = storage;
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';
alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';

alter database postgres owner to postgres;
alter database postgres set statement_timeout = '2min';
alter database postgres set search_path = "$user", public, extensions;
