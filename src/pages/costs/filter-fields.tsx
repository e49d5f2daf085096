import { useQuery } from '@tanstack/react-query'
import { FilterSelect } from '@/components/filters/filter-select'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { readLedgerFilters, type LedgerFilters } from '@/lib/ledger-filters'
import { ledgerQueries } from '@/lib/queries/ledger'
import { readField } from '@/lib/url-filters'
import { sourceName } from './cost-words'
import type { LedgerView } from './use-ledger-view'

/** The filters as fields. The choices are what the period has; what is chosen stays among them though it has none. */
export function FilterFields({ view: { period, filters, change } }: { view: LedgerView }) {
  const { costs } = useMessages()
  const words = costs.filters
  const { start, end } = period
  const { data } = useQuery(ledgerQueries.summary(useUserId(), { start, end }, filters))
  const { categories = [], sources = [], currencies = [] } = data?.choices ?? {}
  const select = (name: keyof LedgerFilters, options: [string, string][]) => (
    <FilterSelect
      label={words[name]}
      value={filters[name]}
      options={options}
      onChoose={(value) => change(readField(readLedgerFilters, name, value))}
    />
  )
  const named = (values: string[], chosen: string | null, label: (value: string) => string) =>
    [...new Set([...values, ...(chosen === null ? [] : [chosen])])].map((value): [string, string] => [
      value,
      label(value),
    ])

  return (
    <>
      {select('category', named(categories, filters.category, costs.category))}
      {select(
        'source',
        named(sources, filters.source, (source) => sourceName(source, costs)),
      )}
      {select(
        'currency',
        named(currencies, filters.currency, (currency) => currency),
      )}
      {select('state', Object.entries(words.states))}
    </>
  )
}
