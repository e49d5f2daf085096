import { weekdayOf, type LocalDay } from '@/lib/local-days'

/**
 * Which days of an axis get a label: all of a week, the Mondays of a month, the firsts of longer stretches.
 * @param days ascending, without gaps
 */
export function dayTicks(days: LocalDay[]): LocalDay[] {
  if (days.length <= 8) return days
  if (days.length <= 45) return days.filter((day) => weekdayOf(day) === 1)
  const firsts = days.filter((day) => day.endsWith('-01'))
  return firsts.length > 1 ? firsts : days.filter((_, index) => index % Math.ceil(days.length / 6) === 0)
}

/** Ends of the stretches that hold no data, to be hatched. */
export function missingSpans(days: { day: LocalDay; isMissing: boolean }[]): [LocalDay, LocalDay][] {
  const spans: [LocalDay, LocalDay][] = []
  let wasMissing = false
  for (const { day, isMissing } of days) {
    const open = spans.at(-1)
    if (isMissing && wasMissing && open) open[1] = day
    else if (isMissing) spans.push([day, day])
    wasMissing = isMissing
  }
  return spans
}
