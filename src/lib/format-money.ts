import { numberFormat, withTrueSigns } from './format-number'
import type { Locale } from './locale'

/**
 * How many decimals tell the truth without noise: none from a hundred up, two below, and four for the
 * fractions of a cent that a single call or message may cost.
 */
function decimalsFor(amount: number): number {
  const size = Math.abs(amount)
  if (size === 0 || size >= 99.995) return 0
  return size < 0.1 ? 4 : 2
}

/**
 * An amount in its own currency: `1 234 kr`, `4,20 kr`, `−312 kr`; others by code, `12,40 USD`.
 * `amount` may be the decimal text that the database sends.
 */
export function formatMoney(amount: number | string, currency: string, locale: Locale): string {
  const value = Number(amount)
  const decimals = decimalsFor(value)
  const digits = { minimumFractionDigits: Math.min(decimals, 2), maximumFractionDigits: decimals }
  const text = numberFormat(locale, digits).format(value === 0 ? 0 : value)
  return withTrueSigns(`${text} ${currency === 'SEK' ? 'kr' : currency}`)
}

/** An amount with two decimals, whatever its size: `1 234,50 kr`. */
export function formatExactMoney(amount: number | string, currency: string, locale: Locale): string {
  const text = numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    Number(amount),
  )
  return withTrueSigns(`${text} ${currency === 'SEK' ? 'kr' : currency}`)
}

/** An amount without decimals: `35 kr`. */
export function formatWholeMoney(amount: number | string, currency: string, locale: Locale): string {
  const text = numberFormat(locale, { maximumFractionDigits: 0 }).format(Math.round(Number(amount)))
  return withTrueSigns(`${text} ${currency === 'SEK' ? 'kr' : currency}`)
}
