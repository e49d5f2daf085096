-- An account that goes takes its rows along, and whoever has gone is told nothing: without this, removing an account
-- that has fixed costs, assumptions or AI use fails on a notice to nobody.
-- Security definer, as before: whoever changes a row cannot write notices himself.
create or replace function private.announce_rows()
returns trigger language plpgsql security definer set search_path = ''
as $$
declare
  v_change record;
begin
  for v_change in
    select c.user_id, count(*)::int as count
    from changed c join public.accounts a on a.user_id = c.user_id
    group by c.user_id
  loop
    perform private.note_changes(tg_table_name, v_change.user_id, null, null, v_change.count);
  end loop;
  return null;
end $$;
revoke all on function private.announce_rows() from public, anon, authenticated, service_role;
