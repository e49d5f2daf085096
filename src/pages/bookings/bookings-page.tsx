import { PageHeading } from '@/components/layout/page-heading'
import { PageTop } from '@/components/layout/page-top'
import { QueryBlock } from '@/components/query-block'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useMessages } from '@/hooks/use-messages'
import { bookingFilterSearch } from '@/lib/booking-filters'
import { BookingList } from './booking-list'
import { BookingSummary } from './booking-summary'
import { FilterBar } from './filter-bar'
import { useBookingFilters } from './use-booking-filters'

/** Every booking, newest first, narrowed by what the URL says, with what they add up to. */
export function BookingsPage() {
  const { bookings, common } = useMessages()
  const [filters] = useBookingFilters()
  return (
    <>
      <PageTop />
      <PageHeading title={bookings.title} lead={bookings.lead} />
      <FilterBar />
      <QueryBlock fallback={<SkeletonRows rows={1} className="h-12" label={common.loading} />}>
        <BookingSummary filters={filters} />
      </QueryBlock>
      <QueryBlock fallback={<SkeletonRows rows={12} className="h-13" label={common.loading} />}>
        {/* Other filters are another list: it starts at its own top. */}
        <BookingList key={bookingFilterSearch(filters)} filters={filters} />
      </QueryBlock>
    </>
  )
}
