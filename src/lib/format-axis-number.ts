import { numberFormat, withTrueSigns } from './format-number'
import type { Locale } from './locale'

/** A number on an axis, where there is room for few signs: `0,05`, `40`, `50 tn`. */
export const formatAxisNumber = (value: number, locale: Locale): string =>
  withTrueSigns(
    numberFormat(
      locale,
      value >= 10_000 ? { notation: 'compact', maximumFractionDigits: 1 } : { maximumSignificantDigits: 4 },
    ).format(value),
  )
