import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { Observation } from '../../supabase/functions/_shared/observation.ts'
import { undone } from './support/act-as.ts'
import { connectTwilio, merge, sha256, signUp } from './support/builders.ts'
import type { Tx } from './support/open-database.ts'
import { readEvent } from './support/read-events.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase()
let anna: string
let inOrder: string
let shuffled: string
let asSet: string

beforeAll(async () => {
  anna = await signUp(sql)
  inOrder = await connectTwilio(sql, anna)
  shuffled = await connectTwilio(sql, anna)
  asSet = await connectTwilio(sql, anna)
})

// Few values each, so that observations often agree, contradict each other and tie.
const times = [
  '2026-03-10T09:15:00Z',
  '2026-03-10T09:15:00.250Z',
  '2026-03-10T09:16:13Z',
  '2026-03-11T23:30:00Z',
]
const time = fc.constantFrom(...times)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const number = fc.constantFrom('+46701740605', '+46701740606')

const anyObservation: fc.Arbitrary<Observation> = fc
  .record({
    source: fc.constantFrom('webhook' as const, 'rest' as const),
    final: fc.boolean(),
    sequence: maybe(fc.nat(3)),
    parent_ref: maybe(fc.constantFrom('CA1', 'CA2')),
    direction: maybe(fc.constantFrom('inbound' as const, 'outbound' as const)),
    status: fc.constantFrom(
      ...([
        'queued',
        'initiated',
        'ringing',
        'in_progress',
        'completed',
        'busy',
        'no_answer',
        'canceled',
      ] as const),
    ),
    observed_at: time,
    started_at: maybe(time),
    answered_at: maybe(time),
    ended_at: maybe(time),
    duration_seconds: maybe(fc.nat(2)),
    answered_by: maybe(fc.constantFrom('human', 'machine_start')),
    cost: maybe(
      fc.record({
        cost_amount: fc.constantFrom('0.0085', '0.008500', '1'),
        cost_currency: fc.constantFrom('USD', 'SEK'),
        cost_state: fc.constantFrom('estimated' as const, 'provisional' as const, 'final' as const),
      }),
    ),
    number: maybe(number),
    flags: fc.subarray(['number_not_valid' as const, 'price_unreadable' as const]),
  })
  .map(({ cost, number, ...rest }) => ({
    ...rest,
    ...cost,
    ...(number && {
      caller_number_encrypted: `sealed ${number}`,
      caller_number_hash: sha256(number).toString('hex'),
      caller_number_hint: number.slice(-2),
    }),
    provider_ref: 'CA0',
    kind: 'call' as const,
  }))

/** The same observations in another order, each at least once. */
const anyArrival = fc.array(anyObservation, { minLength: 1, maxLength: 6 }).chain((observations) =>
  fc.tuple(
    fc.constant(observations),
    fc
      .array(fc.constantFrom(...observations), { maxLength: 4 })
      .chain((again) =>
        fc.shuffledSubarray([...observations, ...again], { minLength: observations.length + again.length }),
      ),
  ),
)

async function deliver(tx: Tx, integrationId: string, observations: Observation[]): Promise<void> {
  for (const one of observations)
    await tx`select private.merge_observation(${integrationId}, ${anna}, 'twilio', ${tx.json(one)})`
}

it('makes the same row of any order and any repetition, one by one and as a set', async () => {
  await fc.assert(
    fc.asyncProperty(anyArrival, async ([observations, arrival]) => {
      await undone(sql, async (tx) => {
        await deliver(tx, inOrder, observations)
        await deliver(tx, shuffled, arrival)
        await merge(tx, asSet, arrival)
        const expected = await readEvent(tx, inOrder)
        expect(await readEvent(tx, shuffled)).toEqual(expected)
        expect(await readEvent(tx, asSet)).toEqual(expected)
      })
    }),
    { numRuns: 150 },
  )
})

it('takes every field from the best observation that has it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyObservation, { minLength: 1, maxLength: 6 }), async (observations) => {
      await undone(sql, async (tx) => {
        await merge(tx, inOrder, observations)
        const event = await readEvent(tx, inOrder)
        expect(event).toMatchObject({
          status: best(
            observations,
            (o) => o.status,
            (o) => progress(o.status),
          ),
          direction: best(observations, (o) => o.direction),
          duration_seconds: best(observations, (o) => o.duration_seconds),
          answered_by: best(observations, (o) => o.answered_by),
          cost_state: best(
            observations,
            (o) => o.cost_state,
            (o) => costRank(o.cost_state),
          ),
        })
        // Known once, known for ever.
        expect(await merge(tx, inOrder, observations)).toEqual({ seen: observations.length, changed: 0 })
      })
    }),
    { numRuns: 100 },
  )
})

/** The rule in plain words: rank, final, API before webhook, later, higher sequence, and greater value at last. */
function best<T extends string | number>(
  observations: Observation[],
  read: (o: Observation) => T | undefined,
  rank: (o: Observation) => number = () => 0,
): T | null {
  const order = (o: Observation) => [
    rank(o),
    Number(o.final),
    Number(o.source === 'rest'),
    Date.parse(o.observed_at),
    o.sequence ?? -1,
  ]
  const candidates = observations.filter((o) => read(o) !== undefined)
  const top = candidates.reduce<Observation[]>((leaders, o) => {
    const difference = leaders[0] ? compare(order(o), order(leaders[0])) : 1
    return difference > 0 ? [o] : difference === 0 ? [...leaders, o] : leaders
  }, [])
  const values = top.map(read).filter((value) => value !== undefined)
  return values.sort((a, b) => compare([place(a)], [place(b)])).at(-1) ?? null
}

const statusOrder = [
  'queued',
  'initiated',
  'ringing',
  'in_progress',
  'completed',
  'busy',
  'no_answer',
  'canceled',
]
const progress = (status: string) => Math.min(statusOrder.indexOf(status), 4)
const costRank = (state: string | undefined) => ['estimated', 'provisional', 'final'].indexOf(state ?? '')
const words = [
  ...statusOrder,
  'inbound',
  'outbound',
  'human',
  'machine_start',
  'estimated',
  'provisional',
  'final',
]
const place = (value: string | number) => (typeof value === 'number' ? value : words.indexOf(value))

function compare(a: number[], b: number[]): number {
  return a.map((value, index) => value - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}
