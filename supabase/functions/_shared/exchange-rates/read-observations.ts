import * as z from 'zod/mini'
import { unreadable } from '../provider-request.ts'
import { isDay, isRate, type DayRange, type FixingsRead } from './fixing.ts'

const observations = z.array(
  z.object({ seriesId: z.string(), date: z.string(), value: z.nullable(z.number()) }),
)
/** `SEKUSDPMI`, kronor for one US dollar; in lower case too. `SEKETT` is the krona itself. */
const SERIES = /^SEK([A-Z]{3})PMI$/i

/**
 * Reads the Riksbank's `Observations/ByGroup/130` of a range. Days outside of it are left out: the group holds
 * currencies that ended decades ago.
 * @throws ProviderError PROVIDER_ANSWER_UNREADABLE
 */
export function readObservations(
  json: unknown,
  currencies: ReadonlySet<string>,
  range: DayRange,
): FixingsRead {
  const parsed = observations.safeParse(json)
  if (!parsed.success) throw unreadable('The Riksbank', 'answers with something that is no list of rates')
  const read: FixingsRead = { fixings: [], skipped: 0 }
  for (const { seriesId, date, value } of parsed.data) {
    const currency = SERIES.exec(seriesId)?.[1]?.toUpperCase()
    if (currency === undefined || !currencies.has(currency)) continue
    // The shortest text that is this number: at these lengths the very decimals that were sent.
    const rate = String(value)
    if (!isDay(date) || !isRate(rate)) read.skipped++
    else if (date >= range.from && date <= range.until)
      read.fixings.push({ currency, day: date, rate, source: 'riksbank', provisional: false })
  }
  return read
}
