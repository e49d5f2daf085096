import { expect, it } from 'vitest'
import { addDays, daysIn, swedishDay, yearRanges } from './day-ranges.ts'

it('a range is cut into pieces of at most a year, without a gap and without an overlap', () => {
  const ranges = yearRanges({ from: '2023-11-20', until: '2026-03-27' })
  expect(ranges).toEqual([
    { from: '2023-11-20', until: '2024-11-18' },
    { from: '2024-11-19', until: '2025-11-18' },
    { from: '2025-11-19', until: '2026-03-27' },
  ])
  for (const range of ranges) expect(daysIn(range)).toBeLessThanOrEqual(365)
})

it.each([
  ['one day', '2026-03-27', '2026-03-27', 1],
  ['exactly a year', '2026-01-01', '2026-12-31', 1],
  ['a day more', '2026-01-01', '2027-01-01', 2],
  ['backwards', '2026-03-27', '2026-03-26', 0],
])('%s', (_, from, until, pieces) => {
  expect(yearRanges({ from, until })).toHaveLength(pieces)
})

it('days are added over months and leap years', () => {
  expect([addDays('2024-02-28', 1), addDays('2024-03-01', -1), addDays('2025-12-31', 1)]).toEqual([
    '2024-02-29',
    '2024-02-29',
    '2026-01-01',
  ])
})

it('the day is the one of Stockholm, in summer and in winter', () => {
  expect(swedishDay(new Date('2026-07-01T22:30:00Z'))).toBe('2026-07-02')
  expect(swedishDay(new Date('2026-01-01T22:30:00Z'))).toBe('2026-01-01')
})
