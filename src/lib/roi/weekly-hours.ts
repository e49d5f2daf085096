import { openSpans, readOpeningHours } from '../opening-hours'

export const minutesOfDay = 1_440

/** From and until in minutes of the week, 0 at midnight before Monday. */
export type WeeklyHours = readonly (readonly [from: number, until: number])[]

/** Monday to Friday, 9 to 17: what is taken for hours that nobody has set. */
export const assumedHours: WeeklyHours = [0, 1, 2, 3, 4].map((day) => [
  day * minutesOfDay + 9 * 60,
  day * minutesOfDay + 17 * 60,
])

/** Opening hours as the account holds them; null when there are none, or none that can be read. */
export function weeklyHoursOf(stored: unknown): WeeklyHours | null {
  const hours = readOpeningHours(stored)
  const spans = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    openSpans(hours, weekday)
      .filter(([opens, closes]) => opens < closes)
      .map(([opens, closes]): [number, number] => {
        const midnight = (weekday - 1) * minutesOfDay
        return [midnight + Math.round(opens * 60), midnight + Math.round(closes * 60)]
      }),
  )
  return spans.length > 0 ? spans : null
}
