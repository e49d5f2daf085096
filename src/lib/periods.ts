import { addDays, daysBetween, isLocalDay, type LocalDay } from './local-days'

/** A month as `2026-11`. */
export type Month = string

/** A stretch of local days, both ends inclusive, and how it was chosen. */
export type Period = { start: LocalDay; end: LocalDay } & (
  { kind: 'month'; month: Month } | { kind: 'days'; days: number } | { kind: 'own' }
)

/** The stretches that end with today, in days. */
export const recentLengths = [30, 90] as const
/** A chart has at most this many days; an own stretch that is longer loses its beginning. */
const longestPeriod = 400

const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/
export const monthOf = (day: LocalDay): Month => day.slice(0, 7)

/** The month `count` months later; earlier when negative. */
export function addMonths(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

/** The first and the last day of a month. */
export const daysOfMonth = (month: Month): { start: LocalDay; end: LocalDay } => ({
  start: `${month}-01`,
  end: addDays(`${addMonths(month, 1)}-01`, -1),
})

/** True from the first to the last day of one month. */
export function isWholeMonth({ start, end }: { start: LocalDay; end: LocalDay }): boolean {
  const month = daysOfMonth(monthOf(start))
  return month.start === start && month.end === end
}

const earlier = (a: LocalDay, b: LocalDay) => (a < b ? a : b)

/** A month up to today: what has not happened is not part of it. */
export function monthPeriod(month: Month, today: LocalDay): Period {
  const { start, end } = daysOfMonth(month)
  return { kind: 'month', month, start, end: earlier(end, today) }
}

/**
 * Reads the period of a URL: `?month=2026-10`, `?days=90` or `?from=…&to=…`; the running month when it says
 * nothing we know. Nothing reaches past today, a stretch given backwards is turned, and a very long one is
 * shortened at its beginning.
 */
export function readPeriod(params: URLSearchParams, today: LocalDay): Period {
  const [from, to] = [params.get('from'), params.get('to')].sort()
  if (from && to && isLocalDay(from) && isLocalDay(to)) {
    const end = earlier(to, today)
    const start = earlier(from, end)
    const isTooLong = daysBetween(start, end) >= longestPeriod
    return { kind: 'own', start: isTooLong ? addDays(end, 1 - longestPeriod) : start, end }
  }
  const days = recentLengths.find((length) => String(length) === params.get('days'))
  if (days !== undefined) return { kind: 'days', days, start: addDays(today, 1 - days), end: today }
  const month = params.get('month')
  const running = monthOf(today)
  return monthPeriod(month !== null && monthPattern.test(month) && month < running ? month : running, today)
}

/** What the URL says for a period; nothing for the running month, which is what one sees without asking. */
export function periodParams(period: Period, today: LocalDay): Record<string, string> {
  if (period.kind === 'days') return { days: String(period.days) }
  if (period.kind === 'own') return { from: period.start, to: period.end }
  return period.month === monthOf(today) ? {} : { month: period.month }
}

/** The period one step back or on: months by months, others by their own length. Null where there is none. */
export function neighbour(period: Period, step: -1 | 1, today: LocalDay): Period | null {
  if (period.kind === 'month') {
    const month = addMonths(period.month, step)
    return month > monthOf(today) ? null : monthPeriod(month, today)
  }
  if (step === 1 && period.end >= today) return null
  const length = daysBetween(period.start, period.end) + 1
  const start = addDays(period.start, step * length)
  return { kind: 'own', start, end: earlier(addDays(start, length - 1), today) }
}
