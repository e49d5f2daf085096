-- Calendar events: one row is one booking in a booking system, as it was last fetched from there.
-- Read: the account, the client's data only as ciphertext and hints. Write: the owner marks whether the client came;
-- everything else nobody through the API.
create type public.booking_status as enum ('booked', 'completed', 'no_show', 'cancelled');

create table public.calendar_events (
  id                 uuid primary key default gen_random_uuid(),
  user_id            uuid not null references public.accounts (user_id) on delete cascade,
  integration_id     uuid not null references public.integrations (id) on delete cascade,
  provider           text not null,
  provider_ref       text not null,
  provider_status    public.booking_status not null,
  owner_mark         public.booking_status check (owner_mark in ('completed', 'no_show')),
  marked_at          timestamptz,
  status             public.booking_status not null generated always as (
    case when provider_status = 'cancelled' then provider_status else coalesce(owner_mark, provider_status) end
  ) stored,
  pending            boolean not null default false,
  booked_at          timestamptz not null,
  booked_at_source   text not null check (booked_at_source in ('callback', 'provider', 'first_seen')),
  starts_at          timestamptz not null,
  ends_at            timestamptz not null,
  cancelled_at       timestamptz,
  service_ref        text,
  service_name       text,
  staff_ref          text,
  staff_name         text,
  price_amount       numeric(12, 2) check (price_amount >= 0),
  price_currency     text check (price_currency ~ '^[A-Z]{3}$'),
  price_source       text check (price_source in ('service_catalogue', 'invoice')),
  vat_rate           numeric(5, 4) check (vat_rate >= 0 and vat_rate < 1),
  series_ref         text,
  call_ref           text,
  client_ref         text,
  client_encrypted   text,
  client_phone_hash  bytea,
  client_phone_hint  text,
  client_email_hash  bytea,
  flags              text[] not null default '{}',
  observed_at        timestamptz not null,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now(),
  unique (integration_id, provider_ref),
  check ((price_amount is null) = (price_currency is null))
);
comment on table public.calendar_events is 'One booking in a booking system.';
comment on column public.calendar_events.status is 'The booking system''s word, or the owner''s mark; a cancelled one stays cancelled.';
comment on column public.calendar_events.pending is 'Awaits approval in the booking system.';
comment on column public.calendar_events.booked_at is 'When it was made, as well as booked_at_source can tell.';
comment on column public.calendar_events.booked_at_source is
  'callback: when the booking system told us; provider: its own record, whose time zone is doubtful; first_seen: when a sync met it.';
comment on column public.calendar_events.price_amount is 'What the client pays, VAT included; none when unknown, never 0 for unknown.';
comment on column public.calendar_events.vat_rate is 'Share of VAT on this service; none means the account''s assumption.';
comment on column public.calendar_events.series_ref is 'Bookings made together in one act share it.';
comment on column public.calendar_events.call_ref is 'The provider''s id of the call that made it, where the booking says so.';
comment on column public.calendar_events.client_encrypted is 'Name, telephone and e-mail, encrypted by the application.';
comment on column public.calendar_events.client_phone_hash is 'Keyed hash of the E.164 number, as in telephony_events.caller_number_hash.';
comment on column public.calendar_events.observed_at is 'When the booking system was asked: a later answer beats an earlier one.';

-- The newest-first list; also serves the policy and the dashboard.
create unique index calendar_events_newest_first on public.calendar_events (user_id, booked_at desc, id desc);
create unique index calendar_events_by_start on public.calendar_events (user_id, starts_at desc, id desc);
-- Who has booked from this number: to match calls, and to know a number that several clients share.
create unique index calendar_events_by_phone on public.calendar_events (user_id, client_phone_hash, id)
  where client_phone_hash is not null;

alter table public.calendar_events enable row level security;
revoke all on table public.calendar_events from anon, authenticated, service_role;
grant select on table public.calendar_events to authenticated, service_role;
grant update (owner_mark) on table public.calendar_events to authenticated;
create policy "owners read their bookings" on public.calendar_events for select to authenticated
  using (user_id = any (array(select private.readable_accounts())));
create policy "owners mark their bookings" on public.calendar_events for update to authenticated
  using (user_id = (select auth.uid()))
  with check (user_id = (select auth.uid()));

create function private.note_mark()
returns trigger language plpgsql set search_path = ''
as $$
begin
  new.marked_at := case when new.owner_mark is null then null else now() end;
  new.updated_at := now();
  return new;
end $$;
revoke all on function private.note_mark() from public, anon, authenticated, service_role;
create trigger note_mark before update of owner_mark on public.calendar_events
  for each row when (old.owner_mark is distinct from new.owner_mark) execute function private.note_mark();

create trigger announce_insert after insert on public.calendar_events
  referencing new table as changed for each statement execute function private.announce_rows();
create trigger announce_update after update on public.calendar_events
  referencing new table as changed for each statement execute function private.announce_rows();
