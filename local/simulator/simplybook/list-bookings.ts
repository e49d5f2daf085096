import { addDays, localDay } from '../salon/local-time.ts'
import type { BookingBook, KeptBooking } from './booking-book.ts'
import { bookingRow } from './booking-row.ts'
import type { Company } from './company.ts'

const DEFAULT_ON_PAGE = 10
const MOST_ON_PAGE = 100

/** A page number or size; what makes no sense is left out of account, as everything else in the address is. */
function whole(text: string | null, otherwise: number): number {
  const number = Number(text ?? otherwise)
  return Number.isInteger(number) && number >= 1 ? number : otherwise
}

const isDay = (text: string | null): text is string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))

/** Only what is written `filter[…]` filters; anything else, and a day that is none, is ignored without a word. */
function readFilters(query: URLSearchParams) {
  const filter = (name: string) => query.get(`filter[${name}]`)
  const day = (name: string) => {
    const text = filter(name)
    return isDay(text) ? text : null
  }
  const ids = (name: string) =>
    [...query].flatMap(([key, value]) => (key.startsWith(`filter[${name}][`) ? [Number(value)] : []))
  const date = day('date')
  return {
    first: date ?? day('date_from'),
    last: date ?? day('date_to'),
    status: filter('status'),
    upcomingOnly: filter('upcoming_only') === '1',
    services: ids('services'),
    providers: ids('providers'),
    clientId: filter('client_id'),
    search: filter('search')?.toLowerCase() ?? null,
  }
}

type Filters = ReturnType<typeof readFilters>

function matches({ booking, state }: KeptBooking, wanted: Filters, now: number): boolean {
  const { client } = booking
  const isOneOf = (ids: readonly number[], id: number) => ids.length === 0 || ids.includes(id)
  const hasStatus =
    wanted.status === null ||
    wanted.status === state.status ||
    (wanted.status === 'confirmed_pending' && state.status !== 'canceled')
  return (
    hasStatus &&
    (!wanted.upcomingOnly || state.startsAt > now) &&
    isOneOf(wanted.services, booking.serviceId) &&
    isOneOf(wanted.providers, state.stylistId) &&
    (wanted.clientId === null || wanted.clientId === String(client.id)) &&
    (wanted.search === null ||
      [client.name, client.email, client.phone].some((text) =>
        text?.toLowerCase().includes(wanted.search ?? ''),
      ))
  )
}

type Listing = {
  company: Company
  book: BookingBook
  query: URLSearchParams
  now: number
  habits: ReadonlySet<string>
}

/** `GET /admin/bookings`: the newest visit first, with paging. */
export function listBookings({ company, book, query, now, habits }: Listing): unknown {
  const { timeZone } = company.world.salon
  const wanted = readFilters(habits.has('filters-ignored') ? new URLSearchParams() : query)
  const farthest = addDays(localDay(now, timeZone), 400)
  const found = book
    .visits(wanted.first ?? company.since, wanted.last ?? farthest, now)
    .filter((kept) => matches(kept, wanted, now))
    .filter(
      ({ state }) => !habits.has('cancelled-hidden') || wanted.status !== null || state.status !== 'canceled',
    )
    .sort((a, b) => b.state.startsAt - a.state.startsAt || b.booking.id - a.booking.id)
  const onPage = Math.min(whole(query.get('on_page'), DEFAULT_ON_PAGE), MOST_ON_PAGE)
  const page = whole(query.get('page'), 1)
  const data = found.slice((page - 1) * onPage, page * onPage).map((kept) => bookingRow(kept, company))
  if (habits.has('bare-array')) return data
  const pages = Math.max(1, Math.ceil(found.length / onPage))
  // A counter that is never reached.
  const pagesTold = habits.has('endless-pages') ? page + 1 : pages
  return { data, metadata: { items_count: found.length, pages_count: pagesTold, page, on_page: onPage } }
}
