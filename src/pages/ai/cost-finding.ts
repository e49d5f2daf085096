import type { LocalDay } from '@/lib/local-days'

/** What the chart over days says. */
export type CostFinding =
  | { says: 'too-few' }
  | { says: 'even'; perDay: number }
  | { says: 'peak'; perDay: number; most: number; day: LocalDay }

/** Fewer days have no pattern. */
const enoughDays = 5
/** A day stands out when it is this much above the average. */
const standsOut = 1.5

/** @param days finished days, with what they cost */
export function costFinding(days: { day: LocalDay; value: number }[]): CostFinding {
  if (days.length < enoughDays) return { says: 'too-few' }
  const perDay = days.reduce((sum, { value }) => sum + value, 0) / days.length
  const most = days.reduce((highest, each) => (each.value > highest.value ? each : highest))
  if (perDay === 0 || most.value < perDay * standsOut) return { says: 'even', perDay }
  return { says: 'peak', perDay, most: most.value, day: most.day }
}
