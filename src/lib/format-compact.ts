import { numberFormat, withTrueSigns } from './format-number'
import type { Locale } from './locale'

/** A large count in few signs: `12,3 mn`, `412 tn`; small ones as they are: `1 234`. */
export const formatCompact = (value: number, locale: Locale): string =>
  withTrueSigns(
    numberFormat(
      locale,
      value >= 10_000 ? { notation: 'compact', maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 },
    ).format(value),
  )
