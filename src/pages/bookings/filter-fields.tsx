import { useQuery } from '@tanstack/react-query'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { bookingStatuses, readBookingFilters } from '@/lib/booking-filters'
import { bookingQueries } from '@/lib/queries/bookings'
import { useBookingFilters } from './use-booking-filters'

/** The filters as fields. What is chosen applies at once and stands in the URL. */
export function FilterFields() {
  const { filters: words, statuses } = useMessages().bookings
  const [filters, change] = useBookingFilters()
  const { data: choices } = useQuery(bookingQueries.choices(useUserId()))

  const all = { value: '', label: words.all }
  const named = (labels: Record<string, string>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }))
  const names = (list: string[]) => [all, ...list.map((name) => ({ value: name, label: name }))]
  /** The field's text goes through the same reader as the URL, so that one place knows what is allowed. */
  const set = (name: 'by' | 'status' | 'attributed' | 'service' | 'staff' | 'from' | 'to') => {
    return (event: { target: { value: string } }) => {
      const read = readBookingFilters(new URLSearchParams({ [name]: event.target.value }))
      change({ [name]: read[name] })
    }
  }

  return (
    <>
      <SelectField
        label={words.status}
        value={filters.status ?? ''}
        options={[all, ...bookingStatuses.map((value) => ({ value, label: statuses[value] }))]}
        onChange={set('status')}
      />
      <SelectField
        label={words.attributed}
        value={filters.attributed ?? ''}
        options={[all, ...named(words.attributedNames)]}
        onChange={set('attributed')}
      />
      {choices !== undefined && choices.services.length > 1 && (
        <SelectField
          label={words.service}
          value={filters.service ?? ''}
          options={names(choices.services)}
          onChange={set('service')}
        />
      )}
      {choices !== undefined && choices.staff.length > 1 && (
        <SelectField
          label={words.staff}
          value={filters.staff ?? ''}
          options={names(choices.staff)}
          onChange={set('staff')}
        />
      )}
      <SelectField label={words.by} value={filters.by} options={named(words.bys)} onChange={set('by')} />
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
