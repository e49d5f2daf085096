import { activeLedgerFilters, type LedgerFilterName, type LedgerFilters } from '@/lib/ledger-filters'
import type { Messages } from '@/lib/messages/messages'
import { sourceName } from './cost-words'

/** The filters in use, each in words. */
export function filterTexts(
  filters: LedgerFilters,
  words: Messages['costs'],
): { name: LedgerFilterName; text: string }[] {
  const { category, source, currency, state } = filters
  const texts: Record<LedgerFilterName, string> = {
    category: category === null ? '' : words.category(category),
    source: source === null ? '' : sourceName(source, words),
    currency: currency === null ? '' : words.filters.inCurrency(currency),
    state: state === null ? '' : words.filters.states[state],
  }
  return activeLedgerFilters(filters).map((name) => ({ name, text: texts[name] }))
}
