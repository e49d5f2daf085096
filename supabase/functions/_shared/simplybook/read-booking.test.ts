import { describe, expect, it } from 'vitest'
import { NotUnderstood } from '../observation.ts'
import { readBooking, type ReadOptions } from './read-booking.ts'
import { readStatusMap } from './statuses.ts'
import { bookingRow } from './testing-rows.ts'

const options: ReadOptions = {
  timeZone: 'Europe/Stockholm',
  statusMap: readStatusMap('7=no_show, 12=completed'),
  observedAt: new Date('2026-03-09T12:00:00Z'),
  detailed: false,
}
const read = (changes = {}) => readBooking(bookingRow(changes), options).booking

describe('a row of the list', () => {
  it('becomes a booking, and the client stays apart', () => {
    expect(readBooking(bookingRow(), options)).toEqual({
      booking: {
        provider_ref: '18342',
        observed_at: '2026-03-09T12:00:00.000Z',
        detailed: false,
        status: 'booked',
        pending: false,
        starts_at: '2026-03-10T08:15:00.000Z',
        ends_at: '2026-03-10T09:00:00.000Z',
        recorded_at: '2026-03-02T13:05:11.000Z',
        service_ref: '4',
        service_name: 'Klippning',
        staff_ref: '2',
        staff_name: 'Saga',
        catalogue_price: { amount: '650.00', currency: 'SEK' },
        invoice_ref: null,
        invoice: 'none',
        client_ref: '71',
        flags: [],
      },
      client: { name: 'Ebba Exempel', phone: '070-174 06 05', email: 'Ebba@client.example' },
    })
  })

  it('keeps no e-mail, phone or address of anybody in the booking', () => {
    const row = bookingRow({
      comment: 'Ring 0701740605, Ebba. AI-call:CA0123456789abcdef',
      additional_fields: [{ id: 1, field: 'Personnummer', value: '19900101-1234' }],
    })
    const kept = JSON.stringify(readBooking(row, options).booking)
    for (const personal of ['@', '0701740605', '070-174', 'Storgatan', 'Ebba', '1990'])
      expect(kept).not.toContain(personal)
  })

  it('without id or beginning is not understood', () => {
    for (const changes of [
      { id: null },
      { id: 'x' },
      { id: 0 },
      { start_datetime: null },
      { start_datetime: 'soon' },
    ])
      expect(() => read(changes)).toThrow(NotUnderstood)
    for (const item of [null, 'text', [], 7]) expect(() => readBooking(item, options)).toThrow(NotUnderstood)
  })

  it('never shifts by the client’s own time offset', () => {
    expect(read({ client_time_offset: 36_000 }).starts_at).toBe(read().starts_at)
  })

  it('without an end lasts as long as its service, and without that is flagged', () => {
    expect(read({ end_datetime: null })).toMatchObject({ ends_at: '2026-03-10T09:00:00.000Z', flags: [] })
    expect(read({ end_datetime: '', duration: null })).toMatchObject({
      ends_at: '2026-03-10T08:15:00.000Z',
      flags: ['end_unknown'],
    })
  })

  it('that ends before it starts is kept and flagged', () => {
    expect(read({ end_datetime: '2026-03-10 09:00:00' }).flags).toEqual(['ends_before_start'])
  })

  it('in the hour that does not exist moves forward and is flagged; in the repeated one it is the first', () => {
    const spring = { start_datetime: '2026-03-29 02:30:00', end_datetime: '2026-03-29 03:30:00' }
    expect(read(spring)).toMatchObject({
      starts_at: '2026-03-29T01:30:00.000Z',
      ends_at: '2026-03-29T01:30:00.000Z',
      flags: ['time_moved'],
    })
    const autumn = { start_datetime: '2026-10-25 02:30:00', end_datetime: '2026-10-25 03:30:00' }
    expect(read(autumn)).toMatchObject({
      starts_at: '2026-10-25T00:30:00.000Z',
      ends_at: '2026-10-25T02:30:00.000Z',
      flags: [],
    })
  })

  it('of a series says which one; batch type and seats multiply nothing', () => {
    expect(read({ batch_id: 991, batch_type: 'recurring' }).series_ref).toBe('991')
    expect(read({ batch_id: '992', batch_type: 'group' })).toMatchObject({
      series_ref: '992',
      catalogue_price: { amount: '650.00' },
    })
  })
})

describe('the status', () => {
  it.each([
    [{ status: 'confirmed' }, { status: 'booked', pending: false, flags: [] }],
    [
      { status: 'pending', is_confirmed: false },
      { status: 'booked', pending: true, flags: [] },
    ],
    [{ status: 'confirmed_pending' }, { status: 'booked', pending: true, flags: [] }],
    [
      { status: 'canceled', is_confirmed: false },
      { status: 'cancelled', pending: false, flags: [] },
    ],
    [{ status: 'cancelled' }, { status: 'cancelled', pending: false, flags: [] }],
    [{ status: 'Canceled' }, { status: 'cancelled', pending: false, flags: [] }],
    [
      { status: 'confirmed', is_canceled: 1 },
      { status: 'cancelled', pending: false, flags: [] },
    ],
    [
      { status: 'confirmed', invoice_status: 'cancelled_by_timeout' },
      { status: 'cancelled', flags: ['not_paid'] },
    ],
    [{ user_status_id: 7 }, { status: 'no_show', flags: [] }],
    [{ user_status_id: '12' }, { status: 'completed', flags: [] }],
    [{ user_status: { id: 12, name: 'Klar' } }, { status: 'completed', flags: [] }],
    [{ user_status_id: 99 }, { status: 'booked', flags: [] }],
    [
      { user_status_id: 12, status: 'canceled' },
      { status: 'cancelled', flags: [] },
    ],
    [{ ticket_is_used: true }, { status: 'completed', flags: [] }],
  ])('of %j', (changes, expected) => {
    expect(read(changes)).toMatchObject(expected)
  })

  it('that nobody knows is kept in its own word and flagged', () => {
    expect(read({ status: 'teleported' })).toMatchObject({
      status: 'booked',
      pending: false,
      unknown_status: 'teleported',
      flags: ['unknown_status'],
    })
    // Not confirmed may be cancelled or not yet approved: it is not counted as certain.
    expect(read({ status: null, is_confirmed: false })).toMatchObject({
      pending: true,
      flags: ['unknown_status'],
    })
  })
})

describe('the price', () => {
  const service = (price: unknown, currency: unknown = 'SEK') => ({ service: { id: 4, price, currency } })
  it.each([
    [service(650), { amount: '650.00', currency: 'SEK' }],
    [service(649.5), { amount: '649.50', currency: 'SEK' }],
    [service('0450.5000', 'eur'), { amount: '450.50', currency: 'EUR' }],
  ])('of %j is the catalogue’s', (changes, expected) => {
    expect(read(changes).catalogue_price).toEqual(expected)
  })

  it.each([[0], ['0.00'], [null], ['free'], [-20], ['1,234.00'], [19.999], [1e21], ['']])(
    'of %j is unknown, never 0',
    (price) => {
      expect(read(service(price))).not.toHaveProperty('catalogue_price')
    },
  )

  it('in no currency is unknown, and flagged', () => {
    for (const currency of ['kr', '', null, 'SEKK'])
      expect(read(service(650, currency))).toMatchObject({ flags: ['currency_unknown'] })
    expect(read(service(650, 'kr'))).not.toHaveProperty('catalogue_price')
  })

  it('is the invoice’s where there is one, as text or number', () => {
    const invoiced = { invoice_id: 5, invoice_status: 'paid', invoice: { total_amount: '520.00' } }
    expect(read(invoiced).invoice).toEqual({ amount: '520.00', currency: 'SEK' })
    expect(read({ ...invoiced, invoice: { total: 520, currency: 'EUR' } }).invoice).toEqual({
      amount: '520.00',
      currency: 'EUR',
    })
  })

  it('of a row that only names its invoice is left open; the whole booking has the last word', () => {
    const row = { invoice_id: 5, invoice_status: 'new' }
    expect(read(row)).toMatchObject({ invoice_ref: '5' })
    expect(read(row)).not.toHaveProperty('invoice')
    for (const invoice of [null, {}, { total: 0 }, { total: 520, currency: 'kr' }])
      expect(
        readBooking(bookingRow({ ...row, invoice }), { ...options, detailed: true }).booking,
      ).toMatchObject({
        invoice_ref: '5',
        invoice: 'none',
      })
  })

  it.each(['deleted', 'error', 'cancelled', 'cancelled_by_timeout'])(
    'is not that of an invoice which is %s, even if it was paid',
    (invoice_status) => {
      const row = { invoice_id: 5, invoice_status, invoice_payment_received: true, invoice: { total: 520 } }
      expect(read(row)).toMatchObject({ invoice_ref: null, invoice: 'none' })
    },
  )

  it('of a membership is unknown', () => {
    const booking = read({ membership_id: 3 })
    expect(booking).not.toHaveProperty('catalogue_price')
    expect(booking.flags).toEqual(['membership'])
  })
})

describe('the call that made it', () => {
  it.each([
    ['AI-call:CA0123456789abcdef0123456789abcdef', 'CA0123456789abcdef0123456789abcdef'],
    ['Vill ha Saga. AI-call: call_9f0b-6c1d', 'call_9f0b-6c1d'],
    ['ai-call:abcd1234, tack', 'abcd1234'],
  ])('is in %j', (comment, ref) => {
    expect(read({ comment }).call_ref).toBe(ref)
  })

  it.each(['', null, 'AI-call:', 'AI-call:ab', 'no-AI-call:abcd1234x', `AI-call:${'a'.repeat(80)}`, 42])(
    'is not in %j',
    (comment) => {
      expect(read({ comment })).not.toHaveProperty('call_ref')
    },
  )
})

it('a map of statuses leaves out what it does not understand', () => {
  const map = readStatusMap('7=no_show,x=completed, 8 = completed ,9=cancelled,,10')
  expect([...map]).toEqual([
    ['7', 'no_show'],
    ['8', 'completed'],
  ])
  expect([...readStatusMap({ 7: 'no_show' }), ...readStatusMap(undefined)]).toEqual([])
})
