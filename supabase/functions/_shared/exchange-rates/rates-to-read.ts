import { addDays, yearRanges } from './day-ranges.ts'
import type { DayRange } from './fixing.ts'

/** What is needed and what of it is there, as `private.rates_to_read` says; days as `2026-03-24`. */
export type RatesToRead = {
  currencies: string[]
  history_from: string
  covered_from: string | null
  covered_until: string | null
  unsure_from: string | null
  calendar_from: string | null
  calendar_until: string | null
}

/** One request's worth. History has time: who is asked for patience there gives it. */
export type RangeToRead = DayRange & { isHistory: boolean }

/** Heals gaps and picks up corrections. */
const READ_AGAIN_DAYS = 10

/**
 * The ranges to ask for, in their order: what is recent up to today, then the years before it, the newest first. Each
 * touches what is covered already, so that whatever breaks off leaves no gap.
 */
export function rangesToRead(needed: RatesToRead, today: string): RangeToRead[] {
  const { covered_from, covered_until, unsure_from, history_from } = needed
  const wanted = [addDays(today, -READ_AGAIN_DAYS), covered_until, unsure_from]
  const from = wanted.filter((day) => day !== null).reduce((first, day) => (day < first ? day : first))
  const before = covered_from === null || covered_from > from ? from : covered_from
  return [
    ...yearRanges({ from, until: today }).map((range) => ({ ...range, isHistory: false })),
    ...yearRanges({ from: history_from, until: addDays(before, -1) })
      .reverse()
      .map((range) => ({ ...range, isHistory: true })),
  ]
}
