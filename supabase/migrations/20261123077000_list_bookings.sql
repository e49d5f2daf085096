-- Bookings as their page lists them: the booking and what it owes to a call in one row, so that both can be filtered.
create view public.booking_list with (security_invoker = on) as
select b.user_id, b.id, b.integration_id, b.provider, b.provider_ref, b.status, b.provider_status, b.owner_mark, b.pending,
  b.booked_at, b.booked_at_source, b.starts_at, b.ends_at, b.cancelled_at, b.service_name, b.staff_name,
  b.price_amount, b.price_currency, b.price_source, b.vat_rate, b.series_ref, b.client_phone_hint,
  b.client_encrypted is not null as has_client, b.flags, b.created_at, b.updated_at,
  coalesce(a.tier, 'E') as tier, coalesce(a.weight, 0) as weight, a.call_id,
  a.rule_tier, a.rule_call_id, a.rule_reason, a.verdict
from public.calendar_events b
left join public.booking_attributions a on a.booking_id = b.id;
comment on view public.booking_list is 'Each booking with its attribution.';
comment on column public.booking_list.has_client is 'Whether there is a client to reveal.';
revoke all on table public.booking_list from anon, authenticated, service_role;
grant select on table public.booking_list to authenticated;

-- What a list of bookings adds up to: how many, what became of them, and their prices by currency. A booking belongs to
-- the days by when it was made ('booked') or by when it begins ('starts'). Null leaves a filter out.
--   {bookings, attributed, booked, completed, no_show, cancelled, unmarked, unpriced, prices [{currency, amount}]}
-- unmarked: over, not cancelled, and nobody has said whether the client came. Cancelled ones are not in prices.
create function public.summarize_bookings(
  p_by text default 'booked', p_from timestamptz default null, p_until timestamptz default null,
  p_status public.booking_status default null, p_tier text default null, p_attributed boolean default null,
  p_service text default null, p_staff text default null, p_unmarked boolean default false,
  p_unpriced boolean default false
)
returns jsonb language sql stable set search_path = ''
as $$
  with rows as materialized (
    select b.status, b.price_amount, b.price_currency, b.weight,
      b.status = 'booked' and b.ends_at < now() as is_unmarked
    from public.booking_list b
    where b.user_id = (select auth.uid())
      and (p_by = 'starts' or (p_from is null or b.booked_at >= p_from) and (p_until is null or b.booked_at < p_until))
      and (p_by <> 'starts' or (p_from is null or b.starts_at >= p_from) and (p_until is null or b.starts_at < p_until))
      and (p_status is null or b.status = p_status)
      and (p_tier is null or b.tier = p_tier)
      and (p_attributed is null or (b.weight > 0) = p_attributed)
      and (p_service is null or b.service_name = p_service)
      and (p_staff is null or b.staff_name = p_staff)
      and (not coalesce(p_unmarked, false) or b.status = 'booked' and b.ends_at < now())
      and (not coalesce(p_unpriced, false) or b.price_amount is null and b.status <> 'cancelled')
  )
  select jsonb_build_object(
    'bookings', count(*),
    'attributed', count(*) filter (where r.weight > 0),
    'booked', count(*) filter (where r.status = 'booked'),
    'completed', count(*) filter (where r.status = 'completed'),
    'no_show', count(*) filter (where r.status = 'no_show'),
    'cancelled', count(*) filter (where r.status = 'cancelled'),
    'unmarked', count(*) filter (where r.is_unmarked),
    'unpriced', count(*) filter (where r.price_amount is null and r.status <> 'cancelled'),
    'prices', (
      select coalesce(jsonb_agg(
        jsonb_build_object('currency', p.price_currency, 'amount', p.amount::text) order by p.price_currency), '[]')
      from (
        select s.price_currency, sum(s.price_amount) as amount from rows s
        where s.price_amount is not null and s.status <> 'cancelled' group by s.price_currency
      ) p
    )
  )
  from rows r
$$;
comment on function public.summarize_bookings(
  text, timestamptz, timestamptz, public.booking_status, text, boolean, text, text, boolean, boolean
) is 'What a filtered list of the caller''s bookings adds up to.';
revoke all on function public.summarize_bookings(
  text, timestamptz, timestamptz, public.booking_status, text, boolean, text, text, boolean, boolean
) from public, anon, authenticated, service_role;
grant execute on function public.summarize_bookings(
  text, timestamptz, timestamptz, public.booking_status, text, boolean, text, text, boolean, boolean
) to authenticated;

-- What bookings can be narrowed to: {services, staff}, names in use, in order.
create function public.get_booking_choices()
returns jsonb language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'services', coalesce(jsonb_agg(distinct b.service_name) filter (where b.service_name is not null), '[]'),
    'staff', coalesce(jsonb_agg(distinct b.staff_name) filter (where b.staff_name is not null), '[]')
  )
  from public.calendar_events b
  where b.user_id = (select auth.uid()) and b.starts_at > now() - interval '400 days'
$$;
comment on function public.get_booking_choices() is 'Names of services and staff in the caller''s bookings of the last year.';
revoke all on function public.get_booking_choices() from public, anon, authenticated, service_role;
grant execute on function public.get_booking_choices() to authenticated;
