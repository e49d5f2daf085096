import { expect, it } from 'vitest'
import { earlierPeriod, isCovered } from './earlier-period'

it.each([
  ['a month', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['January', '2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
  ['the beginning of a month', '2026-11-01', '2026-11-23', '2026-10-01', '2026-10-23'],
  ['more of a month than the one before has', '2026-03-01', '2026-03-30', '2026-02-01', '2026-02-28'],
  ['days', '2026-11-10', '2026-11-16', '2026-11-03', '2026-11-09'],
  ['one day', '2026-03-01', '2026-03-01', '2026-02-01', '2026-02-01'],
  ['two months', '2026-03-01', '2026-04-30', '2025-12-30', '2026-02-28'],
])('before %s', (_, start, end, expectedStart, expectedEnd) => {
  expect(earlierPeriod({ start, end })).toEqual({ start: expectedStart, end: expectedEnd })
})

it('is compared with only when the data reaches over nine tenths of it', () => {
  const period = { start: '2026-10-01', end: '2026-10-30' }
  expect(isCovered(period, '2026-09-01')).toBe(true)
  expect(isCovered(period, '2026-10-04')).toBe(true)
  expect(isCovered(period, '2026-10-05')).toBe(false)
})
