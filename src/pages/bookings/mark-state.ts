import type { BookingRow } from '@/lib/queries/booking-row'

/**
 * What can be said of a visit: `open` to the owner when it has begun, `said` by the booking system already, `none` before
 * it begins and of a cancelled one. A mark that was made stays open, so that it can be taken back.
 * @param now milliseconds
 */
export function markState(
  row: Pick<BookingRow, 'provider_status' | 'owner_mark' | 'starts_at'>,
  now: number,
): 'open' | 'said' | 'none' {
  if (row.provider_status === 'cancelled') return 'none'
  if (row.owner_mark !== null) return 'open'
  if (row.provider_status !== 'booked') return 'said'
  return Date.parse(row.starts_at) <= now ? 'open' : 'none'
}
