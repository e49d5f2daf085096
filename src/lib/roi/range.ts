import type { TimeBand } from './time-band'
import { sum, type Decimal } from './decimal'

/** Which end of the share that staff answered: its low value or its high one. */
export type End = 'few' | 'most'

/** What a row is worth in a run, by the end of the answered share of its time band. */
export type ByEnd = Record<End, Decimal>
export type BandRow = { band: TimeBand; labour?: ByEnd; extra?: ByEnd }

/**
 * F12: the sums of the low or the high run. More calls answered by staff mean more saved time and fewer rescued
 * bookings, so each time band takes one end for all its rows: the one that makes the sum the lowest, or the highest.
 * No call is then counted as answered and as lost.
 */
export function boundOf(rows: readonly BandRow[], run: 'low' | 'high'): { labour: Decimal; extra: Decimal } {
  const bands = [...new Set(rows.map(({ band }) => band))].map((band) => {
    const own = rows.filter((row) => row.band === band)
    const at = (end: End) => ({
      labour: sum(own.flatMap(({ labour }) => labour?.[end] ?? [])),
      extra: sum(own.flatMap(({ extra }) => extra?.[end] ?? [])),
    })
    const few = at('few')
    const most = at('most')
    const isFewLess = few.labour.plus(few.extra).lte(most.labour.plus(most.extra))
    return isFewLess === (run === 'low') ? few : most
  })
  return { labour: sum(bands.map(({ labour }) => labour)), extra: sum(bands.map(({ extra }) => extra)) }
}
