import { unreadable } from '../provider-request.ts'
import { crossRate } from './cross-rate.ts'
import { isDay, isRate, type DayRange, type FixingsRead } from './fixing.ts'
import { parseCsv } from './parse-csv.ts'

const COLUMNS = ['CURRENCY', 'CURRENCY_DENOM', 'TIME_PERIOD', 'OBS_VALUE']

/**
 * Reads the ECB's `EXR/D.….EUR.SP00.A` as CSV. It says units of a currency for one euro, so that kronor for one unit are
 * the quotient of two rows of the same day; the rows come by series, in no order of days, and columns by name.
 * Days that are no Swedish bank days are left out: otherwise a rate would hang on which bank happened to answer.
 * @param isBankDay undefined where the calendar does not know
 * @throws ProviderError PROVIDER_ANSWER_UNREADABLE
 */
export function readEcbRates(
  text: string,
  currencies: ReadonlySet<string>,
  range: DayRange,
  isBankDay: (day: string) => boolean | undefined,
): FixingsRead {
  // No observation in the range: 200 with nothing in it.
  if (text.trim() === '') return { fixings: [], skipped: 0 }
  const rows = parseCsv(text)
  const known = text.slice(0, text.search(/[\r\n]|$/)).split(',')
  if (!COLUMNS.every((column) => known.includes(column)))
    throw unreadable('The ECB', 'answers with something that is no table of rates')

  const read: FixingsRead = { fixings: [], skipped: 0 }
  const days = new Map<string, Map<string, string>>()
  for (const row of rows) {
    const { CURRENCY: currency = '', TIME_PERIOD: day = '', OBS_VALUE: value = '' } = row
    if (row['CURRENCY_DENOM'] !== 'EUR' || value === '') continue
    if (!isRate(value) || !isDay(day)) read.skipped++
    else days.set(day, (days.get(day) ?? new Map<string, string>()).set(currency, value))
  }
  for (const [day, units] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sek = units.get('SEK')
    if (sek === undefined || day < range.from || day > range.until || isBankDay(day) === false) continue
    const provisional = isBankDay(day) === undefined
    for (const currency of currencies) {
      const rate = currency === 'EUR' ? sek : quotient(sek, units.get(currency))
      if (rate !== undefined) read.fixings.push({ currency, day, rate, source: 'ecb', provisional })
    }
  }
  return read
}

function quotient(sek: string, units: string | undefined): string | undefined {
  if (units === undefined) return undefined
  const rate = crossRate(sek, units)
  // A currency of which a krona buys ten thousands has no rate left at five decimals.
  return isRate(rate) ? rate : undefined
}
