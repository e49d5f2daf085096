-- Days are closed when they have been over for 72 hours, no longer 48. A leg may begin a day after its call, and changes
-- whether that counts as handled; its own row leaves a mark only when it is older than 36 hours. So a day of 48 hours could
-- change without a mark. Days that were closed too early are opened at the next closing, within a minute.

-- Closes what can be closed of an account, and closes anew what was marked, has run out, or rests on other rules.
-- Marks are taken first: what is written after that leaves a mark that stays.
create or replace function private.close_account_days(p_user_id uuid)
returns int language plpgsql volatile set search_path = ''
as $$
declare
  v_time_zone text;
  v_marks bigint[];
  v_marked datemultirange;
  v_rules text;
  v_known_rules text;
  v_first date;
  v_closable datemultirange := '{}';
  v_closed datemultirange;
  v_due datemultirange;
  v_part datemultirange;
  v_read record;
  v_days int := 0;
begin
  -- Two at once could leave the older one's sums behind the newer one's marks.
  if not pg_try_advisory_xact_lock(hashtextextended('close_days:' || p_user_id, 0)) then
    return 0;
  end if;
  select coalesce(array_agg(m.id), '{}'), coalesce(range_agg(m.days), '{}') into v_marks, v_marked
  from private.day_marks m where m.user_id = p_user_id;
  select a.time_zone into v_time_zone from public.accounts a where a.user_id = p_user_id;
  if found then
    v_rules := private.day_rules(p_user_id);
    insert into private.closed_accounts (user_id) values (p_user_id) on conflict do nothing;
    select c.rules into v_known_rules from private.closed_accounts c where c.user_id = p_user_id;
    v_first := private.first_day(p_user_id, v_time_zone);
    if v_first <= (now() at time zone v_time_zone)::date - 4 then
      v_closable := datemultirange(daterange(v_first, (now() at time zone v_time_zone)::date - 3));
    end if;
    select coalesce(range_agg(daterange(d.day, d.day + 1)), '{}') into v_closed
    from private.closed_days d where d.user_id = p_user_id and d.holds_until > now();
    if v_known_rules is distinct from v_rules then
      v_closed := '{}';
    end if;
    v_closed := v_closed * v_closable - v_marked;
    v_due := v_closable - v_closed;

    delete from private.closed_days d where d.user_id = p_user_id and not v_closed @> d.day;
    delete from private.closed_calls d where d.user_id = p_user_id and not v_closed @> d.day;
    delete from private.closed_hours d where d.user_id = p_user_id and not v_closed @> d.day;
    delete from private.closed_bands d where d.user_id = p_user_id and not v_closed @> d.day;
    -- In parts, so that years of history are not held in memory at once.
    while not isempty(v_due) loop
      v_part := v_due * datemultirange(daterange(lower(v_due), lower(v_due) + 100));
      v_due := v_due - v_part;
      select * into v_read from private.read_days(p_user_id, v_part);
      insert into private.closed_days select * from unnest(v_read.days);
      insert into private.closed_calls select * from unnest(v_read.calls);
      insert into private.closed_hours select * from unnest(v_read.hours);
      insert into private.closed_bands select * from unnest(v_read.bands);
      v_days := v_days + cardinality(v_read.days);
    end loop;
    update private.closed_accounts c set rules = v_rules, looked_at = clock_timestamp() where c.user_id = p_user_id;
  end if;
  delete from private.day_marks m where m.user_id = p_user_id and m.id = any (v_marks);
  return v_days;
end $$;
revoke all on function private.close_account_days(uuid) from public, anon, authenticated, service_role;
