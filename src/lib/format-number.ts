import { intlTag, type Locale } from './locale'

const cache = new Map<string, Intl.NumberFormat>()

/** A kept formatter: making one costs more than using it a hundred times. */
export function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  const kept = cache.get(key) ?? new Intl.NumberFormat(intlTag(locale), options)
  cache.set(key, kept)
  return kept
}

/** A true minus sign (U+2212) and no-break spaces, whichever the language's own data would have used. */
export const withTrueSigns = (text: string) =>
  text.replace(/^[-\u2010]/u, '\u2212').replace(/[ \u202F]/gu, '\u00A0')

/** `1 234` · `1,234`. */
export function formatNumber(
  value: number,
  locale: Locale,
  maximumFractionDigits = 0,
  minimumFractionDigits = 0,
): string {
  return withTrueSigns(numberFormat(locale, { minimumFractionDigits, maximumFractionDigits }).format(value))
}

/** A share of one: 0.123 is `12 %` in Swedish, `12%` in English. */
export function formatPercent(share: number, locale: Locale, maximumFractionDigits = 0): string {
  return withTrueSigns(numberFormat(locale, { style: 'percent', maximumFractionDigits }).format(share))
}
