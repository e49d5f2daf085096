import { useSuspenseQuery } from '@tanstack/react-query'
import { paths } from '@/app/paths'
import { FilteredToNothing } from '@/components/filters/filtered-to-nothing'
import { NothingYet } from '@/components/lists/nothing-yet'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { noBookingFilters } from '@/lib/booking-filters'
import { integrationQueries } from '@/lib/queries/integrations'
import { useBookingFilters } from './use-booking-filters'
import { useFilterTexts } from './use-filter-texts'

const bookingSystems = ['simplybook', 'bokamera']

/** Nothing to list: because of the filters, because no booking system is connected, or because nothing has come yet. */
export function EmptyBookings() {
  const { empty } = useMessages().bookings
  const [filters, change] = useBookingFilters()
  const texts = useFilterTexts(filters)
  const { data: connections } = useSuspenseQuery(integrationQueries.list(useUserId()))

  if (texts.length > 0) {
    return (
      <FilteredToNothing texts={texts} showAll={empty.showAll} onShowAll={() => change(noBookingFilters)} />
    )
  }
  return (
    <NothingYet
      isConnected={connections.some(({ provider }) => bookingSystems.includes(provider))}
      words={empty}
      connectHref={paths.connectSimplybook.href()}
    />
  )
}
