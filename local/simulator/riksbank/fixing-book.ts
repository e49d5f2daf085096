import { isSwedishBankDay } from './bank-days.ts'
import { currencies, type EuroRates } from './euro-rates.ts'
import { riksbankFixings } from './known-fixings.ts'

/** Kronor for one unit of a currency, on Swedish bank days. */
export type FixingBook = {
  /** Upper-case letters; the euro among them. */
  currencies: readonly string[]
  rate(currency: string, day: string): string | undefined
}

/** The Riksbank's way since November 2023: the ECB's rates of the day, turned round to five decimals. */
export function fixingBook(euro: EuroRates): FixingBook {
  return {
    currencies: ['EUR', ...currencies],
    rate(currency, day) {
      if (!isSwedishBankDay(day)) return undefined
      const sek = euro.rate('SEK', day)
      const published = riksbankFixings[day]?.[currency]
      if (published !== undefined || sek === undefined) return published
      if (currency === 'EUR') return bare(sek)
      const units = euro.rate(currency, day)
      return units === undefined ? undefined : bare(halfUp(sek, units))
    },
  }
}

/** A quotient of two decimal texts to five decimals, halves up: in whole numbers, so that no half is missed. */
function halfUp(sek: string, units: string): string {
  const scaled = (text: string) =>
    BigInt((text.split('.')[0] ?? '0') + (text.split('.')[1] ?? '').padEnd(6, '0'))
  const twice = (2n * 100_000n * scaled(sek)) / scaled(units)
  const rounded = ((twice + 1n) / 2n).toString().padStart(6, '0')
  return `${rounded.slice(0, -5)}.${rounded.slice(-5)}`
}

/** As JSON writes numbers: `10.82`, never `10.8200`. */
const bare = (text: string) => String(Number(text))
