/**
 * A small application in SQL: private topics `account:<user id>`, rooms with members, and notes whose
 * changes are broadcast to their owner. Everything a topic's policy may look at is used once.
 */
export const schema = `
create table public.members (room text not null, user_id uuid not null, primary key (room, user_id));
alter table public.members enable row level security;
grant select on public.members to authenticated;
create policy "members see their own rows" on public.members for select to authenticated
  using (user_id = (current_setting('request.jwt.claims', true)::jsonb ->> 'sub')::uuid);

create policy "owners listen to their account" on realtime.messages for select to authenticated
  using (
    extension = 'broadcast'
    and (select current_user) = 'authenticated'
    and (select realtime.topic()) = 'account:' || (current_setting('request.jwt.claims', true)::jsonb ->> 'sub')
  );
create policy "members listen to their rooms" on realtime.messages for select to authenticated
  using (
    exists (select from public.members where room = (select realtime.topic()))
  );
create policy "editors of the press listen" on realtime.messages for select to authenticated
  using (
    topic = 'press'
    and (current_setting('request.jwt.claims', true)::jsonb ->> 'desk') = 'news'
    and (current_setting('request.headers', true)::jsonb ->> 'x-desk') = 'news'
  );

create table public.notes (id int primary key, owner uuid not null, body text);
grant all on public.notes to authenticated;
create function public.announce_note() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform realtime.broadcast_changes(
    'account:' || coalesce(new.owner, old.owner)::text, tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
  return null;
end $$;
create trigger announce_note after insert or update or delete on public.notes
  for each row execute function public.announce_note();

-- The mistakes of C15 and C16.
create table public.quiet_notes (id int primary key, owner uuid not null);
grant all on public.quiet_notes to authenticated;
create function public.announce_as_writer() returns trigger language plpgsql as $$
begin
  perform realtime.broadcast_changes(
    'account:' || new.owner::text, tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
  return null;
end $$;
create trigger announce_as_writer after insert on public.quiet_notes
  for each row execute function public.announce_as_writer();

create table public.loud_notes (id int primary key, operation text, level text);
create function public.announce_badly() returns trigger language plpgsql as $$
begin
  perform realtime.broadcast_changes(
    'loud', 'INSERT', new.operation, tg_table_name, tg_table_schema, new, old, new.level);
  return null;
end $$;
create trigger announce_badly after insert on public.loud_notes
  for each row execute function public.announce_badly();
`
