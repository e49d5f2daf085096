-- Whoever disconnects OpenRouter and connects it again reads the same account anew, and its cost must not be there twice.
-- A key does not tell whose it is, but what was used does: when a connection that is gone had, for one model on one day,
-- exactly the requests and tokens that are told now, it read the same account. Then its rows become those of the new
-- connection, which goes on where it ended. Money is no part of the proof: two ways of asking round it differently.
-- Returns how many rows changed hands.
create function private.adopt_ai_usage(p_integration_id uuid, p_rows jsonb, p_scope text default '')
returns int language plpgsql volatile set search_path = ''
as $$
declare
  v_former uuid;
  v_moved int;
  v_all int := 0;
begin
  for v_former in
    with given as (
      select r.usage_date, r.model, sum(r.requests) as requests, sum(r.prompt_tokens) as prompt_tokens,
        sum(r.completion_tokens) as completion_tokens
      from jsonb_to_recordset(p_rows) as r (
        usage_date date, model text, requests bigint, prompt_tokens bigint, completion_tokens bigint
      )
      group by r.usage_date, r.model
    )
    select former.id
    from public.integrations i
    join public.integrations former on former.user_id = i.user_id and former.provider = i.provider
      and former.status = 'disconnected'
    where i.id = p_integration_id and i.provider = 'openrouter' and i.status <> 'disconnected' and exists (
      select from public.ai_usage_logs u
      join given g on g.usage_date = u.usage_date and g.model = u.model
      where u.integration_id = former.id and u.scope = p_scope
      group by u.usage_date, u.model
      having sum(u.requests) > 0 and sum(u.requests) = min(g.requests)
        and sum(u.prompt_tokens) = min(g.prompt_tokens) and sum(u.completion_tokens) = min(g.completion_tokens)
    )
    order by former.disconnected_at desc
  loop
    -- What both have read, the former read with more detail or not less.
    delete from public.ai_usage_logs n
    where n.integration_id = p_integration_id and n.scope = p_scope and n.usage_date in (
      select u.usage_date from public.ai_usage_logs u where u.integration_id = v_former and u.scope = p_scope
    );
    update public.ai_usage_logs u set integration_id = p_integration_id, updated_at = now()
    where u.integration_id = v_former and u.scope = p_scope;
    get diagnostics v_moved = row_count;
    v_all := v_all + v_moved;
  end loop;
  return v_all;
end $$;
revoke all on function private.adopt_ai_usage(uuid, jsonb, text) from public, anon, authenticated, service_role;
