-- What every call and every booking is worth: F4, F5 and F7 of the ROI model row by row, so that a number can be opened
-- and its rows add up to it. get_dashboard sums exactly these.
--
-- The share of calls that staff would have answered counts for saved time and against rescued bookings. So the ends of
-- the range are given for its low end (few) and for its high end (most): whoever sums takes one end for all rows of a
-- time band, the one that makes the sum the lowest or the highest. labour_low_sek to labour_high_sek and extra_low_sek
-- to extra_high_sek is the range of the row by itself.

-- Calls that were finished without a person: in, completed, 15 s or more, and with no answered leg onwards (which comes
-- within a day).
-- counted_seconds: the seconds that staff would have spent, F4. Labour: those seconds x hourly cost x share put to use.
create view public.call_values with (security_invoker = on) as
select e.user_id, e.id as call_id, e.started_at, l.local_time::date as occurred_on, v.band,
  v.answered * t.seconds as counted_seconds,
  round(v.answered_few * t.seconds_low * v.hourly_low * v.used_low / 3600, 6) as labour_low_sek,
  round(v.answered * t.seconds * v.hourly * v.used / 3600, 6) as labour_sek,
  round(v.answered_most * t.seconds_high * v.hourly_high * v.used_high / 3600, 6) as labour_high_sek,
  round(v.answered_most * t.seconds_low * v.hourly_low * v.used_low / 3600, 6) as labour_low_most_sek,
  round(v.answered_few * t.seconds_high * v.hourly_high * v.used_high / 3600, 6) as labour_high_few_sek,
  round(t.seconds * v.hourly / 3600, 6) as human_cost_sek
from public.accounts a
cross join lateral private.account_clock(a.user_id) c
join public.telephony_events e on e.user_id = a.user_id
cross join lateral (select e.started_at at time zone c.time_zone as local_time) l
cross join lateral (select (floor(date_part('epoch', l.local_time) / 60)::int - 5760) % 10080 as minute) m
join lateral private.assumption_versions(a.user_id) v on l.local_time::date >= v.valid_from
  and l.local_time::date < v.valid_until and v.band = case
    when c.red_days @> l.local_time::date then 'holiday'
    when c.open_minutes @> m.minute then case when m.minute % 1440 between 690 and 779 then 'lunch' else 'open' end
    when m.minute >= 7200 then 'weekend'
    else 'evening'
  end
cross join lateral (
  select least(coalesce(e.duration_seconds, v.handling_low), v.longest_low) + v.wrap_low as seconds_low,
    least(coalesce(e.duration_seconds, v.handling), v.longest) + v.wrap as seconds,
    least(coalesce(e.duration_seconds, v.handling_high), v.longest_high) + v.wrap_high as seconds_high
) t
where e.kind = 'call' and e.direction = 'inbound' and e.parent_ref is null and e.status = 'completed'
  and coalesce(e.duration_seconds, 15) >= 15
  and not exists (
    select from public.telephony_events o
    where o.integration_id = e.integration_id and o.parent_ref = e.provider_ref and o.kind = 'call'
      and o.status = 'completed' and o.duration_seconds > 0
      and o.started_at between e.started_at - interval '1 hour' and e.started_at + interval '1 day'
  );
comment on view public.call_values is 'What each call that needed no person saved in staff time.';
comment on column public.call_values.band is 'open, lunch, evening, weekend or holiday, by the account''s clock.';
comment on column public.call_values.counted_seconds is 'Seconds that staff would have spent, wrap-up included.';
comment on column public.call_values.labour_low_most_sek is 'The low run where staff answered at the high end.';
comment on column public.call_values.labour_high_few_sek is 'The high run where staff answered at the low end.';
comment on column public.call_values.human_cost_sek is 'What a person would cost for the whole call.';
revoke all on table public.call_values from anon, authenticated, service_role;
grant select on table public.call_values to authenticated;

-- Bookings with their price in SEK at the rate of the day they were made, F5: contribution_sek is price without VAT x
-- margin x whether the client came (1, 0, or the show rate while nobody knows), and F7: extra is the weight of the
-- attribution x that x the share that would have been lost. Unknown where the price or its rate is, never 0.
create view public.booking_values with (security_invoker = on) as
select b.user_id, b.id as booking_id, b.booked_at, l.booked_on, b.starts_at, b.status, w.call_id,
  coalesce(t.tier, 'E') as tier, w.weight, p.price_sek, x.turnover_sek, x.contribution_sek,
  k.band, case when w.call_id is not null then v.lost end as lost_share,
  case when w.weight = 0 then 0 else round(w.weight * x.contribution_low_sek * v.lost_low_most, 6) end as extra_low_sek,
  case when w.weight = 0 then 0 else round(w.weight * x.contribution_sek * v.lost, 6) end as extra_sek,
  case when w.weight = 0 then 0 else round(w.weight * x.contribution_high_sek * v.lost_high_few, 6) end as extra_high_sek,
  case when w.weight = 0 then 0 else round(w.weight * x.contribution_low_sek * v.lost_low_few, 6) end
    as extra_low_few_sek,
  case when w.weight = 0 then 0 else round(w.weight * x.contribution_high_sek * v.lost_high_most, 6) end
    as extra_high_most_sek
from public.accounts a
cross join lateral private.account_clock(a.user_id) c
join public.calendar_events b on b.user_id = a.user_id
cross join lateral (select (b.booked_at at time zone c.time_zone)::date as booked_on) l
left join public.booking_attributions t on t.booking_id = b.id and t.user_id = b.user_id
left join public.telephony_events e on e.id = t.call_id and e.user_id = b.user_id
-- A call that has gone with its connection vouches for nothing.
cross join lateral (select e.id as call_id, case when e.id is null then 0 else t.weight end as weight) w
cross join lateral (select e.started_at at time zone c.time_zone as local_time) h
cross join lateral (select (floor(date_part('epoch', h.local_time) / 60)::int - 5760) % 10080 as minute) m
cross join lateral (
  select case
    when e.id is null then null
    when c.red_days @> h.local_time::date then 'holiday'
    when c.open_minutes @> m.minute then case when m.minute % 1440 between 690 and 779 then 'lunch' else 'open' end
    when m.minute >= 7200 then 'weekend'
    else 'evening'
  end as band
) k
join lateral private.assumption_versions(a.user_id) v on l.booked_on >= v.valid_from and l.booked_on < v.valid_until
  and v.band = coalesce(k.band, 'open')
left join public.daily_rates r on r.currency = b.price_currency and r.day = l.booked_on
cross join lateral (
  select case when b.price_currency = 'SEK' then b.price_amount else b.price_amount * r.rate end as price_sek
) p
cross join lateral (
  select
    case b.status when 'completed' then 1 when 'booked' then v.show_low else 0 end as shown_low,
    case b.status when 'completed' then 1 when 'booked' then v.show else 0 end as shown,
    case b.status when 'completed' then 1 when 'booked' then v.show_high else 0 end as shown_high
) s
cross join lateral (
  -- A client who did not come brought nothing, whatever the price was.
  select
    case when s.shown = 0 then 0 else round(p.price_sek * s.shown / (1 + coalesce(b.vat_rate, v.vat)), 6) end
      as turnover_sek,
    case when s.shown_low = 0 then 0
      else round(p.price_sek * v.margin_low * s.shown_low / (1 + coalesce(b.vat_rate, v.vat_low)), 6) end
      as contribution_low_sek,
    case when s.shown = 0 then 0
      else round(p.price_sek * v.margin * s.shown / (1 + coalesce(b.vat_rate, v.vat)), 6) end as contribution_sek,
    case when s.shown_high = 0 then 0
      else round(p.price_sek * v.margin_high * s.shown_high / (1 + coalesce(b.vat_rate, v.vat_high)), 6) end
      as contribution_high_sek
) x;
comment on view public.booking_values is 'What each booking contributes, and how much of it would have been lost.';
comment on column public.booking_values.price_sek is 'VAT included, at the rate of the day it was made; none without price or rate.';
comment on column public.booking_values.turnover_sek is 'Without VAT, times whether the client came.';
comment on column public.booking_values.contribution_sek is 'Turnover times margin, at full value.';
comment on column public.booking_values.lost_share is 'The share that would have been lost without the receptionist.';
revoke all on table public.booking_values from anon, authenticated, service_role;
grant select on table public.booking_values to authenticated;
