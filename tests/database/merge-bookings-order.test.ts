import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { undone } from './support/act-as.ts'
import {
  bookingClient,
  connectSimplyBook,
  mergeBookings,
  readBookings,
  type BookingAnswer,
} from './support/booking-builders.ts'
import { signUp } from './support/builders.ts'
import type { Tx } from './support/open-database.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase()
let inOrder: string
let shuffled: string
let asSet: string

beforeAll(async () => {
  const anna = await signUp(sql)
  inOrder = await connectSimplyBook(sql, anna)
  shuffled = await connectSimplyBook(sql, anna)
  asSet = await connectSimplyBook(sql, anna)
})

// Few values each, so that answers often agree, contradict each other and tie.
const time = fc.constantFrom(
  '2026-03-09T12:00:00.000Z',
  '2026-03-09T12:00:00.250Z',
  '2026-03-09T12:31:00.000Z',
  '2026-03-11T23:30:00.000Z',
)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const price = fc.constantFrom(
  { amount: '650.00', currency: 'SEK' },
  { amount: '700.00', currency: 'SEK' },
  { amount: '65.00', currency: 'EUR' },
)

const anyBooking: fc.Arbitrary<BookingAnswer> = fc
  .record(
    {
      observed_at: time,
      detailed: fc.boolean(),
      status: fc.constantFrom(
        'booked' as const,
        'completed' as const,
        'no_show' as const,
        'cancelled' as const,
      ),
      pending: fc.boolean(),
      starts_at: time,
      ends_at: time,
      recorded_at: time,
      called_at: time,
      service_ref: fc.constantFrom('4', '5'),
      staff_ref: fc.constantFrom('1', '2'),
      catalogue_price: maybe(price),
      invoice: fc.oneof(fc.constant('none' as const), price),
      series_ref: fc.constantFrom('7', '8'),
      call_ref: fc.constantFrom('CA1', 'CA2'),
      client_ref: fc.constantFrom('71', '72'),
      flags: fc.subarray(['membership' as const, 'time_moved' as const]),
      client: fc.constantFrom(bookingClient('Ebba', '+46701740605'), bookingClient('Maja')),
    },
    { requiredKeys: ['observed_at', 'detailed', 'status', 'pending', 'starts_at', 'ends_at', 'flags'] },
  )
  .map(({ client, ...rest }) => {
    return { provider_ref: '18342', invoice_ref: null, ...rest, ...client } as BookingAnswer
  })
const anyAnswer = fc.oneof(
  { arbitrary: anyBooking, weight: 6 },
  {
    arbitrary: time.map((observed_at): BookingAnswer => ({
      provider_ref: '18342',
      observed_at,
      removed: true,
    })),
    weight: 1,
  },
)

/** The same answers in another order, each at least once. The first is of the booking: a removal alone makes none. */
const anyArrival = fc
  .tuple(anyBooking, fc.array(anyAnswer, { maxLength: 5 }))
  .map(([first, others]) => [first, ...others])
  .chain((answers) =>
    fc.tuple(
      fc.constant(answers),
      fc
        .array(fc.constantFrom(...answers), { maxLength: 4 })
        .chain((again) =>
          fc.shuffledSubarray([...answers, ...again], { minLength: answers.length + again.length }),
        ),
    ),
  )

/** While a callback waits, every answer counts, the unchanged ones too. */
async function expectCallback(tx: Tx, integrationId: string): Promise<void> {
  await tx`insert into private.booking_callbacks (integration_id, provider_ref) values (${integrationId}, '18342')`
}

it('makes the same row of any order and any repetition, one by one and as a set', async () => {
  await fc.assert(
    fc.asyncProperty(anyArrival, async ([answers, arrival]) => {
      await undone(sql, async (tx) => {
        for (const integration of [inOrder, shuffled, asSet]) {
          await expectCallback(tx, integration)
          await mergeBookings(tx, integration, answers.slice(0, 1))
        }
        for (const one of answers) await mergeBookings(tx, inOrder, [one])
        for (const one of arrival) await mergeBookings(tx, shuffled, [one])
        await mergeBookings(tx, asSet, arrival)
        const expected = await readBookings(tx, inOrder)
        expect(expected).toHaveLength(1)
        expect(await readBookings(tx, shuffled)).toEqual(expected)
        expect(await readBookings(tx, asSet)).toEqual(expected)
        // Known once, known for ever.
        expect(await mergeBookings(tx, asSet, answers)).toEqual({ seen: answers.length, changed: 0 })
      })
    }),
    { numRuns: 100 },
  )
}, 120_000)

it('says what the latest answer said, with the first price and the earliest call', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyBooking, { minLength: 1, maxLength: 6 }), async (answers) => {
      await undone(sql, async (tx) => {
        await mergeBookings(tx, inOrder, answers)
        const [booking] = await readBookings(tx, inOrder)
        const latest = answers
          .map((answer) => answer.observed_at)
          .toSorted()
          .at(-1)
        const statuses = answers.filter(({ observed_at }) => observed_at === latest)
        expect(statuses.map((answer) => 'status' in answer && answer.status)).toContain(booking?.['status'])
        expect(Date.parse(String(booking?.['booked_at']))).toBeLessThanOrEqual(
          Math.min(...answers.map(({ observed_at }) => Date.parse(observed_at))),
        )
      })
    }),
    { numRuns: 100 },
  )
}, 120_000)
