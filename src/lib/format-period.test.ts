import { expect, it } from 'vitest'
import { formatPeriod } from './format-period'

const today = '2026-11-23'

it.each([
  ['2026-10-01', '2026-10-31', 'oktober', 'October'],
  ['2025-12-01', '2025-12-31', 'december 2025', 'December 2025'],
  ['2026-10-09', '2026-10-31', '9–31 oktober', '9–31 October'],
  ['2026-10-25', '2026-11-23', '25 oktober–23 november', '25 October–23 November'],
  ['2026-11-01', '2026-11-01', '1 november', '1 November'],
])('%s to %s is said %s', (start, end, swedish, english) => {
  expect(formatPeriod({ start, end }, today, 'sv')).toBe(swedish)
  expect(formatPeriod({ start, end }, today, 'en')).toBe(english)
})
