import { noBookingFilters, type BookingFilters } from '@/lib/booking-filters'
import { textOf, textsOfDays, type FilterText } from '@/lib/filter-texts'
import type { LocalDay } from '@/lib/local-days'
import type { Messages } from '@/lib/messages/messages'

type Context = {
  words: Pick<Messages, 'bookings' | 'lists'>
  formatDay: (day: LocalDay) => string
}

/** The filters in use, each in words. What the days are about narrows nothing by itself. */
export function filterTexts(filters: BookingFilters, context: Context): FilterText<BookingFilters>[] {
  const { bookings, lists } = context.words
  const { status, tier, attributed, service, staff, unmarked, unpriced } = filters
  const text = (name: keyof BookingFilters, said: string | null | false) =>
    textOf(noBookingFilters, name, said)
  return [
    ...text('status', status && bookings.statuses[status]),
    ...text('unmarked', unmarked && bookings.filters.unmarked),
    ...text('unpriced', unpriced && bookings.filters.unpriced),
    ...text('attributed', attributed && bookings.filters.attributedNames[attributed]),
    ...text('tier', tier && (bookings.tiers[tier] ?? '')),
    ...text('service', service),
    ...text('staff', staff),
    ...textsOfDays(filters, lists.filters, context.formatDay),
  ]
}
