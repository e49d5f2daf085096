import { activeBookingFilters, type BookingFilterName, type BookingFilters } from '@/lib/booking-filters'
import type { LocalDay } from '@/lib/local-days'
import type { Messages } from '@/lib/messages/messages'

type Context = { words: Messages['bookings']; formatDay: (day: LocalDay) => string }

function textOf(name: BookingFilterName, filters: BookingFilters, { words, formatDay }: Context): string {
  const { status, tier, attributed, service, staff, from, to } = filters
  switch (name) {
    case 'status':
      return status === null ? '' : words.statuses[status]
    case 'tier':
      return tier === null ? '' : (words.tiers[tier] ?? '')
    case 'attributed':
      return attributed === null ? '' : words.filters.attributedNames[attributed]
    case 'service':
      return service ?? ''
    case 'staff':
      return staff ?? ''
    case 'from':
      return from === null ? '' : words.filters.fromDay(formatDay(from))
    case 'to':
      return to === null ? '' : words.filters.toDay(formatDay(to))
    case 'unmarked':
      return words.filters.unmarked
    case 'unpriced':
      return words.filters.unpriced
  }
}

export type FilterText = {
  key: string
  text: string
  /** What to set to be rid of it. */
  without: Partial<BookingFilters>
}

/** The filters in use, each in words. One day is one filter, though the URL says it with two. */
export function filterTexts(filters: BookingFilters, context: Context): FilterText[] {
  const isOneDay = filters.from !== null && filters.from === filters.to
  return activeBookingFilters(filters)
    .filter((name) => !(isOneDay && name === 'to'))
    .map((name) => {
      if (isOneDay && name === 'from' && filters.from !== null)
        return { key: name, text: context.formatDay(filters.from), without: { from: null, to: null } }
      const without: Partial<BookingFilters> =
        name === 'unmarked' || name === 'unpriced' ? { [name]: false } : { [name]: null }
      return { key: name, text: textOf(name, filters, context), without }
    })
}
