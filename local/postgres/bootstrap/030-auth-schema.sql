-- The schema the Auth tables go into; the tables themselves come with the Auth server (see bootstrap.ts).
create schema if not exists auth authorization supabase_auth_admin;
alter schema auth owner to supabase_auth_admin;
grant usage on schema auth to anon, authenticated, service_role, postgres;
grant all on schema auth to dashboard_user;
