-- Stand-in for supautils, the hosted module that lets `postgres` do a few things only an owner may do.
-- Policies on realtime.messages: `postgres` inherits from the owner, and the guard below takes back
-- everything an owner could do beyond policies and triggers.
grant supabase_realtime_admin to postgres with admin false, inherit true, set false;

create or replace function extensions.realtime_grants_are_whole() returns boolean
language sql stable set search_path = '' as $$
  select bool_and(
    has_table_privilege(api_role, 'realtime.messages', 'select')
      and has_table_privilege(api_role, 'realtime.messages', 'insert')
      and has_table_privilege(api_role, 'realtime.messages', 'update')
      and not has_table_privilege(api_role, 'realtime.messages', 'delete, truncate, references, trigger, maintain')
      and (
        select bool_and(has_function_privilege(api_role, p.oid, 'execute'))
        from pg_catalog.pg_proc p where p.pronamespace = 'realtime'::regnamespace
      )
  )
  from unnest(array['anon', 'authenticated', 'service_role']) as api_role
$$;

create or replace function extensions.guard_platform_ddl() returns event_trigger
language plpgsql set search_path = '' as $$
declare
  command record;
  allowed constant text[] := array['CREATE POLICY', 'ALTER POLICY', 'CREATE TRIGGER', 'COMMENT', 'CREATE PUBLICATION', 'ALTER PUBLICATION'];
begin
  if (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
    return;
  end if;
  for command in select * from pg_catalog.pg_event_trigger_ddl_commands() loop
    if command.schema_name = 'realtime' and command.command_tag <> all (allowed) then
      raise exception 'must be owner of %', command.object_identity using errcode = '42501';
    end if;
    -- These two do not say what they were about, so the outcome is looked at.
    if command.command_tag in ('GRANT', 'REVOKE') and not extensions.realtime_grants_are_whole() then
      raise exception 'permission denied for schema realtime' using errcode = '42501';
    end if;
  end loop;
end
$$;

create or replace function extensions.guard_platform_drop() returns event_trigger
language plpgsql set search_path = '' as $$
declare
  dropped record;
begin
  if (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
    return;
  end if;
  for dropped in select * from pg_catalog.pg_event_trigger_dropped_objects() where original loop
    if dropped.schema_name = 'realtime' and dropped.object_type not in ('policy', 'trigger') then
      raise exception 'must be owner of %', dropped.object_identity using errcode = '42501';
    end if;
  end loop;
end
$$;

drop event trigger if exists guard_platform_ddl;
create event trigger guard_platform_ddl on ddl_command_end execute function extensions.guard_platform_ddl();
drop event trigger if exists guard_platform_drop;
create event trigger guard_platform_drop on sql_drop execute function extensions.guard_platform_drop();
