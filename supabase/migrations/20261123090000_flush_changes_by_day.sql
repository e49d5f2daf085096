-- A busy second leaves hundreds of changes that all fall on one or two local days. Their days are found for each pair of
-- first and last day, no longer for each change: a second's worth of webhooks kept a core for several ms.
-- And one change of more than 400 days, of which none is named, says so for all that is told with it.
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
    ), spans as (
      -- The least of both: of a pair of days, that is never longer than the change that began first.
      select t.user_id, min(t.first_instant) as first_instant, min(t.last_instant) as last_instant,
        bool_or(t.last_instant - t.first_instant >= interval '400 days') as is_any_day
      from taken t join public.accounts a on a.user_id = t.user_id
      where t.first_instant is not null
      group by t.user_id, (t.first_instant at time zone a.time_zone)::date, (t.last_instant at time zone a.time_zone)::date
    ), days as (
      select s.user_id, case when not bool_or(s.is_any_day) then array_agg(distinct d.day order by d.day) end as days
      from spans s left join private.local_days(s.user_id, s.first_instant, s.last_instant) as d (day) on true
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

-- Nearly every call that comes is of today, and marks nothing.
create or replace function private.mark_events()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  if exists (select from changed c where c.started_at < now() - interval '36 hours') then
    insert into private.day_marks (user_id, days)
    select c.user_id, datemultirange(daterange(
      (min(c.started_at) at time zone 'UTC')::date - 2, (max(c.started_at) at time zone 'UTC')::date + 3))
    from changed c join public.accounts a on a.user_id = c.user_id
    where c.started_at < now() - interval '36 hours' group by 1;
  end if;
  return null;
end $$;
revoke all on function private.mark_events() from public, anon, authenticated, service_role;
