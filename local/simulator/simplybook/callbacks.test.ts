import { describe, expect, it } from 'vitest'
import { planDay } from '../salon/plan-day.ts'
import { salonBjork as salon } from '../salon/salon-profile.ts'
import { bookingBook, type BookingEvent } from './booking-book.ts'
import { callbacks } from './callbacks.ts'
import { company } from './company.ts'

const world = {
  salon,
  seed: 'test',
  volume: 1,
  conversations: (day: string) => planDay({ salon, seed: 'test', day }),
}
const tested = company({ login: 'test', world })
const book = bookingBook(tested)
const HOUR = 3_600_000
const noHabits = () => new Set<string>()

/** The callbacks of some days, in steps of a minute, as they were posted. */
async function play(start: string, hours: number) {
  const posted: { booking_id: string; notification_type: string; at: number }[] = []
  let clock = Date.parse(start)
  const told = callbacks(tested, book, (_, body) => {
    const { booking_id, notification_type } = JSON.parse(body) as Record<string, string>
    posted.push({ booking_id: booking_id ?? '', notification_type: notification_type ?? '', at: clock })
    return Promise.resolve(200)
  })
  const began = clock
  told.set({ url: 'http://127.0.0.1/hook', retries: 0 }, clock)
  for (const end = clock + hours * HOUR; clock < end;) {
    clock += 60_000
    told.pulse(clock, noHabits)
  }
  await Promise.resolve()
  return { posted, events: book.events(began, clock), deliveries: told.state().deliveries }
}

const asPosted = ({ bookingId, type }: BookingEvent) => `${bookingId} ${type}`

describe('the callbacks of three days', () => {
  it('tell every booking, move and cancellation once, over midnight too, and nothing else', async () => {
    const { posted, events, deliveries } = await play('2026-11-17T06:00:00Z', 72)
    expect(posted.map((one) => `${one.booking_id} ${one.notification_type}`)).toEqual(events.map(asPosted))
    const count = (type: string) =>
      posted.filter(({ notification_type }) => notification_type === type).length
    expect(count('create')).toBeGreaterThan(35)
    expect(count('change')).toBeGreaterThan(0)
    expect(count('cancel')).toBeGreaterThan(0)
    expect(deliveries).toEqual({ 200: posted.length })
    for (const [index, { at }] of posted.entries())
      expect(at - (events[index]?.at ?? 0)).toBeLessThanOrEqual(60_000)
  })

  it('say what is true: the booking is found, and cancelled ones are', () => {
    const events = book.events(Date.parse('2026-11-17T06:00:00Z'), Date.parse('2026-11-20T06:00:00Z'))
    for (const { bookingId, at, type } of events) {
      const kept = book.find(bookingId, at)
      expect(kept).not.toBeNull()
      if (type === 'cancel') expect(kept?.state.status).toBe('canceled')
    }
  })

  it('tell a cancellation before the booking now and then', () => {
    const from = Date.parse('2026-08-01T00:00:00Z')
    const first = new Map<number, string>()
    const events = book.events(from, from + 60 * 24 * HOUR)
    const created = new Set(events.filter(({ type }) => type === 'create').map(({ bookingId }) => bookingId))
    for (const { bookingId, type } of events) if (!first.has(bookingId)) first.set(bookingId, type)
    const early = [...created].filter((id) => first.get(id) === 'cancel').length
    expect(early).toBeGreaterThan(0)
  })

  it('come the newest first, doubled or not at all where that is the habit', async () => {
    const morning = Date.parse('2026-11-17T08:00:00Z')
    const ofTheDay = book.events(morning, morning + 8 * HOUR)
    const close = ofTheDay.find((event, index) => (ofTheDay[index + 1]?.at ?? Infinity) - event.at < 500_000)
    const from = (close?.at ?? 0) - 1
    const events = book.events(from, from + 540_000).map(asPosted)
    expect(events.length).toBeGreaterThan(1)
    const playWith = async (habit: string) => {
      const posted: string[] = []
      const told = callbacks(tested, book, (_, body) => {
        const { booking_id = '', notification_type = '' } = JSON.parse(body) as Record<string, string>
        posted.push(`${booking_id} ${notification_type}`)
        return Promise.resolve(200)
      })
      told.set({ url: 'http://127.0.0.1/hook', retries: 0 }, from)
      told.pulse(from + 540_000, () => new Set([habit]))
      await Promise.resolve()
      return posted
    }
    expect(await playWith('callbacks-disorder')).toEqual(events.toReversed())
    expect(await playWith('callbacks-duplicate')).toEqual(events.flatMap((event) => [event, event]))
    expect(await playWith('callbacks-lost')).toEqual([])
  })

  it('leave out what is too old to be told when the machine slept', async () => {
    const posted: string[] = []
    const told = callbacks(tested, book, (_, body) => {
      posted.push(body)
      return Promise.resolve(200)
    })
    const start = Date.parse('2026-11-17T08:00:00Z')
    told.set({ url: 'http://127.0.0.1/hook', retries: 0 }, start)
    told.pulse(start + 8 * HOUR, noHabits)
    await Promise.resolve()
    expect(posted).toHaveLength(book.events(start + 8 * HOUR - 600_000, start + 8 * HOUR).length)
  })
})
