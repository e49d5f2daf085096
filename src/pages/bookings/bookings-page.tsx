import { FilterBar } from '@/components/filters/filter-bar'
import { PageHeading } from '@/components/layout/page-heading'
import { PageTop } from '@/components/layout/page-top'
import { QueryBlock } from '@/components/query-block'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useMessages } from '@/hooks/use-messages'
import { bookingFilterSearch, noBookingFilters } from '@/lib/booking-filters'
import { BookingList } from './booking-list'
import { BookingSummary } from './booking-summary'
import { FilterFields } from './filter-fields'
import { useBookingFilters } from './use-booking-filters'
import { useFilterTexts } from './use-filter-texts'

/** Every booking, newest first, narrowed by what the URL says, with what they add up to. */
export function BookingsPage() {
  const { bookings, common } = useMessages()
  const [filters, change] = useBookingFilters()
  const texts = useFilterTexts(filters)
  return (
    <>
      <PageTop />
      <PageHeading title={bookings.title} lead={bookings.lead} />
      <FilterBar
        texts={texts}
        none={noBookingFilters}
        change={change}
        className="md:grid-cols-3 lg:grid-cols-4 xl:flex xl:*:min-w-0 xl:*:flex-1"
      >
        <FilterFields />
      </FilterBar>
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
