-- Booking attributions: one row is what a booking owes to a call. The rule's finding and the owner's verdict stand side
-- by side, and the verdict wins: running the rules again never touches it.
-- Read: the account. Write: the owner's verdict; the finding nobody through the API.
create table public.booking_attributions (
  booking_id      uuid primary key references public.calendar_events (id) on delete cascade,
  user_id         uuid not null references public.accounts (user_id) on delete cascade,
  rule_tier       text not null check (rule_tier in ('A', 'B', 'C', 'E')),
  rule_weight     numeric(3, 2) not null check (rule_weight between 0 and 1),
  rule_call_id    uuid references public.telephony_events (id) on delete set null,
  rule_reason     text not null check (rule_reason ~ '^[a-z_]{1,40}$'),
  rule_version    int not null,
  verdict         text check (verdict in ('confirmed', 'rejected', 'linked')),
  verdict_call_id uuid references public.telephony_events (id) on delete set null,
  verdict_at      timestamptz,
  tier            text not null generated always as (
    case
      when verdict = 'confirmed' and rule_call_id is not null or verdict = 'linked' and verdict_call_id is not null then 'A'
      when verdict is null then rule_tier
      else 'E'
    end
  ) stored,
  weight          numeric(3, 2) not null generated always as (
    case
      when verdict = 'confirmed' and rule_call_id is not null or verdict = 'linked' and verdict_call_id is not null then 1
      when verdict is null then rule_weight
      else 0
    end
  ) stored,
  call_id         uuid generated always as (
    case verdict when 'rejected' then null when 'linked' then verdict_call_id else rule_call_id end
  ) stored,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now()
);
comment on table public.booking_attributions is 'Which call a booking came from, how sure that is, and what the owner says.';
comment on column public.booking_attributions.rule_reason is 'Why the rule found so, as a code that pages put into words.';
comment on column public.booking_attributions.verdict is 'confirmed: the rule''s call is right; rejected: no call; linked: another call, verdict_call_id.';
create unique index booking_attributions_by_account on public.booking_attributions (user_id, booking_id);
create unique index booking_attributions_by_call on public.booking_attributions (rule_call_id, booking_id);
create unique index booking_attributions_by_linked_call on public.booking_attributions (verdict_call_id, booking_id);

alter table public.booking_attributions enable row level security;
revoke all on table public.booking_attributions from anon, authenticated, service_role;
grant select on table public.booking_attributions to authenticated, service_role;
grant update (verdict, verdict_call_id) on table public.booking_attributions to authenticated;
create policy "owners read their attributions" on public.booking_attributions for select to authenticated
  using (user_id = any (array(select private.readable_accounts())));
create policy "owners judge their attributions" on public.booking_attributions for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

-- A verdict must make sense: linked names a call of the same account, the others name none, and confirming
-- needs a call to confirm.
-- Security definer: it looks at the call past its policy, and only at that call.
create function private.check_verdict()
returns trigger language plpgsql security definer set search_path = ''
as $$
begin
  -- The linked call has gone, with its connection: so has what was said of it.
  if new.verdict = 'linked' and old.verdict = 'linked' and new.verdict_call_id is null then
    new.verdict := null;
  end if;
  if new.verdict is distinct from 'linked' then
    new.verdict_call_id := null;
  elsif not exists (
    select from public.telephony_events e
    where e.id = new.verdict_call_id and e.user_id = new.user_id and e.kind = 'call'
  ) then
    raise exception 'A linked booking needs a call of the same account' using errcode = '23514';
  end if;
  if new.verdict = 'confirmed' and new.rule_call_id is null then
    raise exception 'There is no call to confirm' using errcode = '23514';
  end if;
  new.verdict_at := case when new.verdict is null then null else now() end;
  new.updated_at := now();
  return new;
end $$;
revoke all on function private.check_verdict() from public, anon, authenticated, service_role;
create trigger check_verdict before update of verdict, verdict_call_id on public.booking_attributions
  for each row when (old.verdict is distinct from new.verdict or old.verdict_call_id is distinct from new.verdict_call_id)
  execute function private.check_verdict();

-- The calls that a booking may have come from: answered calls in, by the caller's number.
create unique index telephony_events_by_caller on public.telephony_events (user_id, caller_number_hash, started_at desc, id)
  where caller_number_hash is not null and kind = 'call' and direction = 'inbound' and parent_ref is null;

create trigger announce_insert after insert on public.booking_attributions
  referencing new table as changed for each statement execute function private.announce_rows();
create trigger announce_update after update on public.booking_attributions
  referencing new table as changed for each statement execute function private.announce_rows();
