import Big from 'big.js'
import type { UseLine } from '@/lib/queries/ai'

/** The rates that some lines were converted with. */
export type RatesUsed = {
  lowest: string
  highest: string
  /** The latest fixing among them and whose it is. */
  rateDate: string
  source: string
}

/** Null when nothing could be converted. */
export function ratesUsed(lines: readonly UseLine[]): RatesUsed | null {
  const known = lines.flatMap(({ rate, rate_date, rate_source }) =>
    rate === null || rate_date === null ? [] : [{ rate, rate_date, source: rate_source ?? '' }],
  )
  const byRate = known.toSorted((a, b) => new Big(a.rate).cmp(b.rate))
  const latest = known.toSorted((a, b) => (a.rate_date < b.rate_date ? -1 : 1)).at(-1)
  const [lowest] = byRate
  const highest = byRate.at(-1)
  if (!lowest || !highest || !latest) return null
  return {
    lowest: lowest.rate,
    highest: highest.rate,
    rateDate: latest.rate_date,
    source: latest.source,
  }
}
