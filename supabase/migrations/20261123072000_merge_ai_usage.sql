-- AI use as a sync brings it: a day is read again and again until it is final, and each time overwritten, never added to.
-- Whatever is in the answer is merged in sets; then what has vanished from a day that was answered goes. A day that comes
-- back empty although something is stored is left as it is and reported: an outage at the provider is no day without use.

-- Amounts are kept as the provider wrote them: prices of single tokens begin at the eighth decimal, and a sum that the
-- provider made in floating point has seventeen digits.
alter table public.ai_usage_logs drop column cost_usd;
alter table public.ai_usage_logs
  alter column credits_usd type numeric,
  alter column byok_usd type numeric,
  add column cost_usd numeric not null generated always as (credits_usd + byok_usd) stored,
  add constraint ai_usage_logs_credits_usd_check check (abs(credits_usd) < 1e11),
  add constraint ai_usage_logs_byok_usd_check check (abs(byok_usd) < 1e11);
comment on column public.ai_usage_logs.cost_usd is 'Credits and own keys together: neither is part of the other.';

-- Merges a set of rows, each identity once, and tells which rows they are and how many of them it wrote: one that is
-- known already is not touched. Days before p_final_before are final. A coarse set (without endpoint) is for days that
-- nothing finer is known of, and leaves the others alone. No row when the integration is not connected.
create function private.merge_ai_usage(
  p_integration_id uuid, p_rows jsonb, p_final_before date, p_is_coarse boolean default false, p_scope text default ''
)
returns table (ids jsonb, changed int) language sql volatile set search_path = ''
as $$
  with connected as (
    select i.id, i.user_id from public.integrations i
    where i.id = p_integration_id and i.provider = 'openrouter' and i.status <> 'disconnected'
  ), given as (
    select r.* from jsonb_to_recordset(p_rows) as r (
      usage_date date, model text, model_permaslug text, endpoint_id text, provider_name text, requests bigint,
      prompt_tokens bigint, completion_tokens bigint, reasoning_tokens bigint, credits_usd numeric, byok_usd numeric
    )
    where not p_is_coarse or not exists (
      select from public.ai_usage_logs u
      where u.integration_id = p_integration_id and u.scope = p_scope and u.usage_date = r.usage_date
        and (u.model_permaslug, u.endpoint_id) <> ('', '')
    )
  ), written as (
    insert into public.ai_usage_logs as u (
      user_id, integration_id, scope, usage_date, model, model_permaslug, endpoint_id, provider_name, requests,
      prompt_tokens, completion_tokens, reasoning_tokens, credits_usd, byok_usd, cost_state
    )
    select c.user_id, c.id, p_scope, g.usage_date, g.model, g.model_permaslug, g.endpoint_id, g.provider_name, g.requests,
      g.prompt_tokens, g.completion_tokens, g.reasoning_tokens, g.credits_usd, g.byok_usd,
      case when g.usage_date < p_final_before then 'final' else 'provisional' end::public.cost_state
    from given g cross join connected c
    on conflict (integration_id, scope, usage_date, model_permaslug, model, endpoint_id) do update set
      provider_name = excluded.provider_name, requests = excluded.requests, prompt_tokens = excluded.prompt_tokens,
      completion_tokens = excluded.completion_tokens, reasoning_tokens = excluded.reasoning_tokens,
      credits_usd = excluded.credits_usd, byok_usd = excluded.byok_usd, cost_state = excluded.cost_state,
      updated_at = now()
    where (u.provider_name, u.requests, u.prompt_tokens, u.completion_tokens, u.reasoning_tokens, u.credits_usd, u.byok_usd,
        u.cost_state)
      is distinct from (excluded.provider_name, excluded.requests, excluded.prompt_tokens, excluded.completion_tokens,
        excluded.reasoning_tokens, excluded.credits_usd, excluded.byok_usd, excluded.cost_state)
    returning u.id
  )
  select coalesce((
    select jsonb_agg(m.id) from (
      -- The statement does not see its own new rows, so those come from what it returned.
      select w.id from written w
      union
      select u.id from given g
      join public.ai_usage_logs u on u.integration_id = p_integration_id and u.scope = p_scope
        and u.usage_date = g.usage_date and u.model_permaslug = g.model_permaslug and u.model = g.model
        and u.endpoint_id = g.endpoint_id
    ) m
  ), '[]'), (select count(*)::int from written)
  from connected
$$;
revoke all on function private.merge_ai_usage(uuid, jsonb, date, boolean, text)
  from public, anon, authenticated, service_role;

-- Removes what has vanished from days that were answered in full: rows of p_days (days as text) that are not among
-- p_keep (ids). A day of which nothing is kept is left, and named.
create function private.forget_vanished_ai_usage(
  p_integration_id uuid, p_days jsonb, p_keep jsonb, p_scope text default ''
)
returns table (removed int, left_days jsonb) language sql volatile set search_path = ''
as $$
  with kept as (
    select k.id::uuid as id from jsonb_array_elements_text(p_keep) k (id)
  ), known as (
    select u.id, u.usage_date, k.id is not null as is_kept,
      bool_or(k.id is not null) over (partition by u.usage_date) as is_answered
    from public.ai_usage_logs u
    left join kept k on k.id = u.id
    where u.integration_id = p_integration_id and u.scope = p_scope
      and u.usage_date in (select d.day::date from jsonb_array_elements_text(p_days) d (day))
  ), gone as (
    delete from public.ai_usage_logs u using known k where u.id = k.id and k.is_answered and not k.is_kept
    returning u.id
  )
  select (select count(*)::int from gone),
    coalesce((select jsonb_agg(distinct k.usage_date) from known k where not k.is_answered), '[]')
$$;
revoke all on function private.forget_vanished_ai_usage(uuid, jsonb, jsonb, text)
  from public, anon, authenticated, service_role;
