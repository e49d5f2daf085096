import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { paths } from '@/app/paths'
import { ListFoot } from '@/components/lists/list-foot'
import { ListHead } from '@/components/lists/list-head'
import { moreOf } from '@/components/lists/more-of'
import { useAccount } from '@/hooks/use-account'
import { useMessages } from '@/hooks/use-messages'
import { useNow } from '@/hooks/use-now'
import { useUserId } from '@/hooks/use-session'
import { bookingFilterSearch, type BookingFilters } from '@/lib/booking-filters'
import { bookingQueries } from '@/lib/queries/bookings'
import { BookingLine, bookingColumns } from './booking-line'
import { EmptyBookings } from './empty-bookings'

/** The rows, newest first by what the days are about. */
export function BookingList({ filters }: { filters: BookingFilters }) {
  const { list } = useMessages().bookings
  const { time_zone: timeZone } = useAccount()
  const query = useSuspenseInfiniteQuery(bookingQueries.list(useUserId(), filters, timeZone))
  const [openedAt] = useState(() => Date.now())
  const now = useNow(60_000)
  const rows = query.data.pages.flat()
  const search = bookingFilterSearch(filters)

  if (rows.length === 0) return <EmptyBookings />
  const { columns } = list
  return (
    <>
      <ListHead className={bookingColumns}>
        <span>{filters.by === 'starts' ? columns.visit : columns.made}</span>
        <span>{columns.what}</span>
        <span>{filters.by === 'starts' ? columns.made : columns.visit}</span>
        <span>{columns.from}</span>
        <span className="text-right">{columns.price}</span>
        <span className="text-right">{columns.mark}</span>
      </ListHead>
      <ul aria-label={list.label} className="border-t border-line">
        {rows.map((row) => (
          <BookingLine
            key={row.id}
            row={row}
            by={filters.by}
            now={now}
            href={paths.booking.href(row.id, search)}
            isNew={Date.parse(row.created_at) > openedAt}
          />
        ))}
      </ul>
      <ListFoot more={moreOf(query)} />
    </>
  )
}
