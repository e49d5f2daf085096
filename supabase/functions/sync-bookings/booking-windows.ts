import type { DayWindow } from '../_shared/simplybook/list-bookings.ts'

const NEAR_DAYS = 14
const MONTH_DAYS = 30
const YEAR_DAYS = 365

/** Two weeks back, for what became of visits, and two ahead. @param today the company's day, `YYYY-MM-DD` */
export function nearWindow(today: string): DayWindow {
  return { from: addDays(today, -NEAR_DAYS), until: addDays(today, NEAR_DAYS) }
}

/** From there to a year ahead, by months, the nearest first. */
export function farWindows(today: string): DayWindow[] {
  return months(NEAR_DAYS + 1).map(([near, far]) => ({
    from: addDays(today, near),
    until: addDays(today, far),
  }))
}

/** From before the two weeks to a year back, by months, the nearest first. */
export function backfillWindows(today: string): DayWindow[] {
  return months(NEAR_DAYS + 1).map(([near, far]) => ({
    from: addDays(today, -far),
    until: addDays(today, -near),
  }))
}

/** The day `count` days later; negative: earlier. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** Distances from today in days, first and last included. */
function months(from: number): [number, number][] {
  const spans: [number, number][] = []
  for (let near = from; near <= YEAR_DAYS; near += MONTH_DAYS) {
    spans.push([near, Math.min(near + MONTH_DAYS - 1, YEAR_DAYS)])
  }
  return spans
}
