import type { BookingBook } from './booking-book.ts'
import { bookingHash } from './booking-hash.ts'
import type { Company } from './company.ts'

export type CallbackType = 'create' | 'change' | 'cancel' | 'notify'

/** What a callback consists of: ids and a word, no booking, no signature. */
export type CallbackBody = Record<string, unknown>

/** Posts a callback; resolves to the status, 0 for no answer in time. */
export type PostCallback = (url: string, body: string) => Promise<number>

export type CallbackState = {
  url: string | null
  retries: number
  /** Callbacks that wait to be sent again. */
  waiting: number
  /** Callbacks sent, by the status they were answered with; 0 is no answer. */
  deliveries: Record<string, number>
}

export type Callbacks = {
  /** Sets the address; null stops them. What happened before `now` is not told. */
  set(address: { url: string | null; retries: number; waitSeconds?: number | undefined }, now: number): void
  /** Sends one now, whatever is true; resolves to the status it was answered with. */
  send(url: string, body: CallbackBody | string): Promise<number>
  /** Tells what has happened since the last pulse, and again what was not taken. */
  pulse(now: number, habits: (path: string) => ReadonlySet<string>): void
  state(): CallbackState
}

/** Seconds between attempts: 10 min, 30 min, 1 h, 6 h, 12 h, 24 h. */
const WAITS = [600, 1800, 3600, 21_600, 43_200, 86_400]
export const MOST_RETRIES = WAITS.length
/** The machine slept: SimplyBook would have told it all the same, but nobody waits for that here. */
const TOO_LATE_MS = 600_000
/** A day's bookings need not be looked through at every pulse. */
const LOOK_EVERY_MS = 500

/** Bodies of newer accounts say when they were sent and name an algorithm, but carry no signature. */
export function callbackBody(
  company: Company,
  bookingId: number,
  type: CallbackType,
  now: number,
): CallbackBody {
  const body = {
    booking_id: String(bookingId),
    booking_hash: bookingHash(company, bookingId),
    company: company.login,
    notification_type: type,
  }
  if (company.style === 'older') return body
  return { ...body, webhook_timestamp: Math.floor(now / 1000), signature_algo: 'sha256' }
}

export const postCallback: PostCallback = async (url, body) => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'SimplyBook.me' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    // No connection and no answer in time come to the same: it is sent again.
    return 0
  }
}

/** What a company tells the address that its owner has set. */
export function callbacks(company: Company, book: BookingBook, post: PostCallback = postCallback): Callbacks {
  let url: string | null = null
  let retries = 0
  let wait: number | undefined
  let toldUntil = 0
  let again: { dueAt: number; attempt: number; body: string }[] = []
  const deliveries: Record<string, number> = {}

  async function deliver(to: string, body: string, attempt: number, now: number): Promise<number> {
    const status = await post(to, body)
    deliveries[status] = (deliveries[status] ?? 0) + 1
    const isTaken = status >= 200 && status < 300
    if (!isTaken && attempt < retries)
      again.push({ dueAt: now + (wait ?? WAITS[attempt] ?? 86_400) * 1000, attempt: attempt + 1, body })
    return status
  }

  return {
    set(address, now) {
      url = address.url
      retries = address.retries
      wait = address.waitSeconds
      toldUntil = now
      again = []
    },
    send: (to, body) => deliver(to, typeof body === 'string' ? body : JSON.stringify(body), MOST_RETRIES, 0),
    pulse(now, takeHabits) {
      if (url === null) return
      const to = url
      const due = again.filter(({ dueAt }) => dueAt <= now)
      again = again.filter(({ dueAt }) => dueAt > now)
      for (const { body, attempt } of due) void deliver(to, body, attempt, now)
      if (now - toldUntil < LOOK_EVERY_MS) return
      const events = book.events(Math.max(toldUntil, now - TOO_LATE_MS), now)
      toldUntil = now
      const told = events.map(({ bookingId, type }) =>
        JSON.stringify(callbackBody(company, bookingId, type, now)),
      )
      if (told.length === 0) return
      const habits = takeHabits('/callback')
      if (habits.has('callbacks-lost')) return
      for (const body of habits.has('callbacks-disorder') ? told.toReversed() : told) {
        void deliver(to, body, 0, now)
        if (habits.has('callbacks-duplicate')) void deliver(to, body, 0, now)
      }
    },
    state: () => ({ url, retries, waiting: again.length, deliveries: { ...deliveries } }),
  }
}
