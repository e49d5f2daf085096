-- Telephony events: one row is one call or message on one provider, merged from everything the
-- provider ever said about it (see merge_telephony_events).
-- Read: the account. Write: nobody through the API.
create table public.telephony_events (
  id                      uuid primary key default gen_random_uuid(),
  user_id                 uuid not null,
  integration_id          uuid not null references public.integrations (id) on delete cascade,
  provider                text not null,
  provider_ref            text not null check (char_length(provider_ref) between 1 and 200),
  parent_ref              text check (char_length(parent_ref) between 1 and 200),
  kind                    text not null check (kind in ('call', 'sms')),
  direction               text check (direction in ('inbound', 'outbound')),
  status                  text not null,
  started_at              timestamptz not null,
  answered_at             timestamptz,
  ended_at                timestamptz,
  duration_seconds        int check (duration_seconds >= 0),
  cost_amount             numeric(12, 6),
  cost_currency           text check (cost_currency ~ '^[A-Z]{3}$'),
  cost_state              text check (cost_state in ('estimated', 'provisional', 'final')),
  answered_by             text,
  segments                int check (segments >= 0),
  caller_number_encrypted text,
  caller_number_hash      bytea check (octet_length(caller_number_hash) = 32),
  caller_number_hint      text check (caller_number_hint ~ '^[0-9]{2}$'),
  observed_flags          text[] not null default '{}',
  flags                   text[] not null generated always as (
    case when ended_at < started_at then observed_flags || 'ends_before_start'::text else observed_flags end
  ) stored,
  field_versions          bigint[] not null,
  created_at              timestamptz not null default now(),
  updated_at              timestamptz not null default now(),
  unique (integration_id, provider_ref),
  check (status in ('queued', 'failed', 'canceled')
    or (kind = 'call' and status in ('initiated', 'ringing', 'in_progress', 'completed', 'busy', 'no_answer'))
    or (kind = 'sms' and status in ('accepted', 'scheduled', 'sending', 'sent', 'delivered', 'undelivered', 'received'))),
  check ((cost_amount is null) = (cost_currency is null) and (cost_amount is null) = (cost_state is null))
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

alter table public.telephony_events enable row level security;
revoke all on table public.telephony_events from anon, authenticated, service_role;
grant select on table public.telephony_events to authenticated, service_role;
create policy "owners read their calls and messages" on public.telephony_events for select to authenticated
  using (user_id in (select private.readable_accounts()));
