import { useQuery } from '@tanstack/react-query'
import { ListFilter, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { SelectField } from '@/components/ui/select-field'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { noLedgerFilters, readLedgerFilters, type LedgerFilterName } from '@/lib/ledger-filters'
import { ledgerQueries } from '@/lib/queries/ledger'
import { sourceName } from './cost-words'
import { filterTexts } from './filter-texts'
import type { LedgerView } from './use-ledger-view'

/** The filters: in a row on a desk, in a sheet on a phone, and in words below whatever is in use. */
export function FilterBar({ view }: { view: LedgerView }) {
  const { costs, common } = useMessages()
  const words = costs.filters
  const [isOpen, setIsOpen] = useState(false)
  const texts = filterTexts(view.filters, costs)
  const clear = () => view.change(noLedgerFilters)

  return (
    <div className="print-hidden space-y-4 pb-8">
      <div role="group" aria-label={words.title} className="hidden max-w-3xl gap-3 md:grid md:grid-cols-4">
        <FilterFields view={view} />
      </div>
      <Button className="md:hidden" onClick={() => setIsOpen(true)}>
        <ListFilter aria-hidden size={16} />
        {words.open(texts.length)}
      </Button>
      {isOpen && (
        <Dialog title={words.title} closeLabel={common.acts.close} onClose={() => setIsOpen(false)}>
          <div className="space-y-4">
            <FilterFields view={view} />
            <div className="flex gap-3 pt-2">
              <Button variant="primary" className="flex-1" onClick={() => setIsOpen(false)}>
                {words.show}
              </Button>
              {texts.length > 0 && <Button onClick={clear}>{words.clear}</Button>}
            </div>
          </div>
        </Dialog>
      )}
      {texts.length > 0 && (
        <ul aria-label={words.active} className="flex flex-wrap items-center gap-2">
          {texts.map(({ name, text }) => (
            <li key={name}>
              <button
                type="button"
                aria-label={words.remove(text)}
                onClick={() => view.change({ [name]: null })}
                className="inline-flex min-h-11 items-center gap-1.5 rounded-full bg-value-faint px-3.5 text-small hover:bg-value-soft md:min-h-8"
              >
                {text}
                <X aria-hidden size={14} />
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              onClick={clear}
              className="min-h-11 px-2 text-small text-ink-soft underline decoration-line underline-offset-4 hover:text-ink md:min-h-8"
            >
              {words.clear}
            </button>
          </li>
        </ul>
      )}
    </div>
  )
}

/** The choices are what the period has; what is chosen stays among them though it has none. */
function FilterFields({ view }: { view: LedgerView }) {
  const { costs } = useMessages()
  const words = costs.filters
  const { filters } = view
  const { start, end } = view.period
  const { data } = useQuery(ledgerQueries.summary(useUserId(), { start, end }, filters))
  const { categories = [], sources = [], currencies = [] } = data?.choices ?? {}

  const options = (values: string[], chosen: string | null, label: (value: string) => string) => [
    { value: '', label: words.all },
    ...[...new Set([...values, ...(chosen === null ? [] : [chosen])])].map((value) => ({
      value,
      label: label(value),
    })),
  ]
  /** The field's text goes through the same reader as the URL, so that one place knows what is allowed. */
  const set = (name: LedgerFilterName) => (event: { target: { value: string } }) => {
    const read = readLedgerFilters(new URLSearchParams({ [name]: event.target.value }))
    view.change({ [name]: read[name] })
  }
  return (
    <>
      <SelectField
        label={words.category}
        value={filters.category ?? ''}
        options={options(categories, filters.category, costs.category)}
        onChange={set('category')}
      />
      <SelectField
        label={words.source}
        value={filters.source ?? ''}
        options={options(sources, filters.source, (source) => sourceName(source, costs))}
        onChange={set('source')}
      />
      <SelectField
        label={words.currency}
        value={filters.currency ?? ''}
        options={options(currencies, filters.currency, (currency) => currency)}
        onChange={set('currency')}
      />
      <SelectField
        label={words.state}
        value={filters.state ?? ''}
        options={[
          { value: '', label: words.all },
          ...Object.entries(words.states).map(([value, label]) => ({ value, label })),
        ]}
        onChange={set('state')}
      />
    </>
  )
}
