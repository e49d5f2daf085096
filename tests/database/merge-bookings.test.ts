import { beforeEach, describe, expect, it } from 'vitest'
import { refusal } from './support/act-as.ts'
import {
  bookingAnswer,
  bookingClient,
  connectSimplyBook,
  mergeBookings,
  readBookings,
  type BookingAnswer,
} from './support/booking-builders.ts'
import { signUp } from './support/builders.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase()
const ref = '18342'
let anna: string
let integration: string

beforeEach(async () => {
  anna = await signUp(sql)
  integration = await connectSimplyBook(sql, anna)
})

/** The booking after these answers, one by one. */
async function heard(...answers: BookingAnswer[]): Promise<Record<string, unknown> | undefined> {
  for (const one of answers) await mergeBookings(sql, integration, [one])
  return (await readBookings(sql, integration))[0]
}
const at = (time: string) => `2026-03-09T${time}:00.000Z`
const removed = (time: string): BookingAnswer => ({ provider_ref: ref, observed_at: at(time), removed: true })

describe('a booking', () => {
  it('is one row, whole, with an exact price', async () => {
    expect(await heard(bookingAnswer(bookingClient('Ebba', '+46701740605')))).toEqual({
      provider: 'simplybook',
      provider_ref: ref,
      provider_status: 'booked',
      owner_mark: null,
      marked_at: null,
      status: 'booked',
      pending: false,
      booked_at: '2026-03-02T13:05:11+00:00',
      booked_at_source: 'provider',
      starts_at: '2026-03-10T08:15:00+00:00',
      ends_at: '2026-03-10T09:00:00+00:00',
      cancelled_at: null,
      service_ref: '4',
      service_name: 'Klippning',
      staff_ref: '2',
      staff_name: 'Saga',
      price_amount: 650,
      price_currency: 'SEK',
      price_source: 'service_catalogue',
      vat_rate: null,
      series_ref: null,
      call_ref: null,
      client_ref: '71',
      client_encrypted: 'sealed Ebba +46701740605',
      client_phone_hash: expect.any(String),
      client_phone_hint: '05',
      client_email_hash: null,
      flags: [],
      observed_at: '2026-03-09T12:00:00+00:00',
    })
  })

  it('that is asked for again and is the same writes no row', async () => {
    await heard(bookingAnswer(bookingClient('Ebba')))
    const version = () =>
      sql`select xmin::text from public.calendar_events where integration_id = ${integration}`
    const before = await version()
    const again = bookingAnswer({
      observed_at: at('13:00'),
      ...bookingClient('Ebba', undefined, 'sealed anew'),
    })
    expect(await mergeBookings(sql, integration, [again])).toEqual({ seen: 1, changed: 0 })
    expect(await version()).toEqual(before)
  })

  it('follows the later answer, whichever arrives last', async () => {
    const moved = bookingAnswer({ observed_at: at('13:00'), starts_at: '2026-03-11T08:15:00.000Z' })
    expect(await heard(moved, bookingAnswer())).toMatchObject({ starts_at: '2026-03-11T08:15:00+00:00' })
  })

  it('moved across midnight has one row, on the other day', async () => {
    const late = bookingAnswer({ starts_at: '2026-03-09T22:30:00.000Z', ends_at: '2026-03-09T23:15:00.000Z' })
    const moved = bookingAnswer({
      observed_at: at('13:00'),
      starts_at: '2026-03-09T23:30:00.000Z',
      ends_at: '2026-03-10T00:15:00.000Z',
    })
    await heard(late, moved)
    const rows = await sql`
      select (starts_at at time zone 'Europe/Stockholm')::date::text as day from public.calendar_events
      where integration_id = ${integration}`
    expect(rows).toMatchObject([{ day: '2026-03-10' }])
  })

  it('cancelled before its creation arrives stays cancelled', async () => {
    const cancelled = bookingAnswer({ observed_at: at('12:05'), status: 'cancelled' })
    expect(await heard(cancelled, bookingAnswer())).toMatchObject({
      status: 'cancelled',
      cancelled_at: '2026-03-09T12:05:00+00:00',
    })
  })

  it('that was cancelled and comes back is booked', async () => {
    const cancelled = bookingAnswer({ observed_at: at('12:05'), status: 'cancelled' })
    expect(await heard(cancelled, bookingAnswer({ observed_at: at('12:10') }))).toMatchObject({
      status: 'booked',
      cancelled_at: null,
    })
  })

  it('that the booking system knows no more is cancelled and flagged, until it is there again', async () => {
    expect(await heard(bookingAnswer(), removed('13:00'))).toMatchObject({
      status: 'cancelled',
      flags: ['removed'],
      cancelled_at: '2026-03-09T13:00:00+00:00',
    })
    expect(await heard(bookingAnswer({ observed_at: at('14:00') }))).toMatchObject({
      status: 'booked',
      flags: [],
    })
  })

  it('that nobody ever saw is not made by its removal', async () => {
    expect(await heard(removed('13:00'))).toBeUndefined()
  })

  it('keeps what a shorter answer does not mention', async () => {
    const detail = bookingAnswer({
      detailed: true,
      call_ref: 'CA01',
      series_ref: '9',
      ...bookingClient('Ebba'),
    })
    const { recorded_at, service_name, client_ref, ...short } = bookingAnswer({
      observed_at: at('13:00'),
    }) as Record<string, unknown>
    expect([recorded_at, service_name, client_ref]).not.toContain(undefined)
    delete short['service_ref']
    expect(await heard(detail, short as BookingAnswer)).toMatchObject({
      call_ref: 'CA01',
      series_ref: '9',
      service_name: 'Klippning',
      client_ref: '71',
      client_encrypted: 'sealed Ebba ',
      booked_at_source: 'provider',
    })
  })

  it('keeps the owner’s mark through every sync', async () => {
    await heard(bookingAnswer())
    await sql`update public.calendar_events set owner_mark = 'no_show' where integration_id = ${integration}`
    expect(await heard(bookingAnswer({ observed_at: at('13:00'), staff_name: 'Alva' }))).toMatchObject({
      status: 'no_show',
      staff_name: 'Alva',
    })
  })

  it('of another client has that client’s number, and of the same client the old ciphertext', async () => {
    await heard(bookingAnswer(bookingClient('Ebba', '+46701740605')))
    const other = bookingAnswer({ observed_at: at('13:00'), ...bookingClient('Maja', '+46701740606') })
    expect(await heard(other)).toMatchObject({
      client_encrypted: 'sealed Maja +46701740606',
      client_phone_hint: '06',
    })
    const same = bookingAnswer({
      observed_at: at('14:00'),
      staff_name: 'Alva',
      ...bookingClient('Maja', '+46701740606', 'new'),
    })
    expect(await heard(same)).toMatchObject({
      client_encrypted: 'sealed Maja +46701740606',
      staff_name: 'Alva',
    })
  })
})

describe('the price', () => {
  it('is that of the catalogue when the booking was first seen', async () => {
    const dearer = bookingAnswer({
      observed_at: at('13:00'),
      catalogue_price: { amount: '700.00', currency: 'SEK' },
    })
    expect(await heard(dearer, bookingAnswer())).toMatchObject({ price_amount: 650 })
  })

  it('follows the service when the client chooses another', async () => {
    const colour = bookingAnswer({
      observed_at: at('13:00'),
      service_ref: '5',
      service_name: 'Färgning',
      catalogue_price: { amount: '1490.00', currency: 'SEK' },
    })
    expect(await heard(bookingAnswer(), colour)).toMatchObject({
      price_amount: 1490,
      service_name: 'Färgning',
    })
  })

  it('is the invoice’s where there is one, and the catalogue’s again when that is deleted', async () => {
    const invoiced = bookingAnswer({
      observed_at: at('13:00'),
      invoice: { amount: '520.00', currency: 'SEK' },
    })
    expect(await heard(bookingAnswer(), invoiced)).toMatchObject({
      price_amount: 520,
      price_source: 'invoice',
    })
    // A row of the list names the invoice without its sum: that changes nothing.
    const { invoice: _, ...open } = bookingAnswer({ observed_at: at('14:00') }) as Record<string, unknown>
    expect(await heard(open as BookingAnswer)).toMatchObject({ price_amount: 520, price_source: 'invoice' })
    expect(await heard(bookingAnswer({ observed_at: at('15:00') }))).toMatchObject({
      price_amount: 650,
      price_source: 'service_catalogue',
    })
  })

  it('that nobody knows is none, flagged, and never 0', async () => {
    const { catalogue_price: _, ...free } = bookingAnswer() as Record<string, unknown>
    expect(await heard(free as BookingAnswer)).toMatchObject({
      price_amount: null,
      price_currency: null,
      price_source: null,
      flags: ['price_unknown'],
    })
  })

  it('of a membership is none, whatever the catalogue said before', async () => {
    const member = bookingAnswer({ observed_at: at('13:00'), flags: ['membership'] })
    expect(await heard(bookingAnswer(), member)).toMatchObject({ price_amount: null, flags: ['membership'] })
  })
})

describe('when it was made', () => {
  const called = (called_at: string, changes = {}) => bookingAnswer({ called_at, ...changes })

  it('is when the callback came, even after the booking system’s own record', async () => {
    expect(
      await heard(called('2026-03-09T11:59:58.000Z', { recorded_at: '2026-03-09T10:59:57.000Z' })),
    ).toMatchObject({ booked_at: '2026-03-09T11:59:58+00:00', booked_at_source: 'callback' })
  })

  it('is when the first of several callbacks came', async () => {
    const recorded_at = '2026-03-09T11:00:00.000Z'
    expect(
      await heard(
        called('2026-03-09T12:10:00.000Z', { recorded_at }),
        called('2026-03-09T12:00:00.000Z', { recorded_at }),
      ),
    ).toMatchObject({ booked_at: '2026-03-09T12:00:00+00:00' })
  })

  it('is not a callback that came days after the record, or long after we knew it', async () => {
    expect(await heard(called('2026-03-09T11:59:00.000Z'))).toMatchObject({ booked_at_source: 'provider' })
    const { recorded_at: _, ...unrecorded } = called('2026-03-10T12:00:00.000Z', {
      observed_at: at('12:00'),
    }) as Record<string, unknown>
    integration = await connectSimplyBook(sql, anna)
    expect(await heard(unrecorded as BookingAnswer)).toMatchObject({
      booked_at: '2026-03-09T12:00:00+00:00',
      booked_at_source: 'first_seen',
    })
  })

  it('is never later than the first sight', async () => {
    expect(await heard(bookingAnswer({ recorded_at: '2026-03-09T14:00:00.000Z' }))).toMatchObject({
      booked_at: '2026-03-09T12:00:00+00:00',
    })
  })
})

describe('a set', () => {
  it('may hold several answers about one booking', async () => {
    const set = [
      bookingAnswer({ observed_at: at('12:05'), status: 'cancelled' }),
      bookingAnswer(),
      bookingAnswer({ provider_ref: '2' }),
    ]
    expect(await mergeBookings(sql, integration, set)).toEqual({ seen: 3, changed: 2 })
    expect((await readBookings(sql, integration)).map(({ status }) => status)).toEqual([
      'cancelled',
      'booked',
    ])
  })

  it('has at most 500', async () => {
    const set = Array.from({ length: 501 }, (_, number) => bookingAnswer({ provider_ref: String(number) }))
    expect(await refusal(mergeBookings(sql, integration, set))).toBe('22023')
    expect(await mergeBookings(sql, integration, set.slice(1))).toEqual({ seen: 500, changed: 500 })
  })

  it('is refused once the connection is gone', async () => {
    await sql`select private.disconnect_integration(${anna}, ${integration}, 'request')`
    expect(await mergeBookings(sql, integration, [bookingAnswer()])).toBeNull()
  })

  it('is attributed to calls at once', async () => {
    await mergeBookings(sql, integration, [bookingAnswer()])
    const found = await sql`
      select a.rule_reason from public.booking_attributions a join public.calendar_events e on e.id = a.booking_id
      where e.integration_id = ${integration}`
    expect(found).toMatchObject([{ rule_reason: 'no_number' }])
  })

  it('of two workers at once makes one row of each booking', async () => {
    const set = Array.from({ length: 100 }, (_, number) =>
      bookingAnswer({ provider_ref: String(number + 1) }),
    )
    await Promise.all([
      mergeBookings(sql, integration, set),
      mergeBookings(sql, integration, set.toReversed()),
    ])
    expect(await readBookings(sql, integration)).toHaveLength(100)
  })
})
