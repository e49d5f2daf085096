import { numberFormat, withTrueSigns } from './format-number'
import type { Locale } from './locale'

/** How much more or less, in whole units and with its sign: `−312 kr`, `+1 234 kr`, or without the currency `−280`. */
export function formatDifference(amount: string, locale: Locale, currency?: string): string {
  const whole = Math.round(Number(amount))
  // Without the sign of a zero that was rounded from below.
  const text = numberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(whole + 0)
  return withTrueSigns(currency === undefined ? text : `${text} ${currency === 'SEK' ? 'kr' : currency}`)
}
