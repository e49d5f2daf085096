-- Integrations: one row is one provider that an account has connected.
-- Read: the account. Write: nobody through the API; the manage-integrations function does it.
create table public.integrations (
  id               uuid primary key default gen_random_uuid(),
  user_id          uuid not null references public.accounts (user_id) on delete cascade,
  provider         text not null
    check (provider in ('twilio', 'telnyx', 'vapi', 'retell', 'simplybook', 'bokamera', 'openrouter')),
  label            text not null check (char_length(label) between 1 and 100),
  status           text not null default 'pending' check (status in ('pending', 'active', 'error', 'disconnected')),
  settings         jsonb not null default '{}' check (jsonb_typeof(settings) = 'object'),
  provider_account text not null generated always as (coalesce(settings ->> 'accountSid', '')) stored,
  error_code       text check (error_code ~ '^[A-Z0-9_]{1,64}$'),
  last_event_at    timestamptz,
  last_sync_at     timestamptz,
  last_tested_at   timestamptz,
  secret_version   int not null default 1 check (secret_version > 0),
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  disconnected_at  timestamptz,
  check ((status = 'disconnected') = (disconnected_at is not null))
);
comment on table public.integrations is 'One connected provider of an account.';
comment on column public.integrations.settings is 'What is not secret, for example {"accountSid": "AC…"}.';
comment on column public.integrations.provider_account is 'The account at the provider, out of the settings.';
comment on column public.integrations.last_event_at is 'When a delivery was last accepted; at most 5 s behind.';
comment on column public.integrations.secret_version is 'Grows with every change of secret or address; a delivery checked against an older one is refused.';

-- The same account at a provider is connected once; also serves the policy below.
create unique index integrations_connected_once on public.integrations (user_id, provider, provider_account)
  where status <> 'disconnected';
-- Every integration of an account, the disconnected ones too.
create unique index integrations_by_account on public.integrations (user_id, id);

alter table public.integrations enable row level security;
revoke all on table public.integrations from anon, authenticated, service_role;
grant select on table public.integrations to authenticated, service_role;
create policy "owners read their integrations" on public.integrations for select to authenticated
  using (user_id = any (array(select private.readable_accounts())));

-- Secrets: encrypted in the function before they come here; the key never does.
create table private.integration_secrets (
  integration_id uuid not null references public.integrations (id) on delete cascade,
  name           text not null check (name ~ '^[a-zA-Z]{1,64}$'),
  envelope       text not null check (char_length(envelope) <= 8192),
  updated_at     timestamptz not null default now(),
  primary key (integration_id, name)
);
comment on table private.integration_secrets is 'One encrypted secret of an integration.';

-- Webhook addresses: only the hash of the token in the address is kept, so a copy of the
-- database opens no address. One address an integration; rotating replaces it.
create table private.webhook_tokens (
  token_hash     bytea primary key check (octet_length(token_hash) = 32),
  integration_id uuid not null unique references public.integrations (id) on delete cascade,
  created_at     timestamptz not null default now()
);
comment on table private.webhook_tokens is 'SHA-256 of the token in an integration''s webhook address.';

-- Row level security without a yes: even a grant made by mistake would show nothing.
alter table private.integration_secrets enable row level security;
alter table private.webhook_tokens enable row level security;
revoke all on table private.integration_secrets, private.webhook_tokens from public, anon, authenticated, service_role;
create policy "nobody reads secrets through the API" on private.integration_secrets
  for select to anon, authenticated using (false);
create policy "nobody reads webhook tokens through the API" on private.webhook_tokens
  for select to anon, authenticated using (false);
