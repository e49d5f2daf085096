-- Showing a person: the ciphertext of one client or one caller, for the function that opens it, and the line in the audit
-- log, in one statement. Nothing, and no line, for what is not the account's.
create function private.reveal_client(p_user_id uuid, p_booking_id uuid, p_request_id text)
returns table (integration_id uuid, envelope text) language plpgsql volatile set search_path = ''
as $$
begin
  select e.integration_id, e.client_encrypted into integration_id, envelope
  from public.calendar_events e where e.id = p_booking_id and e.user_id = p_user_id;
  if not found then
    return;
  end if;
  perform private.write_audit(p_user_id, 'client.reveal', 'booking', p_booking_id, p_request_id);
  return next;
end $$;
revoke all on function private.reveal_client(uuid, uuid, text) from public, anon, authenticated, service_role;

create function private.reveal_caller(p_user_id uuid, p_call_id uuid, p_request_id text)
returns table (integration_id uuid, envelope text) language plpgsql volatile set search_path = ''
as $$
begin
  select e.integration_id, e.caller_number_encrypted into integration_id, envelope
  from public.telephony_events e where e.id = p_call_id and e.user_id = p_user_id;
  if not found then
    return;
  end if;
  perform private.write_audit(p_user_id, 'caller.reveal', 'call', p_call_id, p_request_id);
  return next;
end $$;
revoke all on function private.reveal_caller(uuid, uuid, text) from public, anon, authenticated, service_role;
