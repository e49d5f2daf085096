import { useQuery } from '@tanstack/react-query'
import { DayFields } from '@/components/filters/day-fields'
import { FilterSelect } from '@/components/filters/filter-select'
import { SelectField } from '@/components/ui/select-field'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { bookingStatuses, readBookingFilters, type BookingFilters } from '@/lib/booking-filters'
import { bookingQueries } from '@/lib/queries/bookings'
import { readField } from '@/lib/url-filters'
import { useBookingFilters } from './use-booking-filters'

/** The filters as fields. A choice of services or staff is one only when there are several. */
export function FilterFields() {
  const { filters: words, statuses } = useMessages().bookings
  const [filters, change] = useBookingFilters()
  const { data: { services, staff } = { services: [], staff: [] } } = useQuery(
    bookingQueries.choices(useUserId()),
  )
  const set = (name: keyof BookingFilters, text: string) => change(readField(readBookingFilters, name, text))
  const select = (name: 'status' | 'attributed' | 'service' | 'staff', options: [string, string][]) => (
    <FilterSelect
      label={words[name]}
      value={filters[name]}
      options={options}
      onChoose={(value) => set(name, value)}
    />
  )
  const named = (names: string[]) => names.map((name): [string, string] => [name, name])

  return (
    <>
      {select(
        'status',
        bookingStatuses.map((status) => [status, statuses[status]]),
      )}
      {select('attributed', Object.entries(words.attributedNames))}
      {services.length > 1 && select('service', named(services))}
      {staff.length > 1 && select('staff', named(staff))}
      <SelectField
        label={words.by}
        value={filters.by}
        options={Object.entries(words.bys).map(([value, label]) => ({ value, label }))}
        onChange={(event) => set('by', event.target.value)}
      />
      <DayFields days={filters} onChange={set} />
    </>
  )
}
