import { addDays, type LocalDay } from '@/lib/local-days'

/** The lengths an owner can choose between, in days, today included. */
export const periodLengths = [7, 30, 90] as const
export type PeriodLength = (typeof periodLengths)[number]

export type Period = { length: PeriodLength; start: LocalDay; end: LocalDay }

/** Reads `?days=90` of the URL; 30 when it says nothing we know. */
export function periodLength(params: URLSearchParams): PeriodLength {
  const asked = Number(params.get('days'))
  return periodLengths.find((length) => length === asked) ?? 30
}

/** The last `length` days, the unfinished today included. */
export const periodEnding = (today: LocalDay, length: PeriodLength): Period => ({
  length,
  start: addDays(today, 1 - length),
  end: today,
})

/**
 * The days just before a period, as many as the period has finished days:
 * today is not over, so it is compared with nothing.
 */
export const daysBefore = (period: Period): { start: LocalDay; end: LocalDay } => ({
  start: addDays(period.start, 1 - period.length),
  end: addDays(period.start, -1),
})
