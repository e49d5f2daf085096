import type { Dashboard, DashboardDay } from '@/lib/queries/dashboard-document'

export type DayState = 'finished' | 'unfinished' | 'incomplete' | 'missing'

/**
 * What can be said of a day: nothing before the first event (a gap, not a zero), not yet everything of today,
 * and of a day that lacks something only what it has; nothing at all when it has no cost either.
 */
export function dayState(day: DashboardDay, { first_day: first, period }: Dashboard): DayState {
  if (first === null || day.day < first || day.day > period.today) return 'missing'
  if (day.day === period.today) return 'unfinished'
  if (!day.is_incomplete) return 'finished'
  return Object.keys(day.cost).length === 0 ? 'missing' : 'incomplete'
}

/** The first day that has data although the period began without, or null when nothing is missing before it. */
export const beginsLater = ({ period, first_day: first }: Dashboard): string | null =>
  first !== null && period.start < first && first <= period.end ? first : null
