import { weekdayOf, type WallClock } from '../local-days'
import { isSwedishHoliday } from './swedish-holidays'
import { minutesOfDay, type WeeklyHours } from './weekly-hours'

/** Time bands of F3: how likely staff would have answered depends on them. */
export const timeBands = ['open', 'lunch', 'evening', 'weekend', 'holiday'] as const
export type TimeBand = (typeof timeBands)[number]

const lunch = { from: 11 * 60 + 30, until: 13 * 60 }

/** A red day, the lunch while open, open, a weekend, or any other closed time (evening). */
export function timeBandOf({ day, minute }: WallClock, hours: WeeklyHours): TimeBand {
  if (isSwedishHoliday(day)) return 'holiday'
  const weekday = weekdayOf(day)
  const ofWeek = (weekday - 1) * minutesOfDay + minute
  if (hours.some(([from, until]) => ofWeek >= from && ofWeek < until))
    return minute >= lunch.from && minute < lunch.until ? 'lunch' : 'open'
  return weekday >= 6 ? 'weekend' : 'evening'
}
