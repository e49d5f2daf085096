import type { Range } from './assumptions-in-force'
import { wilsonInterval } from './wilson-interval'

/** Below this the owner's own visits say too little. */
export const enoughMarks = 30
export const marksReachBackDays = 180

export type MarkedVisit = { startsAt: Date; came: boolean }

/** The owner's own show rate from the visits marked in the last 180 days; null when they are too few. */
export function measuredShowRate(visits: readonly MarkedVisit[], now: Date): Range | null {
  const oldest = now.getTime() - marksReachBackDays * 86_400_000
  const recent = visits.filter(({ startsAt }) => startsAt.getTime() >= oldest)
  if (recent.length < enoughMarks) return null
  return wilsonInterval(recent.filter(({ came }) => came).length, recent.length)
}
