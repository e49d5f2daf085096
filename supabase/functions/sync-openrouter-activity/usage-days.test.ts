import { expect, it } from 'vitest'
import {
  activityWindow,
  daysOf,
  finalBefore,
  gapBefore,
  halves,
  historyBefore,
  monthsOf,
} from './usage-days.ts'

const now = new Date('2026-11-23T00:30:00Z')
const window = activityWindow(now)

it('looks at the last 30 completed UTC days', () => {
  expect(window).toEqual({ from: '2026-10-24', until: '2026-11-23' })
  expect(daysOf(window)).toHaveLength(30)
})

it('goes by the UTC day, not by the clock in Sweden', () => {
  // Half past midnight in Stockholm, summer time: still the day before at the provider.
  expect(activityWindow(new Date('2026-07-01T00:30:00+02:00')).until).toBe('2026-06-30')
})

it('leaves the last three days open', () => {
  expect(finalBefore(now)).toBe('2026-11-20')
})

it.each([
  [null, undefined],
  ['2026-11-22T06:00:00Z', undefined],
  ['2026-10-27T06:00:00Z', undefined],
  ['2026-10-26T06:00:00Z', { from: '2026-10-23', until: '2026-10-24' }],
  ['2026-08-10T06:00:00Z', { from: '2026-08-07', until: '2026-10-24' }],
  ['2024-01-01T06:00:00Z', { from: '2025-11-24', until: '2026-10-24' }],
])('last read %s leaves the gap %j', (lastRead, gap) => {
  expect(gapBefore(window, lastRead === null ? null : new Date(lastRead))).toEqual(gap)
})

it('reaches back a year in months, the newest first, each day in one of them', () => {
  const history = historyBefore(window)
  const months = monthsOf(history)
  expect(months).toHaveLength(12)
  expect(months[0]).toEqual({ from: '2026-10-01', until: '2026-10-24' })
  expect(months.at(-1)).toEqual({ from: '2025-11-24', until: '2025-12-01' })
  expect(months.flatMap(daysOf).sort()).toEqual(daysOf(history))
})

it('halves a span until it is one day', () => {
  expect(halves({ from: '2026-02-01', until: '2026-02-04' })).toEqual([
    { from: '2026-02-01', until: '2026-02-03' },
    { from: '2026-02-03', until: '2026-02-04' },
  ])
  expect(halves({ from: '2026-02-01', until: '2026-02-02' })).toBeUndefined()
})
