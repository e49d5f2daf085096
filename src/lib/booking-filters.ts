import { oneOf, readDays, writeFilters, type FilterDays } from './url-filters'

export const bookingStatuses = ['booked', 'completed', 'no_show', 'cancelled'] as const
export type BookingStatus = (typeof bookingStatuses)[number]
export const bookingTiers = ['A', 'B', 'C', 'E'] as const
export type BookingTier = (typeof bookingTiers)[number]

/** What the list of bookings shows. It lives in the URL, so that a number can open exactly the rows it counts. */
export type BookingFilters = FilterDays & {
  /** What the days are about: when the booking was made, or when the visit is. */
  by: 'booked' | 'starts'
  status: BookingStatus | null
  tier: BookingTier | null
  /** Whether it owes anything to a call. */
  attributed: 'yes' | 'no' | null
  service: string | null
  staff: string | null
  /** The visit is over and nobody has said whether the client came. */
  unmarked: boolean
  /** Nobody has said what it costs, so it counts nowhere. */
  unpriced: boolean
}

export const noBookingFilters: BookingFilters = {
  by: 'booked',
  from: null,
  to: null,
  status: null,
  tier: null,
  attributed: null,
  service: null,
  staff: null,
  unmarked: false,
  unpriced: false,
}

const name = (text: string | null) => text?.trim().slice(0, 200) || null

/** Reads the URL. What is not understood is left out: a link from elsewhere never breaks the page. */
export function readBookingFilters(params: URLSearchParams): BookingFilters {
  return {
    by: oneOf(params.get('by'), ['booked', 'starts']) ?? 'booked',
    ...readDays(params),
    status: oneOf(params.get('status'), bookingStatuses),
    tier: oneOf(params.get('tier'), bookingTiers),
    attributed: oneOf(params.get('attributed'), ['yes', 'no']),
    service: name(params.get('service')),
    staff: name(params.get('staff')),
    unmarked: params.get('unmarked') === 'yes',
    unpriced: params.get('unpriced') === 'yes',
  }
}

/** Writes the URL, as `readBookingFilters` reads it. */
export const bookingFilterSearch = (filters: Partial<BookingFilters>): string =>
  writeFilters(filters, noBookingFilters)
