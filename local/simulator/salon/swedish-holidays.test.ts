import { expect, it } from 'vitest'
import { swedishHolidays } from './swedish-holidays.ts'

it('knows the holidays of 2026', () => {
  expect([...swedishHolidays(2026)].sort()).toEqual([
    '2026-01-01',
    '2026-01-06',
    '2026-04-03',
    '2026-04-05',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-24',
    '2026-06-06',
    '2026-06-19',
    '2026-06-20',
    '2026-10-31',
    '2026-12-24',
    '2026-12-25',
    '2026-12-26',
    '2026-12-31',
  ])
})

it.each([
  [2025, '2025-04-20', '2025-06-21', '2025-11-01'],
  [2027, '2027-03-28', '2027-06-26', '2027-11-06'],
])('knows Easter, Midsummer and All Saints of %i', (year, easter, midsummer, allSaints) => {
  const days = swedishHolidays(year)
  expect([easter, midsummer, allSaints].every((day) => days.has(day))).toBe(true)
})
