import { MOST_DAYS_BEFORE_VISIT } from '../salon/draw-booking-life.ts'
import { addDays, instantAt, localDay, localHour } from '../salon/local-time.ts'
import {
  bookingsOfDay,
  dayOfBookingId,
  FIRST_ORDERED,
  firstIdOf,
  isOfLiveCall,
} from '../salon/plan-bookings.ts'
import {
  bookingAt,
  type BookingChange,
  type BookingState,
  type SalonBooking,
} from '../salon/salon-booking.ts'
import { daysFrom, type Company } from './company.ts'

/** A booking as it stands, with what somebody ordered of its row. */
export type KeptBooking = {
  booking: SalonBooking
  state: BookingState
  /** Replaces fields of its row as they are. */
  row: Readonly<Record<string, unknown>>
  comment: string
}

type Ordered = Pick<KeptBooking, 'row' | 'comment'> & { isTold: boolean }

/** Something that a company tells of a booking. */
export type BookingEvent = { at: number; bookingId: number; type: 'create' | 'change' | 'cancel' }

export type BookingBook = {
  /** Every booking whose visit is on a local day from `first` to `last` as it stands at `now`, in no order. */
  visits(first: string, last: string, now: number): KeptBooking[]
  /** Every booking that was made on a local day from `first` to `last`. */
  made(first: string, last: string, now: number): KeptBooking[]
  find(id: number, now: number): KeptBooking | null
  /** What is told between two instants, the first left out and the last not, oldest first. */
  events(after: number, until: number): BookingEvent[]
  /** Puts in a booking that nobody planned, or another version of one there is; `isTold` false: without a word. */
  put(booking: SalonBooking, extra?: Partial<Ordered>): void
  /** An id for one that is put in. */
  nextId(now: number): number
}

/** A call that was told quicker than it went is dated back: its booking is told when it comes to be known. */
const DATED_BACK_MS = 600_000
/** From what happens to the word of it. */
const TOLD_AFTER = 1000
/** About two years of days. */
const DAYS_KEPT = 800
/** The pages of a list are asked for one after the other: they are cut from one answer. */
const VISITS_KEPT_MS = 1000

const told = { moved: 'change', approved: 'change', cancelled: 'cancel' } as const

/** A company tells of its own accord that a booking was made, moved, approved or cancelled; not what was noted afterwards. */
export function eventsOf({ id, madeAt, changes, toldLate }: SalonBooking): BookingEvent[] {
  const later = changes.flatMap((change: BookingChange): BookingEvent[] =>
    change.kind === 'completed' || change.kind === 'no_show'
      ? []
      : [{ at: change.at + TOLD_AFTER, bookingId: id, type: told[change.kind] }],
  )
  const [first] = later
  const createdAt = toldLate && first ? first.at + 3 * TOLD_AFTER : madeAt + TOLD_AFTER
  return [{ at: createdAt, bookingId: id, type: 'create' }, ...later]
}

/** All bookings of one company, made day by day and only when asked for. */
export function bookingBook({ world, since }: Pick<Company, 'world' | 'since'>): BookingBook {
  const { salon, seed, volume } = world
  const days = new Map<string, { count: number; bookings: SalonBooking[] }>()
  const ordered = new Map<number, Ordered & { booking: SalonBooking }>()
  /** When bookings of live calls were first looked at. */
  const seen = new Map<number, number>()
  let earlier: { day: string; events: BookingEvent[] } | null = null
  let lastVisits: { window: string; at: number; found: KeptBooking[] } | null = null

  /** A day is made again when something has happened in it since. */
  function planned(day: string): SalonBooking[] {
    const conversations = world.conversations(day)
    const known = days.get(day)
    if (known?.count === conversations.length) return known.bookings
    const bookings = bookingsOfDay({ salon, seed, day, volume, conversations })
    const oldest = days.size >= DAYS_KEPT ? days.keys().next().value : undefined
    if (oldest !== undefined) days.delete(oldest)
    days.set(day, { count: conversations.length, bookings })
    return bookings
  }

  function* bookingsMade(first: string, last: string): Generator<SalonBooking> {
    const from = first < since ? since : first
    for (const day of daysFrom(from, last))
      for (const booking of planned(day)) if (!ordered.has(booking.id)) yield booking
    for (const { booking } of ordered.values())
      if (booking.madeOn >= first && booking.madeOn <= last) yield booking
  }

  function kept(booking: SalonBooking, now: number): KeptBooking[] {
    const state = bookingAt(booking, now)
    const { row = {}, comment = '' } = ordered.get(booking.id) ?? {}
    return state ? [{ booking, state, row, comment }] : []
  }

  const made = (first: string, last: string, now: number) => {
    const today = localDay(now, salon.timeZone)
    return [...bookingsMade(first, last < today ? last : today)].flatMap((booking) => kept(booking, now))
  }

  /** What is told from `day` on of the bookings made before it: looked through once a day, not at every pulse. */
  function eventsBefore(day: string): BookingEvent[] {
    if (earlier?.day !== day) {
      const made = bookingsMade(addDays(day, -MOST_DAYS_BEFORE_VISIT), addDays(day, -1))
      const midnight = instantAt(day, 0, salon.timeZone)
      earlier = { day, events: [...made].flatMap(eventsOf).filter(({ at }) => at > midnight - 3_600_000) }
    }
    return earlier.events
  }

  function toldAt({ bookingId, type, at }: BookingEvent, now: number): number {
    if (type !== 'create' || !isOfLiveCall(bookingId)) return at
    if (!seen.has(bookingId) && now >= at) seen.set(bookingId, now)
    return Math.max(at, Math.min(seen.get(bookingId) ?? at, at + DATED_BACK_MS))
  }

  return {
    made,
    visits(first, last, now) {
      const window = `${first} ${last}`
      const age = now - (lastVisits?.at ?? Number.NaN)
      if (lastVisits?.window === window && age >= 0 && age < VISITS_KEPT_MS) {
        return lastVisits.found
      }
      const earliest = first < since ? since : addDays(first, -MOST_DAYS_BEFORE_VISIT)
      const from = instantAt(first, 0, salon.timeZone)
      const before = instantAt(addDays(last, 1), 0, salon.timeZone)
      const found = made(earliest, last, now).filter(
        ({ state }) => state.startsAt >= from && state.startsAt < before,
      )
      lastVisits = { window, at: now, found }
      return found
    },
    find(id, now) {
      const own = ordered.get(id)?.booking
      const day = dayOfBookingId(salon, id)
      const booking =
        own ?? (day === null || day < since ? undefined : planned(day).find((one) => one.id === id))
      return booking ? (kept(booking, now)[0] ?? null) : null
    },
    events(after, until) {
      const day = localDay(after, salon.timeZone)
      const from = [...bookingsMade(day, localDay(until, salon.timeZone))].flatMap(eventsOf)
      return [...eventsBefore(day), ...from]
        .map((event) => ({ ...event, at: toldAt(event, until) }))
        .filter(({ at, bookingId }) => at > after && at <= until && (ordered.get(bookingId)?.isTold ?? true))
        .sort((a, b) => a.at - b.at)
    },
    put(booking, extra = {}) {
      const known = ordered.get(booking.id)
      earlier = null
      lastVisits = null
      ordered.set(booking.id, {
        booking,
        row: { ...known?.row, ...extra.row },
        comment: extra.comment ?? known?.comment ?? '',
        isTold: extra.isTold ?? true,
      })
    },
    nextId(now) {
      const day = localDay(now, salon.timeZone)
      // By the clock, so that an id is not given twice when the simulator has been started again.
      const tenSeconds = Math.floor((localHour(now, salon.timeZone) * 3600) / 10)
      let id = firstIdOf(salon, day) + FIRST_ORDERED + tenSeconds
      while (ordered.has(id)) id++
      return id
    },
  }
}
