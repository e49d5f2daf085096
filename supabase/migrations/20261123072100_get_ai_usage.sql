-- What the AI page shows of stored use: one line for each UTC day and model, in US dollars and kronor, both exact texts.
-- A day without a rate has no kronor, which is null and never 0.
--   days       [{day, model, requests, prompt_tokens, completion_tokens, reasoning_tokens, credits_usd, byok_usd, cost_usd,
--              cost_sek, rate, rate_date, rate_source, is_provisional, is_rate_provisional}], by day
--   first_day, last_day   with any use, ever; null before the first
-- In plpgsql, which looks tables up when it runs: rates are created by a later migration.
create function public.get_ai_usage(period_start date, period_end date)
returns jsonb language plpgsql stable set search_path = ''
as $$
declare
  v_user uuid := (select auth.uid());
begin
  if period_start is null or period_end is null or period_end < period_start then
    raise exception 'The period % to % is empty', period_start, period_end using errcode = '22023';
  end if;
  return (
    with used as (
      select u.usage_date, u.model, sum(u.requests) as requests, sum(u.prompt_tokens) as prompt_tokens,
        sum(u.completion_tokens) as completion_tokens, sum(u.reasoning_tokens) as reasoning_tokens,
        sum(u.credits_usd) as credits_usd, sum(u.byok_usd) as byok_usd, sum(u.cost_usd) as cost_usd,
        bool_or(u.cost_state <> 'final') as is_provisional
      from public.ai_usage_logs u
      where u.user_id = v_user and u.usage_date between period_start and period_end
      group by u.usage_date, u.model
    )
    select jsonb_build_object(
      'days', coalesce((
        select jsonb_agg(jsonb_build_object(
          'day', u.usage_date, 'model', u.model, 'requests', u.requests, 'prompt_tokens', u.prompt_tokens,
          'completion_tokens', u.completion_tokens, 'reasoning_tokens', u.reasoning_tokens,
          'credits_usd', u.credits_usd::text, 'byok_usd', u.byok_usd::text, 'cost_usd', u.cost_usd::text,
          'cost_sek', (u.cost_usd * r.rate)::text, 'rate', r.rate::text, 'rate_date', r.rate_date,
          'rate_source', r.source, 'is_provisional', u.is_provisional, 'is_rate_provisional', r.provisional
        ) order by u.usage_date, u.model)
        from used u
        left join public.daily_rates r on r.currency = 'USD' and r.day = u.usage_date
      ), '[]'),
      'first_day', (select min(u.usage_date) from public.ai_usage_logs u where u.user_id = v_user),
      'last_day', (select max(u.usage_date) from public.ai_usage_logs u where u.user_id = v_user)
    )
  );
end $$;
comment on function public.get_ai_usage(date, date) is 'The caller''s AI use by UTC day and model, in USD and SEK.';
revoke all on function public.get_ai_usage(date, date) from public, anon, authenticated, service_role;
grant execute on function public.get_ai_usage(date, date) to authenticated;
