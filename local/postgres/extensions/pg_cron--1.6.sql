-- pg_cron as hosted Supabase offers it. The schedule is kept here; Node runs the jobs (local/background).
\echo Use "create extension pg_cron" to load this file. \quit

create schema cron;

create sequence cron.jobid_seq;
create table cron.job (
  jobid bigint primary key default nextval('cron.jobid_seq'),
  schedule text not null,
  command text not null,
  nodename text not null default 'localhost',
  nodeport int not null default inet_server_port(),
  database text not null default current_database(),
  username text not null default current_user,
  active boolean not null default true,
  jobname text,
  constraint jobname_username_uniq unique (jobname, username)
);
alter table cron.job enable row level security;
create policy cron_job_policy on cron.job using (username = current_user);

create sequence cron.runid_seq;
create table cron.job_run_details (
  jobid bigint,
  runid bigint primary key default nextval('cron.runid_seq'),
  job_pid int,
  database text,
  username text,
  command text,
  status text,
  return_message text,
  start_time timestamptz,
  end_time timestamptz
);
alter table cron.job_run_details enable row level security;
create policy cron_job_run_details_policy on cron.job_run_details using (username = current_user);

create function cron.job_cache_invalidate() returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_notify('payback_cron', '');
  return null;
end
$$;
create trigger cron_job_cache_invalidate after insert or update or delete or truncate on cron.job
  for each statement execute function cron.job_cache_invalidate();

-- Whether one cron field is well formed: lists, ranges, steps, names, `$` where `last_day` allows it.
create function cron._valid_field(field text, lowest int, highest int, names text[], last_day boolean)
returns boolean language plpgsql immutable set search_path = '' as $$
declare
  part text;
  bounds text[];
  bound text;
  numbers int[];
begin
  foreach part in array string_to_array(lower(field), ',') loop
    if last_day and part = '$' then continue; end if;
    bounds := regexp_match(part, '^(\*|[0-9]+|[a-z]+)(?:-([0-9]+|[a-z]+))?(?:/([0-9]+))?$');
    if bounds is null or (bounds[1] = '*' and bounds[2] is not null) then return false; end if;
    -- A step needs something to step through: a star or a range.
    if bounds[3] is not null and (bounds[3]::int = 0 or (bounds[1] <> '*' and bounds[2] is null)) then
      return false;
    end if;
    numbers := '{}';
    foreach bound in array array_remove(bounds[1:2], null) loop
      if bound = '*' then continue; end if;
      if bound ~ '^[a-z]+$' then
        if array_position(names, bound) is null then return false; end if;
        numbers := numbers || (array_position(names, bound) - 1 + lowest);
      else
        numbers := numbers || bound::int;
      end if;
    end loop;
    if exists (select from unnest(numbers) as number where number not between lowest and highest) then return false; end if;
    if numbers[2] < numbers[1] then return false; end if;
  end loop;
  return field <> '' and field not like '%,' and field not like ',%';
exception when numeric_value_out_of_range then
  return false;
end
$$;

create function cron._valid_schedule(schedule text)
returns boolean language plpgsql immutable set search_path = '' as $$
declare
  fields text[] := regexp_split_to_array(btrim(schedule, E' \t'), '[ \t]+');
begin
  if schedule ~* '^\s*([1-9]|[1-5][0-9])\s+seconds?\s*$' then return true; end if;
  if lower(btrim(schedule)) in
    ('@reboot', '@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly') then
    return true;
  end if;
  return coalesce(array_length(fields, 1), 0) = 5
    and cron._valid_field(fields[1], 0, 59, '{}', false)
    and cron._valid_field(fields[2], 0, 23, '{}', false)
    and cron._valid_field(fields[3], 1, 31, '{}', true)
    and cron._valid_field(fields[4], 1, 12, '{jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec}', false)
    and cron._valid_field(fields[5], 0, 7, '{sun,mon,tue,wed,thu,fri,sat}', false);
end
$$;

create function cron._check_job(schedule text, username text, caller text)
returns void language plpgsql stable set search_path = '' as $$
begin
  if schedule is not null and not cron._valid_schedule(schedule) then
    raise exception 'invalid schedule: %', schedule
      using errcode = '22023', hint = 'Use cron format (e.g. 5 4 * * *), or interval format ''[1-59] seconds''';
  end if;
  if username is not null and username <> caller
    and not (select rolsuper from pg_catalog.pg_roles where rolname = caller) then
    raise exception 'must be superuser to use a different user' using errcode = '42501';
  end if;
  if username is not null and not exists (select from pg_catalog.pg_roles where rolname = username) then
    raise exception 'role "%" does not exist', username using errcode = '42704';
  end if;
end
$$;

-- The public functions run as their caller, whose name becomes the job's; these two may write the table.
create function cron._save_job(
  caller text, job_name text, schedule text, command text, database text, username text, active boolean
) returns bigint language plpgsql security definer set search_path = '' as $$
declare
  saved bigint;
begin
  if schedule is null or command is null then
    raise exception 'schedule and command must not be null' using errcode = '22004';
  end if;
  perform cron._check_job(schedule, username, caller);
  insert into cron.job as j (jobname, schedule, command, database, username, active)
  values (job_name, schedule, command, coalesce(database, current_database()), coalesce(username, caller), coalesce(active, true))
  on conflict on constraint jobname_username_uniq do update
    set schedule = excluded.schedule, command = excluded.command, database = excluded.database, active = excluded.active
  returning j.jobid into saved;
  return saved;
end
$$;

create function cron._change_job(
  caller text, job_id bigint, schedule text, command text, database text, username text, active boolean
) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform cron._check_job(schedule, username, caller);
  update cron.job j set
    schedule = coalesce(_change_job.schedule, j.schedule),
    command = coalesce(_change_job.command, j.command),
    database = coalesce(_change_job.database, j.database),
    username = coalesce(_change_job.username, j.username),
    active = coalesce(_change_job.active, j.active)
  where j.jobid = job_id
    and (j.username = caller or (select rolsuper from pg_catalog.pg_roles where rolname = caller));
  if not found then
    raise exception 'Job % does not exist or you don''t own it', job_id using errcode = '42704';
  end if;
end
$$;

create function cron._delete_job(caller text, job_id bigint, job_name text)
returns boolean language plpgsql security definer set search_path = '' as $$
begin
  delete from cron.job j
  where (j.jobid = job_id or (job_id is null and j.jobname = job_name))
    and (j.username = caller or (job_id is not null and (select rolsuper from pg_catalog.pg_roles where rolname = caller)));
  if not found then
    raise exception 'could not find valid entry for job ''%''', coalesce(job_id::text, job_name) using errcode = '42704';
  end if;
  return true;
end
$$;

create function cron.schedule(schedule text, command text) returns bigint language sql set search_path = '' as $$
  select cron._save_job(current_user, null, schedule, command, null, null, true)
$$;

create function cron.schedule(job_name text, schedule text, command text) returns bigint
language sql set search_path = '' as $$
  select cron._save_job(current_user, job_name, schedule, command, null, null, true)
$$;

create function cron.schedule_in_database(
  job_name text, schedule text, command text, database text, username text default null, active boolean default true
) returns bigint language sql set search_path = '' as $$
  select cron._save_job(current_user, job_name, schedule, command, database, username, active)
$$;

create function cron.alter_job(
  job_id bigint, schedule text default null, command text default null, database text default null,
  username text default null, active boolean default null
) returns void language sql set search_path = '' as $$
  select cron._change_job(current_user, job_id, schedule, command, database, username, active)
$$;

create function cron.unschedule(job_id bigint) returns boolean language sql set search_path = '' as $$
  select cron._delete_job(current_user, job_id, null)
$$;

create function cron.unschedule(job_name text) returns boolean language sql set search_path = '' as $$
  select cron._delete_job(current_user, null, job_name)
$$;

revoke execute on all functions in schema cron from public;
grant execute on all functions in schema cron to postgres;
grant usage on schema cron to postgres with grant option;
grant select on table cron.job to public;
grant select on table cron.job to postgres with grant option;
grant select, delete on table cron.job_run_details to public;
grant select, insert, update, delete, truncate, references, maintain on table cron.job_run_details to postgres with grant option;
grant usage on all sequences in schema cron to postgres;
