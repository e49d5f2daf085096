import { expect, it } from 'vitest'
import { addDays, backfillWindows, farWindows, nearWindow } from './booking-windows.ts'

it('a year ahead and a year back, without a gap and without a day twice', () => {
  const today = '2026-11-23'
  const windows = [...backfillWindows(today).toReversed(), nearWindow(today), ...farWindows(today)]
  expect(windows[0]?.from).toBe('2025-11-23')
  expect(windows.at(-1)?.until).toBe('2027-11-23')
  for (const [index, window] of windows.entries()) {
    expect(window.from <= window.until).toBe(true)
    const next = windows[index + 1]
    if (next) expect(next.from).toBe(addDays(window.until, 1))
  }
  expect(farWindows(today)).toHaveLength(12)
  expect(backfillWindows(today)).toHaveLength(12)
})
