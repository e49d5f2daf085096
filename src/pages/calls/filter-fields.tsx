import { useQuery } from '@tanstack/react-query'
import { DayFields } from '@/components/filters/day-fields'
import { FilterSelect } from '@/components/filters/filter-select'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { readCallFilters, type CallFilters } from '@/lib/call-filters'
import { integrationQueries } from '@/lib/queries/integrations'
import { readField } from '@/lib/url-filters'
import { useCallFilters } from './use-call-filters'

/** The filters as fields. */
export function FilterFields() {
  const { filters: words } = useMessages().calls
  const [filters, change] = useCallFilters()
  const { data: connections = [] } = useQuery(integrationQueries.list(useUserId()))
  const set = (name: keyof CallFilters, text: string) => change(readField(readCallFilters, name, text))

  return (
    <>
      {(['outcome', 'kind', 'direction'] as const).map((name) => (
        <FilterSelect
          key={name}
          label={words[name]}
          value={filters[name]}
          options={Object.entries(words[`${name}s`])}
          onChoose={(value) => set(name, value)}
        />
      ))}
      {connections.length > 1 && (
        <FilterSelect
          label={words.connection}
          value={filters.connection}
          options={connections.map(({ id, label }) => [id, label])}
          onChoose={(value) => set('connection', value)}
        />
      )}
      <DayFields days={filters} onChange={set} />
    </>
  )
}
