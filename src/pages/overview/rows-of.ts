import { paths } from '@/app/paths'
import { bookingFilterSearch, type BookingFilters } from '@/lib/booking-filters'
import { callFilterSearch, type CallFilters } from '@/lib/call-filters'
import type { LocalDay } from '@/lib/local-days'

/** Where the rows are that the numbers of a period are made of. Each address shows exactly what its number sums. */
export function rowsOf({ start: from, end: to }: { start: LocalDay; end: LocalDay }) {
  const within = (params: Record<string, string> = {}, first = from, last = to) =>
    `?${new URLSearchParams({ from: first, to: last, ...params }).toString()}`
  const calls = (filters: Partial<CallFilters>) =>
    paths.calls.href(callFilterSearch({ kind: 'call', direction: 'inbound', from, to, ...filters }))
  const bookings = (filters: Partial<BookingFilters> = {}) =>
    paths.bookings.href(bookingFilterSearch({ from, to, attributed: 'yes', ...filters }))
  return {
    calls: calls({}),
    unpriced: paths.calls.href(callFilterSearch({ price: 'unpriced', legs: true, from, to })),
    answered: calls({ outcome: 'answered' }),
    /** Calls that the receptionist handled alone are the ones that saved time. */
    savedTime: paths.value.href(within({ part: 'saved_time' })),
    rescuedBookings: paths.value.href(within({ part: 'rescued_bookings' })),
    bookings: bookings(),
    showed: bookings({ status: 'completed' }),
    unmarked: bookings({ unmarked: true }),
    unpricedBookings: bookings({ unpriced: true }),
    costs: paths.costs.href(within()),
    costsOf: (category: string) => paths.costs.href(within({ category })),
    costsOfDay: (day: LocalDay) => paths.costs.href(within({}, day, day)),
    provisionalCosts: paths.costs.href(within({ state: 'provisional' })),
    setup: paths.fixedCosts.href(),
  }
}
