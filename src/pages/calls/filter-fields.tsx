import { useQuery } from '@tanstack/react-query'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { integrationQueries } from '@/lib/queries/integrations'
import { readCallFilters } from '@/lib/call-filters'
import { useCallFilters } from './use-call-filters'

/** The filters as fields. What is chosen applies at once and stands in the URL. */
export function FilterFields() {
  const { filters: words } = useMessages().calls
  const [filters, change] = useCallFilters()
  const { data: connections = [] } = useQuery(integrationQueries.list(useUserId()))

  const all = { value: '', label: words.all }
  const options = (labels: Record<string, string>) => [
    all,
    ...Object.entries(labels).map(([value, label]) => ({ value, label })),
  ]
  /** The field's text goes through the same reader as the URL, so that one place knows what is allowed. */
  const set = (name: 'outcome' | 'kind' | 'direction' | 'connection' | 'from' | 'to') => {
    return (event: { target: { value: string } }) => {
      const read = readCallFilters(new URLSearchParams({ [name]: event.target.value }))
      change({ [name]: read[name] })
    }
  }

  return (
    <>
      <SelectField
        label={words.outcome}
        value={filters.outcome ?? ''}
        options={options(words.outcomes)}
        onChange={set('outcome')}
      />
      <SelectField
        label={words.kind}
        value={filters.kind ?? ''}
        options={options(words.kinds)}
        onChange={set('kind')}
      />
      <SelectField
        label={words.direction}
        value={filters.direction ?? ''}
        options={options(words.directions)}
        onChange={set('direction')}
      />
      {connections.length > 1 && (
        <SelectField
          label={words.connection}
          value={filters.connection ?? ''}
          options={[all, ...connections.map(({ id, label }) => ({ value: id, label }))]}
          onChange={set('connection')}
        />
      )}
      <TextField
        type="date"
        label={words.from}
        value={filters.from ?? ''}
        max={filters.to ?? undefined}
        onChange={set('from')}
      />
      <TextField
        type="date"
        label={words.to}
        value={filters.to ?? ''}
        min={filters.from ?? undefined}
        onChange={set('to')}
      />
    </>
  )
}
