import { addDays, daysBetween, type LocalDay } from '../local-days'
import { addMonths, monthOf } from '../periods'

export type Days = { start: LocalDay; end: LocalDay }

/**
 * The period before: of a calendar month the month before, of a part of one from its first day on the same part,
 * otherwise as many days.
 */
export function earlierPeriod({ start, end }: Days): Days {
  const month = monthOf(start)
  const before = `${addMonths(month, -1)}-01`
  const lastOf = (of: string) => addDays(`${addMonths(of, 1)}-01`, -1)
  if (!start.endsWith('-01') || end > lastOf(month))
    return { start: addDays(start, -1 - daysBetween(start, end)), end: addDays(start, -1) }
  const endBefore = lastOf(monthOf(before))
  const samePart = addDays(before, daysBetween(start, end))
  return { start: before, end: end === lastOf(month) || samePart > endBefore ? endBefore : samePart }
}

/** A comparison says something only when the account's data reaches over nine tenths of the earlier period. */
export const isCovered = (period: Days, firstDay: LocalDay): boolean =>
  daysBetween(period.start, firstDay) <= Math.floor((daysBetween(period.start, period.end) + 1) / 10)

/** Whether what has a day lies in a period. */
export const isIn =
  ({ start, end }: Days) =>
  ({ day }: { day: LocalDay }): boolean =>
    day >= start && day <= end
