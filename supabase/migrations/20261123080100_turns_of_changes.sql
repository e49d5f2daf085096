-- Each table has a turn of its own. An account had one for everything that was told: a sync that goes on, or tries
-- again, took it every second, and a call that came then was told a second late. Calls of the past have their own too:
-- a sync that brings a year of them must not hide the one that has just come.
create type private.change_turn as enum (
  'telephony_events', 'past_telephony_events', 'calendar_events', 'booking_attributions', 'ai_usage_logs',
  'fixed_costs', 'roi_assumptions', 'sync_jobs', 'integrations', 'accounts'
);

-- The rows are there from the beginning: two who insert the same one would wait for each other.
delete from private.change_channels;
alter table private.change_channels
  drop constraint change_channels_pkey,
  add column turn private.change_turn not null,
  add primary key (user_id, turn);
comment on table private.change_channels is 'When an account was last sent a notice, for each turn.';

create function private.open_change_channels()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.change_channels (user_id, turn, sent_at)
  select new.user_id, t, '-infinity' from unnest(enum_range(null::private.change_turn)) t;
  return null;
end $$;
revoke all on function private.open_change_channels() from public, anon, authenticated, service_role;
create trigger open_change_channels after insert on public.accounts
  for each row execute function private.open_change_channels();
insert into private.change_channels (user_id, turn, sent_at)
select a.user_id, t, '-infinity' from public.accounts a cross join unnest(enum_range(null::private.change_turn)) t;

alter table private.unsent_changes add column turn private.change_turn;
update private.unsent_changes u set turn = u.table_name::private.change_turn where u.turn is null;
alter table private.unsent_changes alter column turn set not null;
comment on column private.unsent_changes.turn is 'Whose next notice it waits for.';

-- Tells the account now, or leaves it for the next second. A table that is told of needs a turn: without one its first
-- change fails.
create or replace function private.note_changes(
  p_table text, p_user_id uuid, p_first timestamptz, p_last timestamptz, p_count int
)
returns void language plpgsql volatile set search_path = ''
as $$
declare
  v_turn private.change_turn := case
    when p_table = 'telephony_events' and p_last < now() - interval '1 hour' then 'past_telephony_events' else p_table end;
begin
  -- Asked first without a lock, which is all that a busy account costs.
  if exists (
    select from private.change_channels c
    where c.user_id = p_user_id and c.turn = v_turn and c.sent_at <= clock_timestamp() - interval '1 second'
  ) then
    update private.change_channels c set sent_at = clock_timestamp()
    where c.turn = v_turn and c.user_id = (
      select q.user_id from private.change_channels q
      where q.user_id = p_user_id and q.turn = v_turn and q.sent_at <= clock_timestamp() - interval '1 second'
      for no key update skip locked
    );
    if found then
      perform private.send_notice(
        p_user_id, array[p_table], array(select private.local_days(p_user_id, p_first, p_last)), p_count);
      return;
    end if;
  end if;
  insert into private.unsent_changes (user_id, turn, table_name, first_instant, last_instant, count)
  values (p_user_id, v_turn, p_table, p_first, p_last, p_count);
end $$;
revoke all on function private.note_changes(text, uuid, timestamptz, timestamptz, int)
  from public, anon, authenticated, service_role;

-- Every second, by cron. What waits for a turn that is taken or was used less than a second ago goes on waiting.
create or replace function private.flush_changes()
returns int language plpgsql volatile set search_path = ''
as $$
declare
  v_notice record;
  v_sent int := 0;
begin
  if not exists (select from private.unsent_changes) then
    return 0;
  end if;
  for v_notice in
    with due as (
      select c.user_id, c.turn
      from (select distinct u.user_id, u.turn from private.unsent_changes u) w
      join private.change_channels c on c.user_id = w.user_id and c.turn = w.turn
      where c.sent_at <= clock_timestamp() - interval '1 second'
      for no key update of c skip locked
    ), taken as (
      delete from private.unsent_changes u using due where u.user_id = due.user_id and u.turn = due.turn
      returning u.user_id, u.table_name, u.first_instant, u.last_instant, u.count
    ), marked as (
      update private.change_channels c set sent_at = clock_timestamp()
      from due where c.user_id = due.user_id and c.turn = due.turn
    ), days as (
      select s.user_id, array_agg(distinct d.day order by d.day) as days
      from (select distinct t.user_id, t.first_instant, t.last_instant from taken t) s
      cross join private.local_days(s.user_id, s.first_instant, s.last_instant) as d (day)
      group by s.user_id
    )
    select t.user_id, array_agg(distinct t.table_name) as tables, coalesce(d.days, '{}') as days, sum(t.count)::int as count
    from taken t left join days d on d.user_id = t.user_id
    group by t.user_id, d.days
  loop
    perform private.send_notice(v_notice.user_id, v_notice.tables, v_notice.days, v_notice.count);
    v_sent := v_sent + 1;
  end loop;
  return v_sent;
end $$;
revoke all on function private.flush_changes() from public, anon, authenticated, service_role;
