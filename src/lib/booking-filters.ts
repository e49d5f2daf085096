import { isLocalDay, type LocalDay } from './local-days'

export const bookingStatuses = ['booked', 'completed', 'no_show', 'cancelled'] as const
export type BookingStatus = (typeof bookingStatuses)[number]
export const bookingTiers = ['A', 'B', 'C', 'E'] as const
export type BookingTier = (typeof bookingTiers)[number]

/** What the list of bookings shows. It lives in the URL, so that a number can open exactly the rows it counts. */
export type BookingFilters = {
  /** What the days are about: when the booking was made, or when the visit is. */
  by: 'booked' | 'starts'
  /** Local days of the account, both inclusive. */
  from: LocalDay | null
  to: LocalDay | null
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

const oneOf = <T extends string>(text: string | null, allowed: readonly T[]): T | null =>
  allowed.find((value) => value === text) ?? null
const day = (text: string | null) => (text !== null && isLocalDay(text) ? text : null)
const name = (text: string | null) => text?.trim().slice(0, 200) || null

/** Reads the URL. What is not understood is left out: a link from elsewhere never breaks the page. */
export function readBookingFilters(params: URLSearchParams): BookingFilters {
  const from = day(params.get('from'))
  const to = day(params.get('to'))
  const isBackwards = from !== null && to !== null && from > to
  return {
    by: oneOf(params.get('by'), ['booked', 'starts']) ?? 'booked',
    from: isBackwards ? to : from,
    to: isBackwards ? from : to,
    status: oneOf(params.get('status'), bookingStatuses),
    tier: oneOf(params.get('tier'), bookingTiers),
    attributed: oneOf(params.get('attributed'), ['yes', 'no']),
    service: name(params.get('service')),
    staff: name(params.get('staff')),
    unmarked: params.get('unmarked') === 'yes',
    unpriced: params.get('unpriced') === 'yes',
  }
}

/** Writes the URL: `?status=no_show&from=2026-11-01`, or nothing when nothing is filtered. */
export function bookingFilterSearch(filters: Partial<BookingFilters>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...noBookingFilters, ...filters })) {
    if (value === true) params.set(key, 'yes')
    else if (typeof value === 'string' && !(key === 'by' && value === 'booked')) params.set(key, value)
  }
  const search = params.toString()
  return search && `?${search}`
}

export type BookingFilterName = Exclude<keyof BookingFilters, 'by'>

/** The filters in use, in the order they are named to the reader. `by` alone leaves nothing out. */
export function activeBookingFilters(filters: BookingFilters): BookingFilterName[] {
  const names: BookingFilterName[] = [
    'status',
    'unmarked',
    'unpriced',
    'attributed',
    'tier',
    'service',
    'staff',
    'from',
    'to',
  ]
  return names.filter((each) => filters[each] !== noBookingFilters[each])
}
