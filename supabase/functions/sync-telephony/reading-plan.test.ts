import { describe, expect, it } from 'vitest'
import {
  backfillPlan,
  nextPlan,
  planOf,
  recentPlan,
  spanCount,
  spanOf,
  type ReadingPlan,
} from './reading-plan.ts'

const now = new Date('2026-11-23T12:00:00Z')

it.each<[string, Date | null, Date | null, string]>([
  ['the first time: 90 days', null, null, '2026-08-25'],
  ['soon after the last: 3 days again', new Date('2026-11-23T11:55:00Z'), null, '2026-11-20'],
  ['after a long silence: 3 days before it', new Date('2026-11-01T00:00:00Z'), null, '2026-10-29'],
  ['a clock that ran ahead: 3 days before now', new Date('2027-01-01T00:00:00Z'), null, '2026-11-20'],
  [
    'a call whose price has not come: back to it',
    new Date('2026-11-23T11:55:00Z'),
    new Date('2026-11-17T09:00:00Z'),
    '2026-11-17',
  ],
  ['one of today is in it anyway', new Date('2026-11-23T11:55:00Z'), now, '2026-11-20'],
])('%s', (_, lastSync, unpriced, expected) => {
  expect(recentPlan(now, lastSync, unpriced)).toMatchObject({ since: expected, before: null, list: 'Calls' })
})

function walk(start: ReadingPlan) {
  const steps: string[] = []
  for (let plan: ReadingPlan | undefined = start; plan; plan = nextPlan(plan, now)) {
    const { from, before } = spanOf(plan, now)
    steps.push(`${plan.list} ${from}..${before ?? 'now'}`)
    if (steps.length > 100) throw new Error('The plan does not end')
  }
  return steps
}

describe('a plan', () => {
  it('of three days is one span of both lists', () => {
    expect(walk(recentPlan(now, now, null))).toEqual(['Calls 2026-11-20..now', 'Messages 2026-11-20..now'])
  })

  it('of ninety days goes back a month at a time, without a gap', () => {
    expect(walk(recentPlan(now, null, null)).filter((step) => step.startsWith('Calls'))).toEqual([
      'Calls 2026-10-24..now',
      'Calls 2026-09-24..2026-10-24',
      'Calls 2026-08-25..2026-09-24',
    ])
  })

  it('of a backfill begins where the first read ended and goes back twelve months', () => {
    const plan = backfillPlan(now)
    const calls = walk(plan).filter((step) => step.startsWith('Calls'))
    expect(calls[0]).toBe('Calls 2026-07-27..2026-08-26')
    expect(calls.at(-1)).toMatch(/^Calls 2025-11-23\.\./)
    expect(calls).toHaveLength(spanCount(plan, now))
  })

  it('counts its spans the same at every step', () => {
    const counts = new Set<number>()
    for (let plan: ReadingPlan | undefined = backfillPlan(now); plan; plan = nextPlan(plan, now)) {
      counts.add(spanCount(plan, now))
    }
    expect([...counts]).toEqual([10])
  })
})

describe('a cursor', () => {
  const cursor = { ...backfillPlan(now), page: '/Accounts/AC1/Calls.json?PageToken=x' }
  const later = new Date(now.getTime() + 25 * 3_600_000)

  it('is carried on from', () => {
    expect(planOf(JSON.parse(JSON.stringify(cursor)), now, 'backfill')).toEqual(cursor)
    expect(planOf(cursor, later, 'backfill')).toEqual(cursor)
  })

  it('of a recent read that was left for a day would leave a gap before now, and is made anew', () => {
    expect(planOf(cursor, later, 'recent')).toBeUndefined()
  })

  it.each([null, {}, 'x', { ...cursor, since: 'yesterday' }, { ...cursor, list: 'Recordings' }])(
    'that cannot be read is none: %j',
    (broken) => {
      expect(planOf(broken, now, 'backfill')).toBeUndefined()
    },
  )
})
