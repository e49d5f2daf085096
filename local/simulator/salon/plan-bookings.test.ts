import { describe, expect, it } from 'vitest'
import { isOpen } from './arrival-rate.ts'
import { endOf, type Conversation } from './conversation.ts'
import { serviceOf } from './draw-appointment.ts'
import { placeConversation } from '../place-conversation.ts'
import { CANCEL_WORD } from './draw-texts.ts'
import { isFictionNumber } from './fiction-numbers.ts'
import { addDays, localDateTime, localDay, localHour } from './local-time.ts'
import { bookingsOfDay, dayOfBookingId } from './plan-bookings.ts'
import { planDay } from './plan-day.ts'
import { bookingAt, type SalonBooking } from './salon-booking.ts'
import { isFamilyNumber } from './salon-client.ts'
import { salonBjork as salon } from './salon-profile.ts'

const days = Array.from({ length: 182 }, (_, index) => addDays('2026-03-02', index))
const calls = days.flatMap((day) => planDay({ salon, seed: 'test', day }))
const byKey = new Map(calls.map((call) => [call.key, call]))
const bookings = days.flatMap((day) => bookingsOfDay({ salon, seed: 'test', day }))
const ofCalls = bookings.flatMap((booking) => {
  const call = byKey.get(booking.callKey ?? '')
  return call ? [{ booking, call }] : []
})
const share = (wanted: (booking: SalonBooking) => boolean) => bookings.filter(wanted).length / bookings.length
const has = (kind: string) => (booking: SalonBooking) =>
  booking.changes.some((change) => change.kind === kind)

describe('half a year of bookings', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(days.flatMap((day) => bookingsOfDay({ salon, seed: 'test', day }))).toEqual(bookings)
    expect(bookingsOfDay({ salon, seed: 'other', day: '2026-03-10' })).not.toEqual(
      bookingsOfDay({ salon, seed: 'test', day: '2026-03-10' }),
    )
  })

  it('is about eighteen a working day, most of them made in calls', () => {
    expect(bookings.length / days.length).toBeGreaterThan(12)
    expect(bookings.length / days.length).toBeLessThan(22)
    expect(share(({ via }) => via === 'call')).toBeGreaterThan(0.6)
    expect(share(({ via }) => via === 'online')).toBeGreaterThan(0.1)
    expect(share(({ via }) => via === 'staff')).toBeGreaterThan(0.1)
  })

  it('has ids that grow with the day, are unique and lead back to the day', () => {
    expect(new Set(bookings.map(({ id }) => id)).size).toBe(bookings.length)
    for (const { id, madeOn, madeAt } of bookings) {
      expect(dayOfBookingId(salon, id)).toBe(madeOn)
      expect(localDay(madeAt, salon.timeZone)).toBe(madeOn)
    }
    expect(dayOfBookingId(salon, 17)).toBeNull()
  })

  it('is made during or soon after a call that was answered, by who rang', () => {
    expect(ofCalls.length).toBeGreaterThan(1500)
    for (const { booking, call } of ofCalls) {
      expect(call.outcome).toBe('answered')
      expect(booking.madeAt).toBeGreaterThan(call.startsAt)
      expect(booking.madeAt).toBeLessThanOrEqual(endOf(call) + 30 * 60_000)
      if (call.caller !== null) expect(booking.client.phone).toBe(call.caller)
    }
    const during = ofCalls.filter(({ booking, call }) => booking.madeAt <= endOf(call))
    expect(during.length / ofCalls.length).toBeGreaterThan(0.85)
    expect(during.length).toBeLessThan(ofCalls.length)
  })

  it('agrees with the confirmation that was sent: service, day and time', () => {
    let read = 0
    for (const { booking, call } of ofCalls.filter(
      ({ booking: { seriesId, id } }) => seriesId === null || seriesId === id,
    )) {
      const confirmation = call.texts.find(({ direction }) => direction === 'outbound')
      if (!confirmation) continue
      read++
      expect(confirmation.sentAt).toBeGreaterThan(booking.madeAt)
      const when = localDateTime(booking.startsAt, salon.timeZone)
      expect(confirmation.body).toContain(`: ${serviceOf(salon, booking.serviceId).name} `)
      expect(confirmation.body).toContain(` ${Number(when.slice(8, 10))} `)
      expect(confirmation.body).toContain(` kl ${when.slice(11, 16)}`)
    }
    expect(read).toBeGreaterThan(1000)
  })

  it('takes back what the customer took back by text', () => {
    const takenBack = ofCalls.filter(({ call }) => call.texts.some(({ body }) => body === CANCEL_WORD))
    expect(takenBack.length).toBeGreaterThan(5)
    for (const { booking, call } of takenBack) {
      const answer = call.texts.find(({ body }) => body === CANCEL_WORD)
      const cancelled = booking.changes.find(({ kind }) => kind === 'cancelled')
      expect(cancelled?.at).toBeGreaterThan(answer?.sentAt ?? Infinity)
    }
  })

  it('lies in opening hours, on the quarter, and ends by closing time', () => {
    for (const { startsAt, minutes, madeAt } of bookings) {
      const day = localDay(startsAt, salon.timeZone)
      expect(isOpen(salon, day, Math.floor(localHour(startsAt, salon.timeZone)))).toBe(true)
      expect(isOpen(salon, day, Math.ceil(localHour(startsAt + minutes * 60_000, salon.timeZone)) - 1)).toBe(
        true,
      )
      expect(startsAt % 900_000).toBe(0)
      expect(startsAt).toBeGreaterThan(madeAt)
    }
  })

  it('is cancelled, moved, kept, missed or forgotten, in believable shares', () => {
    expect(share(has('cancelled'))).toBeGreaterThan(0.07)
    expect(share(has('cancelled'))).toBeLessThan(0.16)
    expect(share(has('moved'))).toBeGreaterThan(0.03)
    expect(share(has('completed'))).toBeGreaterThan(0.6)
    expect(share(has('no_show'))).toBeGreaterThan(0.02)
    expect(share(has('no_show'))).toBeLessThan(0.07)
    expect(share(({ changes }) => changes.length === 0)).toBeGreaterThan(0.08)
    expect(share(({ needsApproval }) => needsApproval)).toBeGreaterThan(0.005)
    expect(share(({ prepaid }) => prepaid)).toBeGreaterThan(0.01)
  })

  it('happens in order, and nothing after it was cancelled', () => {
    for (const { madeAt, changes } of bookings) {
      const times = [madeAt, ...changes.map(({ at }) => at)]
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      const end = changes.findIndex(({ kind }) => kind === 'cancelled')
      if (end >= 0) expect(end).toBe(changes.length - 1)
    }
  })

  it('moves to other days, and some are cancelled before anybody heard of them', () => {
    const moves = bookings.flatMap(({ startsAt, changes }) =>
      changes.flatMap((change) => (change.kind === 'moved' ? [{ from: startsAt, to: change.startsAt }] : [])),
    )
    const acrossMidnight = moves.filter(
      ({ from, to }) => localDay(from, salon.timeZone) !== localDay(to, salon.timeZone),
    )
    expect(acrossMidnight.length / moves.length).toBeGreaterThan(0.5)
    const early = bookings.filter(({ toldLate }) => toldLate)
    expect(early.length).toBeGreaterThan(3)
    for (const { madeAt, changes } of early) {
      expect(changes).toMatchObject([{ kind: 'cancelled' }])
      expect((changes[0]?.at ?? 0) - madeAt).toBeLessThan(60_000)
    }
  })

  it('has series a few weeks apart, booked in one act', () => {
    const series = new Map<number, SalonBooking[]>()
    for (const booking of bookings) {
      const { seriesId } = booking
      if (seriesId !== null) series.set(seriesId, [...(series.get(seriesId) ?? []), booking])
    }
    expect(series.size).toBeGreaterThan(10)
    for (const [seriesId, visits] of series) {
      expect(visits.length).toBeGreaterThanOrEqual(3)
      expect(visits[0]?.id).toBe(seriesId)
      expect(new Set(visits.map(({ madeAt }) => madeAt)).size).toBe(1)
      for (const [index, visit] of visits.entries()) {
        const before = visits[index - 1]
        if (before) expect(visit.startsAt - before.startsAt).toBeGreaterThan(20 * 86_400_000)
      }
    }
  })

  it('belongs to the same client for the same number, but for the families that share one', () => {
    const clients = new Map<string, Set<number>>()
    for (const { client } of bookings) {
      if (client.phone === null) continue
      expect(isFictionNumber(client.phone), client.phone).toBe(true)
      clients.set(client.phone, (clients.get(client.phone) ?? new Set()).add(client.id))
    }
    const shared = [...clients].filter(([, ids]) => ids.size > 1)
    expect(shared.length).toBeGreaterThan(3)
    expect(shared.every(([phone]) => isFamilyNumber(phone))).toBe(true)
    expect([...clients].filter(([phone]) => isFamilyNumber(phone)).length).toBeLessThan(clients.size / 5)
    const names = new Map(bookings.map(({ client }) => [client.id, client.name]))
    for (const { client } of bookings) expect(names.get(client.id)).toBe(client.name)
  })

  it('has callers who hid their number, and clients who left none', () => {
    expect(ofCalls.some(({ call }) => call.caller === null)).toBe(true)
    expect(share(({ client }) => client.phone === null)).toBeGreaterThan(0.05)
    for (const { client } of bookings)
      if (client.phone === null) expect(client.email).toContain('@kund.example')
  })

  it('brings what a hairdresser in Stockholm charges', () => {
    const prices = bookings.flatMap(({ serviceId }) => serviceOf(salon, serviceId).price ?? [])
    const average = prices.reduce((sum, price) => sum + Number(price), 0) / prices.length
    expect(average).toBeGreaterThan(600)
    expect(average).toBeLessThan(1000)
    expect(prices.length).toBeLessThan(bookings.length)
  })
})

describe('a call beside the plan', () => {
  const day = '2026-03-10'
  const planned = planDay({ salon, seed: 'test', day })
  const live: Conversation = {
    key: 'live/1773140400000/0',
    day,
    startsAt: Date.parse('2026-03-10T11:00:00Z'),
    caller: '+46701740650',
    outcome: 'answered',
    ringSeconds: 3,
    talkSeconds: 50,
    transfer: null,
    appointment: { serviceId: 1, stylistId: 2, startsAt: Date.parse('2026-03-20T09:00:00Z') },
    texts: [],
  }

  it('adds its booking and changes no other', () => {
    const without = bookingsOfDay({ salon, seed: 'test', day, conversations: planned })
    const withIt = bookingsOfDay({ salon, seed: 'test', day, conversations: [...planned, live] })
    expect(withIt.slice(0, without.length)).toEqual(without)
    expect(withIt.slice(without.length)).toMatchObject([
      { callKey: live.key, client: { phone: live.caller }, startsAt: live.appointment?.startsAt },
    ])
  })

  it('keeps its id when another follows it', () => {
    const next = { ...live, key: 'live/1773141000000/1', startsAt: live.startsAt + 600_000 }
    const idOf = (conversations: Conversation[]) =>
      bookingsOfDay({ salon, seed: 'test', day, conversations }).find(({ callKey }) => callKey === live.key)
        ?.id
    expect(idOf([...planned, live])).toBe(idOf([...planned, live, next]))
  })
})

describe('a booking at an instant', () => {
  const at = (text: string) => Date.parse(`2026-03-${text}:00Z`)
  const booking: SalonBooking = {
    id: 1,
    madeOn: '2026-03-01',
    madeAt: at('01T10:00'),
    via: 'online',
    callKey: null,
    client: { id: 1, name: 'Alva Enbuske', phone: null, email: null },
    serviceId: 1,
    stylistId: 2,
    startsAt: at('10T10:00'),
    minutes: 45,
    seriesId: null,
    needsApproval: true,
    prepaid: false,
    toldLate: false,
    changes: [
      { at: at('01T12:00'), kind: 'approved' },
      { at: at('05T10:00'), kind: 'moved', startsAt: at('11T23:30'), stylistId: 3 },
      { at: at('12T01:00'), kind: 'no_show' },
    ],
  }

  it.each([
    ['before it is made', '01T09:59', null],
    ['waiting for approval', '01T11:00', { status: 'pending', startsAt: at('10T10:00') }],
    ['approved', '02T00:00', { status: 'confirmed', attended: null }],
    ['moved', '06T00:00', { startsAt: at('11T23:30'), endsAt: at('12T00:15'), stylistId: 3 }],
    ['missed', '13T00:00', { status: 'confirmed', attended: 'no_show', changedAt: at('12T01:00') }],
  ])('%s', (_, when, expected) => {
    const state = bookingAt(booking, at(when))
    if (expected === null) expect(state).toBeNull()
    else expect(state).toMatchObject(expected)
  })
})

it('a call that was ordered to book has made its booking when it ends', () => {
  for (let number = 0; number < 40; number++) {
    const now = Date.parse('2026-03-10T10:00:00Z')
    const { conversation } = placeConversation(
      { books: true, durationSeconds: 60, speed: 100 },
      { salon, seed: 'test', now, number },
    )
    const conversations = [conversation]
    const made = bookingsOfDay({ salon, seed: 'test', day: conversation.day, conversations }).find(
      ({ callKey }) => callKey === conversation.key,
    )
    expect(made?.madeAt).toBeLessThanOrEqual(endOf(conversation))
  }
})
