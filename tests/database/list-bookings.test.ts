import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { actAs, owner } from './support/act-as.ts'
import { connectTwilio, signUp } from './support/builders.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase()
let anna: string
let bo: string
let integrations: Record<string, string>

beforeEach(async () => {
  anna = await signUp(sql)
  bo = await signUp(sql)
  integrations = { [anna]: await connectTwilio(sql, anna), [bo]: await connectTwilio(sql, bo) }
})

type Booking = {
  user: string
  status: string
  mark: string | null
  booked: string
  starts: string
  price: string | null
  currency: string
  service: string
  tier: string
  weight: number
}

async function book(changes: Partial<Booking> = {}): Promise<void> {
  const booking: Booking = {
    user: anna,
    status: 'booked',
    mark: null,
    booked: '2026-03-10T09:00:00Z',
    starts: '2026-03-20T09:00:00Z',
    price: '650.00',
    currency: 'SEK',
    service: 'Klippning',
    tier: 'E',
    weight: 0,
    ...changes,
  }
  await sql`
    with booking as (
      insert into public.calendar_events (user_id, integration_id, provider, provider_ref, provider_status, owner_mark,
        booked_at, booked_at_source, starts_at, ends_at, observed_at, price_amount, price_currency, service_name)
      values (${booking.user}, ${integrations[booking.user] ?? ''}, 'simplybook', ${randomUUID()}, ${booking.status}::public.booking_status,
        ${booking.mark}::public.booking_status, ${booking.booked}, 'callback', ${booking.starts},
        ${booking.starts}::timestamptz + interval '1 hour', now(), ${booking.price}::numeric,
        ${booking.price === null ? null : booking.currency}, ${booking.service})
      returning id, user_id
    )
    insert into public.booking_attributions (booking_id, user_id, rule_tier, rule_weight, rule_reason, rule_version)
    select id, user_id, ${booking.tier}, ${booking.weight}, 'no_call', 1 from booking`
}

type Filters = {
  by?: string
  from?: string
  until?: string
  status?: string
  attributed?: boolean
  unmarked?: boolean
  unpriced?: boolean
}

/** What the owner's page is told; filters as the function's arguments. */
const summarize = (filters: Filters = {}, user = anna) =>
  actAs(sql, owner(user), async (tx) => {
    const [row] = await tx<{ sum: Record<string, unknown> }[]>`
      select public.summarize_bookings(
        p_by := coalesce(${filters.by ?? null}, 'booked'),
        p_from := ${filters.from ?? null},
        p_until := ${filters.until ?? null},
        p_status := ${filters.status ?? null}::public.booking_status,
        p_attributed := ${filters.attributed ?? null},
        p_unmarked := ${filters.unmarked ?? false},
        p_unpriced := ${filters.unpriced ?? false}) as sum`
    return row?.sum
  })

describe('what a list of bookings adds up to', () => {
  it('counts what became of them and adds their prices by currency, cancelled ones left out', async () => {
    await book({ tier: 'B', weight: 0.9 })
    await book({ mark: 'no_show', price: '100.10' })
    await book({ status: 'completed', price: '20.05', currency: 'EUR' })
    await book({ status: 'cancelled', price: '999.00' })
    await book({ price: null, starts: '2100-01-01T09:00:00Z' })
    await book({ user: bo, price: '1.00' })
    expect(await summarize()).toEqual({
      bookings: 5,
      attributed: 1,
      booked: 2,
      completed: 1,
      no_show: 1,
      cancelled: 1,
      unmarked: 1,
      unpriced: 1,
      prices: [
        { currency: 'EUR', amount: '20.05' },
        { currency: 'SEK', amount: '750.10' },
      ],
    })
  })

  it('takes the days by when it was booked or by the visit, the end left out', async () => {
    await book()
    expect(await summarize({ from: '2026-03-10T09:00:00Z', until: '2026-03-10T09:00:01Z' })).toMatchObject({
      bookings: 1,
    })
    expect(await summarize({ from: '2026-03-09T09:00:00Z', until: '2026-03-10T09:00:00Z' })).toMatchObject({
      bookings: 0,
    })
    expect(await summarize({ by: 'starts', from: '2026-03-20T00:00:00Z' })).toMatchObject({ bookings: 1 })
    expect(await summarize({ by: 'starts', until: '2026-03-20T00:00:00Z' })).toMatchObject({ bookings: 0 })
  })

  it('follows status, attribution and what waits for a mark', async () => {
    await book({ tier: 'C', weight: 0.7 })
    await book({ mark: 'completed' })
    expect(await summarize({ attributed: true })).toMatchObject({ bookings: 1, attributed: 1 })
    expect(await summarize({ attributed: false })).toMatchObject({ bookings: 1, completed: 1 })
    expect(await summarize({ status: 'completed' })).toMatchObject({ bookings: 1 })
    expect(await summarize({ unmarked: true })).toMatchObject({ bookings: 1, unmarked: 1 })
  })

  it('finds what has no price, cancelled ones left out', async () => {
    await book({ price: null })
    await book({ price: null, status: 'cancelled' })
    await book()
    expect(await summarize({ unpriced: true })).toMatchObject({ bookings: 1, unpriced: 1 })
  })

  it('is nothing, and no null, where there is nothing', async () => {
    expect(await summarize({}, bo)).toMatchObject({ bookings: 0, unpriced: 0, prices: [] })
  })
})

it('names the services in use once each, of the account alone', async () => {
  await book({ service: 'Slingor', starts: new Date().toISOString() })
  await book({ service: 'Slingor', starts: new Date().toISOString() })
  await book({ user: bo, service: 'Massage', starts: new Date().toISOString() })
  const [row] = await actAs(
    sql,
    owner(anna),
    (tx) => tx<{ choices: unknown }[]>`select public.get_booking_choices() as choices`,
  )
  expect(row?.choices).toEqual({ services: ['Slingor'], staff: [] })
})
