import * as z from 'zod/mini'
import { bookingStatuses } from '../booking-filters'

/** The columns of `booking_list`; a price is asked for as text, because a JSON number is a guess. */
export const bookingColumns =
  'id, integration_id, provider, provider_ref, status, provider_status, owner_mark, pending, booked_at, booked_at_source, starts_at, ends_at, cancelled_at, service_name, staff_name, price_amount::text, price_currency, price_source, series_ref, client_phone_hint, has_client, flags, created_at, updated_at, tier, weight, call_id, rule_tier, rule_call_id, rule_reason, verdict' as const

const status = z.enum(bookingStatuses)
const text = z.nullable(z.string())

/** Read with a shape: of a view's columns the generated types do not know which are never null. */
export const bookingRow = z.object({
  id: z.string(),
  integration_id: z.string(),
  provider: z.string(),
  provider_ref: z.string(),
  status,
  provider_status: status,
  owner_mark: z.nullable(z.enum(['completed', 'no_show'])),
  pending: z.boolean(),
  booked_at: z.string(),
  booked_at_source: z.string(),
  starts_at: z.string(),
  ends_at: z.string(),
  cancelled_at: text,
  service_name: text,
  staff_name: text,
  price_amount: text,
  price_currency: text,
  price_source: text,
  series_ref: text,
  client_phone_hint: text,
  has_client: z.boolean(),
  flags: z.array(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
  tier: z.string(),
  weight: z.number(),
  call_id: text,
  rule_tier: text,
  rule_call_id: text,
  rule_reason: text,
  verdict: z.nullable(z.enum(['confirmed', 'rejected', 'linked'])),
})

/** One booking with what it owes to a call. */
export type BookingRow = z.infer<typeof bookingRow>
/** What the owner says of the visit; null is nothing. */
export type OwnerMark = BookingRow['owner_mark']
