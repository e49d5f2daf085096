-- Telephony events: one row is one call or message on one provider, merged from everything the
-- provider ever said about it (see merge_telephony_events).
-- Read: the account. Write: nobody through the API.

-- Closed lists are types and not checks: Postgres reads every check of a table anew for every statement that
-- writes to it, and the lists alone took a quarter of the time of a webhook. For the same reason this table
-- has few checks; what it is given has been read by read_observation.
create type public.telephony_kind as enum ('call', 'sms');
create type public.telephony_direction as enum ('inbound', 'outbound');
create type public.cost_state as enum ('estimated', 'provisional', 'final');
-- In the order of their progress, calls and messages together; from completed on, it is over.
create type public.telephony_status as enum (
  'accepted', 'scheduled', 'queued', 'initiated', 'sending', 'ringing', 'sent', 'in_progress',
  'completed', 'busy', 'failed', 'no_answer', 'canceled', 'delivered', 'undelivered', 'received'
);

create table public.telephony_events (
  id                      uuid primary key default gen_random_uuid(),
  user_id                 uuid not null,
  integration_id          uuid not null references public.integrations (id) on delete cascade,
  provider                text not null,
  provider_ref            text not null,
  parent_ref              text,
  kind                    public.telephony_kind not null,
  direction               public.telephony_direction,
  status                  public.telephony_status not null,
  started_at              timestamptz not null,
  answered_at             timestamptz,
  ended_at                timestamptz,
  duration_seconds        int check (duration_seconds >= 0),
  cost_amount             numeric(12, 6),
  cost_currency           text,
  cost_state              public.cost_state,
  answered_by             text,
  segments                int,
  caller_number_encrypted text,
  caller_number_hash      bytea,
  caller_number_hint      text,
  observed_flags          text[] not null default '{}',
  flags                   text[] not null generated always as (
    case when ended_at < started_at then observed_flags || 'ends_before_start'::text else observed_flags end
  ) stored,
  field_versions          bigint[] not null,
  created_at              timestamptz not null default now(),
  updated_at              timestamptz not null default now(),
  unique (integration_id, provider_ref)
)
-- A call is written about four times; the room lets the later writes stay on its page and out of the indexes.
with (fillfactor = 70);
comment on table public.telephony_events is 'One call or message on one provider.';
comment on column public.telephony_events.user_id is 'The account of the integration, which is where it is taken from.';
comment on column public.telephony_events.provider_ref is 'The provider''s id of the call leg or message.';
comment on column public.telephony_events.parent_ref is 'The leg that this leg belongs to; a call is counted by its parent, its cost over all legs.';
comment on column public.telephony_events.started_at is 'When it began; until the provider says so, when it was first heard of.';
comment on column public.telephony_events.cost_amount is 'What it costs in cost_currency; positive is a charge.';
comment on column public.telephony_events.caller_number_hash is 'Keyed hash of the other party''s E.164 number; none when withheld.';
comment on column public.telephony_events.caller_number_hint is 'The last two digits, all that pages show.';
comment on column public.telephony_events.flags is 'What is odd about it, for example ends_before_start.';
comment on column public.telephony_events.field_versions is 'Merge state: how good the source of each field was.';

-- The order of the newest-first list with its keyset; also serves the policy and the overview.
create unique index telephony_events_newest_first on public.telephony_events (user_id, started_at desc, id desc);
-- The legs of a call; few calls are forwarded.
create unique index telephony_events_legs on public.telephony_events (integration_id, parent_ref, provider_ref)
  where parent_ref is not null;

alter table public.telephony_events enable row level security;
revoke all on table public.telephony_events from anon, authenticated, service_role;
grant select on table public.telephony_events to authenticated, service_role;
create policy "owners read their calls and messages" on public.telephony_events for select to authenticated
  using (user_id = any (array(select private.readable_accounts())));
