-- Change notices: a page that is open learns that something changed, and fetches it itself.
-- At once when the account was quiet, at most one notice a second when it is busy, and the last change
-- is never left unsent. A notice says which tables and days, how many rows, and never anything personal.
-- Nobody waits for anybody: who finds the account's channel taken leaves the change for the next second.

create table private.change_channels (
  user_id uuid primary key references public.accounts (user_id) on delete cascade,
  sent_at timestamptz not null
);
comment on table private.change_channels is 'When an account was last sent a notice.';

create table private.unsent_changes (
  id            bigint generated always as identity primary key,
  user_id       uuid not null,
  table_name    text not null,
  first_instant timestamptz,
  last_instant  timestamptz,
  count         int not null
);
comment on table private.unsent_changes is 'Changes that wait for their account''s next notice.';
comment on column private.unsent_changes.first_instant is 'When the earliest changed event began; none for what has no day.';

alter table private.change_channels enable row level security;
alter table private.unsent_changes enable row level security;
revoke all on table private.change_channels, private.unsent_changes from public, anon, authenticated, service_role;
revoke all on sequence private.unsent_changes_id_seq from public, anon, authenticated, service_role;
create policy "nobody reads change channels through the API" on private.change_channels
  for select to anon, authenticated using (false);
create policy "nobody reads unsent changes through the API" on private.unsent_changes
  for select to anon, authenticated using (false);

-- The local days of an account from one instant to another, both included. Of more than 400 days none is named,
-- which says that it may be any: a provider's wrong date must not make a notice of a thousand years.
create function private.local_days(p_user_id uuid, p_first timestamptz, p_last timestamptz)
returns setof date language sql stable set search_path = ''
as $$
  select d::date
  from public.accounts a
  cross join generate_series(
    (p_first at time zone a.time_zone)::date::timestamp, (p_last at time zone a.time_zone)::date::timestamp, '1 day'
  ) d
  where a.user_id = p_user_id and p_last - p_first < interval '400 days'
$$;
revoke all on function private.local_days(uuid, timestamptz, timestamptz) from public, anon, authenticated, service_role;

-- One notice: {"tables": ["telephony_events"], "days": ["2026-11-23"], "count": 3}.
create function private.send_notice(p_user_id uuid, p_tables text[], p_days date[], p_count int)
returns void language sql volatile set search_path = ''
as $$
  select realtime.send(
    jsonb_build_object('tables', to_jsonb(p_tables), 'days', to_jsonb(p_days), 'count', p_count),
    'changed', 'account:' || p_user_id, true)
$$;
revoke all on function private.send_notice(uuid, text[], date[], int) from public, anon, authenticated, service_role;

-- Tells the account now, or leaves it for the next second.
create function private.note_changes(
  p_table text, p_user_id uuid, p_first timestamptz, p_last timestamptz, p_count int
)
returns void language plpgsql volatile set search_path = ''
as $$
declare
  v_sent_at timestamptz;
begin
  select c.sent_at into v_sent_at from private.change_channels c where c.user_id = p_user_id;
  if not found then
    insert into private.change_channels (user_id, sent_at) values (p_user_id, '-infinity') on conflict do nothing;
    v_sent_at := '-infinity';
  end if;
  if v_sent_at <= clock_timestamp() - interval '1 second' then
    update private.change_channels c set sent_at = clock_timestamp()
    where c.user_id = (
      select q.user_id from private.change_channels q
      where q.user_id = p_user_id and q.sent_at <= clock_timestamp() - interval '1 second'
      for no key update skip locked
    );
    if found then
      perform private.send_notice(
        p_user_id, array[p_table], array(select private.local_days(p_user_id, p_first, p_last)), p_count);
      return;
    end if;
  end if;
  insert into private.unsent_changes (user_id, table_name, first_instant, last_instant, count)
  values (p_user_id, p_table, p_first, p_last, p_count);
end $$;
revoke all on function private.note_changes(text, uuid, timestamptz, timestamptz, int)
  from public, anon, authenticated, service_role;

-- Every second, by cron. An account whose channel is taken or was used less than a second ago keeps its turn.
create function private.flush_changes()
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
      select c.user_id from private.change_channels c
      where c.sent_at <= clock_timestamp() - interval '1 second'
        and exists (select from private.unsent_changes u where u.user_id = c.user_id)
      for no key update skip locked
    ), taken as (
      delete from private.unsent_changes u using due where u.user_id = due.user_id
      returning u.user_id, u.table_name, u.first_instant, u.last_instant, u.count
    ), marked as (
      update private.change_channels c set sent_at = clock_timestamp() from due where c.user_id = due.user_id
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

-- Who has gone is told nothing.
create function private.forget_unsent_changes()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  delete from private.unsent_changes u where u.user_id = old.user_id;
  return null;
end $$;
revoke all on function private.forget_unsent_changes() from public, anon, authenticated, service_role;
create trigger forget_unsent_changes after delete on public.accounts
  for each row execute function private.forget_unsent_changes();

-- Security definer, like the next ones: whoever changes a row cannot write notices himself.
create function private.announce_new_events()
returns trigger language plpgsql security definer set search_path = ''
as $$
declare
  v_change record;
begin
  for v_change in
    select c.user_id, min(c.started_at) as first, max(c.started_at) as last, count(*)::int as count
    from changed c group by c.user_id
  loop
    perform private.note_changes(
      'telephony_events', v_change.user_id, v_change.first, v_change.last, v_change.count);
  end loop;
  return null;
end $$;
revoke all on function private.announce_new_events() from public, anon, authenticated, service_role;
create trigger announce_insert after insert on public.telephony_events
  referencing new table as changed for each statement execute function private.announce_new_events();

-- An event that turns out to have begun on another day changes both days.
create function private.announce_changed_events()
returns trigger language plpgsql security definer set search_path = ''
as $$
declare
  v_change record;
begin
  for v_change in
    select c.user_id, min(c.started_at) as first, max(c.started_at) as last, count(*)::int / 2 as count
    from (select n.user_id, n.started_at from changed n union all select o.user_id, o.started_at from before o) c
    group by c.user_id
  loop
    perform private.note_changes(
      'telephony_events', v_change.user_id, v_change.first, v_change.last, v_change.count);
  end loop;
  return null;
end $$;
revoke all on function private.announce_changed_events() from public, anon, authenticated, service_role;
create trigger announce_update after update on public.telephony_events
  referencing old table as before new table as changed for each statement
  execute function private.announce_changed_events();

-- What has no day: integrations and the account itself, which may be open in another tab.
create function private.announce_rows()
returns trigger language plpgsql security definer set search_path = ''
as $$
declare
  v_change record;
begin
  for v_change in select c.user_id, count(*)::int as count from changed c group by c.user_id loop
    perform private.note_changes(tg_table_name, v_change.user_id, null, null, v_change.count);
  end loop;
  return null;
end $$;
revoke all on function private.announce_rows() from public, anon, authenticated, service_role;
create trigger announce_insert after insert on public.integrations
  referencing new table as changed for each statement execute function private.announce_rows();
create trigger announce_update after update on public.integrations
  referencing new table as changed for each statement execute function private.announce_rows();
create trigger announce_update after update on public.accounts
  referencing new table as changed for each statement execute function private.announce_rows();

-- Who may listen: an owner, to the topic of an account that he may read.
create policy "owners listen to their account" on realtime.messages for select to authenticated
  using (
    extension = 'broadcast'
    and (select realtime.topic()) = any (array(select 'account:' || a from private.readable_accounts() a))
  );
