-- AI usage: one row is one UTC day of one model on one endpoint, as the provider adds it up. A day is read again and
-- overwritten until it is final, never added to.
-- Read: the account. Write: nobody through the API; the sync does it.
create table public.ai_usage_logs (
  id                uuid primary key default gen_random_uuid(),
  user_id           uuid not null references public.accounts (user_id) on delete cascade,
  integration_id    uuid not null references public.integrations (id) on delete cascade,
  scope             text not null default '',
  usage_date        date not null,
  model             text not null,
  model_permaslug   text not null default '',
  endpoint_id       text not null default '',
  provider_name     text not null default '',
  requests          bigint not null check (requests >= 0),
  prompt_tokens     bigint not null check (prompt_tokens >= 0),
  completion_tokens bigint not null check (completion_tokens >= 0),
  reasoning_tokens  bigint not null default 0 check (reasoning_tokens >= 0),
  credits_usd       numeric(20, 10) not null,
  byok_usd          numeric(20, 10) not null default 0,
  cost_usd          numeric(20, 10) not null generated always as (credits_usd + byok_usd) stored,
  cost_state        public.cost_state not null default 'provisional',
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  unique (integration_id, scope, usage_date, model_permaslug, model, endpoint_id)
);
comment on table public.ai_usage_logs is 'LLM use of one UTC day by model and endpoint.';
comment on column public.ai_usage_logs.scope is 'The key or workspace that was asked for; empty for the whole account.';
comment on column public.ai_usage_logs.usage_date is 'The provider''s UTC day: it ends at 01 or 02 in Sweden.';
comment on column public.ai_usage_logs.reasoning_tokens is 'Part of completion_tokens.';
comment on column public.ai_usage_logs.credits_usd is 'Taken from the credits at the provider.';
comment on column public.ai_usage_logs.byok_usd is 'Billed by the model''s owner on a key of one''s own, at list price.';
comment on column public.ai_usage_logs.cost_state is 'Provisional while the provider may still add to the day.';
-- By day for the ledger and the AI page; also serves the policy.
create unique index ai_usage_logs_by_day on public.ai_usage_logs (user_id, usage_date desc, id);

alter table public.ai_usage_logs enable row level security;
revoke all on table public.ai_usage_logs from anon, authenticated, service_role;
grant select on table public.ai_usage_logs to authenticated, service_role;
create policy "owners read their AI usage" on public.ai_usage_logs for select to authenticated
  using (user_id = any (array(select private.readable_accounts())));

create trigger announce_insert after insert on public.ai_usage_logs
  referencing new table as changed for each statement execute function private.announce_rows();
create trigger announce_update after update on public.ai_usage_logs
  referencing new table as changed for each statement execute function private.announce_rows();
create trigger announce_delete after delete on public.ai_usage_logs
  referencing old table as changed for each statement execute function private.announce_rows();
