import { textOf, type FilterText } from '@/lib/filter-texts'
import { noLedgerFilters, type LedgerFilters } from '@/lib/ledger-filters'
import type { Messages } from '@/lib/messages/messages'
import { sourceName } from './cost-words'

/** The filters in use, each in words. */
export function filterTexts(
  { category, source, currency, state }: LedgerFilters,
  words: Messages['costs'],
): FilterText<LedgerFilters>[] {
  return [
    ...textOf(noLedgerFilters, 'category', category && words.category(category)),
    ...textOf(noLedgerFilters, 'source', source && sourceName(source, words)),
    ...textOf(noLedgerFilters, 'currency', currency && words.filters.inCurrency(currency)),
    ...textOf(noLedgerFilters, 'state', state && words.filters.states[state]),
  ]
}
