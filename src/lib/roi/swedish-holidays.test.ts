import { expect, it } from 'vitest'
import { easterSunday, isSwedishHoliday, swedishHolidays } from './swedish-holidays'

it('knows the red days of 2026', () => {
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
    '2026-06-20',
    '2026-10-31',
    '2026-12-25',
    '2026-12-26',
  ])
})

it.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
])('Easter of %i', (year, expected) => {
  expect(easterSunday(year)).toBe(expected)
})

it('takes an eve for the working day that it is by law', () => {
  expect(isSwedishHoliday('2026-12-24')).toBe(false)
  expect(isSwedishHoliday('2026-06-19')).toBe(false)
  expect(isSwedishHoliday('2025-11-01')).toBe(true)
})
