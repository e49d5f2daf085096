import { describe, expect, it } from 'vitest'
import { decimal } from './decimal'
import type { AccountFacts, BookingFact, TelephonyFact } from './facts-of-an-account'
import { referenceDashboard } from './reference-dashboard'

const period = { start: '2026-03-01', end: '2026-03-31' }
const facts: AccountFacts = {
  now: new Date('2026-04-15T10:00:00Z'),
  timeZone: 'Europe/Stockholm',
  openingHours: { tue: [['09:00', '18:00']] },
  telephony: [],
  usage: [],
  fixedCosts: [],
  bookings: [],
  said: [],
  sources: { telephony: true, ai: true, bookings: true },
  rateOn: (currency) => (currency === 'USD' ? { rate: decimal(10), provisional: false } : null),
}
// Tuesday 10 March, 10:00 local: open.
const call: TelephonyFact = {
  id: 'call',
  integrationId: 'twilio',
  provider: 'twilio',
  ref: 'CA1',
  parentRef: null,
  kind: 'call',
  direction: 'inbound',
  status: 'completed',
  startedAt: new Date('2026-03-10T09:00:00Z'),
  seconds: 180,
  cost: { amount: '20', currency: 'USD', isFinal: true },
}
const booking: BookingFact = {
  bookedAt: new Date('2026-03-10T09:05:00Z'),
  startsAt: new Date('2026-03-12T09:00:00Z'),
  status: 'completed',
  isMarked: true,
  price: { amount: '595', currency: 'SEK' },
  vatRate: null,
  tier: 'B',
  weight: '0.9',
  callId: 'call',
}
const dashboard = (changes: Partial<AccountFacts>) => referenceDashboard({ ...facts, ...changes }, period)

describe('one call and one booking', () => {
  it('by hand', () => {
    const { range, cost_sek, value_sek, net_sek, roi, roi_hidden, value } = dashboard({
      telephony: [call],
      bookings: [booking],
    })
    expect({ cost_sek, value_sek, net_sek, roi, roi_hidden }).toEqual({
      cost_sek: '200',
      // 6.434323 of saved time and 0.9 × 285.6 × 0.1 of the booking.
      value_sek: '32.138323',
      net_sek: '-167.861677',
      roi: null,
      roi_hidden: 'few_calls',
    })
    expect(value).toMatchObject({
      booked_through_ai_sek: '285.6',
      turnover_sek: '476',
      labour_hours: '0.046667',
    })
    // Low: 180 s × 212.293846 × 0.3 / 3,600 and 0.9 × 190.4 × (1 − a) × 0.3, both with the same a, 0.9.
    expect(range.low).toMatchObject({ cost_sek: '220', labour_sek: '2.865967', extra_sek: '5.1408' })
    // High: 240 s × 336.140073 × 0.8 / 3,600 and 0.9 × 380.8 × (1 − a) × 0.7, both with 0.7.
    expect(range.high).toMatchObject({ cost_sek: '180', labour_sek: '12.549229', extra_sek: '71.9712' })
  })
})

describe('what is not there', () => {
  it('no calls: nothing was saved, and nothing is divided by them', () => {
    const { calls, range, facts: numbers, first_day: firstDay } = dashboard({ fixedCosts: [monthly('310')] })
    expect([calls, firstDay, range.likely.labour_sek, range.likely.cost_sek]).toEqual([
      0,
      '2026-03-01',
      '0',
      '310',
    ])
    expect(numbers).toMatchObject({
      cost_per_handled_call: null,
      cost_per_booking: null,
      cost_per_minute: null,
    })
  })

  it('nothing at all: nothing is known', () => {
    const empty = dashboard({ sources: { telephony: false, ai: false, bookings: false } })
    expect(empty).toMatchObject({
      cost_sek: null,
      value_sek: null,
      net_sek: null,
      roi: null,
      roi_hidden: 'unknown',
    })
    expect(empty.comparison).toBeNull()
  })

  it('no bookings: saved time alone, and no break-even', () => {
    const { range, facts: numbers } = dashboard({ telephony: [call] })
    expect([range.likely.value_sek, range.likely.extra_sek]).toEqual(['6.434323', '0'])
    expect(numbers.break_even_bookings).toBeNull()
  })

  it('no booking system: what bookings bring is unknown, not nothing', () => {
    const { range, value } = dashboard({ telephony: [call], sources: { ...facts.sources, bookings: false } })
    expect([range.likely.value_sek, range.likely.extra_sek, value.turnover_sek]).toEqual([
      '6.434323',
      null,
      null,
    ])
  })

  it('no rate: the cost is unknown, and never the same amount in kronor', () => {
    const { cost_sek, net_sek, roi_hidden, range, cost } = dashboard({
      telephony: [call],
      rateOn: () => null,
    })
    expect({ cost_sek, net_sek, roi_hidden }).toEqual({
      cost_sek: null,
      net_sek: null,
      roi_hidden: 'unknown',
    })
    expect(range.likely.per_krona).toBeNull()
    expect(cost.unconverted).toEqual({
      USD: { amount: '20', first_day: '2026-03-10', last_day: '2026-03-10' },
    })
  })

  it('some rates: the sum of what is known, and no result of it', () => {
    const telephony = [
      call,
      { ...call, id: 'other', ref: 'CA2', cost: { amount: '5', currency: 'TRY', isFinal: true } },
    ]
    const { cost_sek, net_sek, roi_hidden } = dashboard({ telephony })
    expect({ cost_sek, net_sek, roi_hidden }).toEqual({
      cost_sek: '200',
      net_sek: null,
      roi_hidden: 'unknown',
    })
  })

  it('cost 0: no percentage and no infinity', () => {
    const free = dashboard({
      telephony: [{ ...call, cost: { amount: '0', currency: 'USD', isFinal: true } }],
    })
    expect(free).toMatchObject({ cost_sek: '0', net_sek: '6.434323', roi: null, roi_hidden: 'no_cost' })
    expect(free.range.likely.per_krona).toBeNull()
  })

  it('no earlier period: no comparison', () => {
    expect(dashboard({ telephony: [call] }).comparison).toBeNull()
    const earlier = { ...call, id: 'earlier', ref: 'CA0', startedAt: new Date('2026-02-01T09:00:00Z') }
    expect(dashboard({ telephony: [call, earlier] }).comparison).toMatchObject({ cost_sek: '200', calls: 1 })
  })

  it('a future period: no days, and nothing known', () => {
    const later = referenceDashboard(
      { ...facts, telephony: [call] },
      { start: '2026-05-01', end: '2026-05-31' },
    )
    expect(later).toMatchObject({ cost_sek: null, value_sek: null, days: [], comparison: null })
  })
})

it('values a booking by the day it was made, not the day of the visit', () => {
  const later = {
    ...booking,
    startsAt: new Date('2026-05-12T09:00:00Z'),
    status: 'booked' as const,
    isMarked: false,
  }
  expect(dashboard({ telephony: [call], bookings: [later] }).value.expected_sek).toBe('23.64768')
})

function monthly(amount: string) {
  return {
    kind: 'monthly' as const,
    category: 'fixed',
    amount,
    currency: 'SEK',
    startsOn: '2026-03-01',
    endsOn: null,
  }
}
