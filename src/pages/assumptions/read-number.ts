import { decimal, toText } from '@/lib/roi/decimal'
import type { AssumptionUnit } from './assumption-groups'

/**
 * A number as people write it: `30 600`, `31,42 %`, `0.5`, with at most four decimals.
 * @returns decimal text in the model's own unit, where a share is of one; null for what is no such number
 */
export function readNumber(text: string, unit: AssumptionUnit): string | null {
  const plain = text
    .replaceAll(/[\s\u00A0\u202F]/g, '')
    .replace(unit === 'share' ? /%$/ : /kr$/i, '')
    .replace(',', '.')
  if (!/^\d{1,8}(\.\d{1,4})?$/.test(plain)) return null
  return toText(unit === 'share' ? decimal(plain).div(100) : decimal(plain))
}

/** The same the other way round, for a field: without spaces, with the language's decimal sign. */
export function writeNumber(value: string, unit: AssumptionUnit, decimalSign: ',' | '.'): string {
  const shown = unit === 'share' ? decimal(value).times(100) : decimal(value)
  return toText(shown).replace('.', decimalSign)
}
