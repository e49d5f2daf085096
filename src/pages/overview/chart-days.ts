import type { LocalDay } from '@/lib/local-days'
import type { OverviewDay } from '@/lib/queries/overview-document'

export type DayState = 'finished' | 'unfinished' | 'missing'

/**
 * What can be said of a day: nothing before the first event (a gap, not a zero), not yet everything of today.
 * @param firstDay the local day of the account's first event
 */
export function dayState(day: LocalDay, today: LocalDay, firstDay: LocalDay | null): DayState {
  if (firstDay === null || day < firstDay) return 'missing'
  return day >= today ? 'unfinished' : 'finished'
}

/** What a day cost in a currency; zero when nothing was charged. Only to be drawn: money shown comes as text. */
export const costOf = (day: OverviewDay, currency: string): number =>
  Number(day.costs.find((cost) => cost.currency === currency)?.amount ?? 0)

/** The first of the days that has data although the period began without, or null when nothing is missing. */
export function firstDayWithData(days: LocalDay[], firstDay: LocalDay | null): LocalDay | null {
  const start = days[0]
  return firstDay !== null && start !== undefined && start < firstDay ? firstDay : null
}
