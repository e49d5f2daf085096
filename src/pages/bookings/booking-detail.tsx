import { useSuspenseQuery } from '@tanstack/react-query'
import { paths } from '@/app/paths'
import { DetailHead } from '@/components/detail/detail-head'
import { DetailNotFound } from '@/components/detail/detail-not-found'
import { FlagNotice } from '@/components/detail/flag-notice'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useNow } from '@/hooks/use-now'
import { useUserId } from '@/hooks/use-session'
import { isUuid } from '@/lib/is-uuid'
import type { BookingRow } from '@/lib/queries/booking-row'
import { bookingQueries } from '@/lib/queries/bookings'
import { BookingClient } from './booking-client'
import { BookingFactList } from './booking-fact-list'
import { BookingMark } from './booking-mark'
import { BookingOrigin } from './booking-origin'
import { BookingWorth } from './booking-worth'
import { markState } from './mark-state'

/** All that is known of one booking, or that there is none. */
export function BookingDetail({ id }: { id: string }) {
  return isUuid(id) ? <KnownId id={id} /> : <NotFound />
}

function KnownId({ id }: { id: string }) {
  const { data: booking } = useSuspenseQuery(bookingQueries.one(useUserId(), id))
  return booking === null ? <NotFound /> : <Detail booking={booking} />
}

function Detail({ booking }: { booking: BookingRow }) {
  const { bookings: words } = useMessages()
  const formats = useFormats()
  const now = useNow(60_000)
  const visit = formats.dateTime(booking.starts_at)
  const what = booking.service_name ?? words.noService

  return (
    <article>
      <DetailHead title={what} facts={[visit, booking.staff_name, words.statuses[booking.status]]}>
        {markState(booking, now) === 'open' && (
          <div className="print-hidden mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
            <BookingMark row={booking} what={`${what}, ${visit}`} now={now} />
            <p className="text-small text-ink-soft">{words.mark.explain}</p>
          </div>
        )}
      </DetailHead>
      <div className="space-y-12">
        <FlagNotice
          title={words.flags.title}
          sentences={booking.flags.map((flag) => words.flags.known[flag] ?? words.flags.other(flag))}
        />
        {/* Two columns of their own: side by side, a short block leaves no hole under it. */}
        <div className="grid gap-x-14 gap-y-12 lg:grid-cols-2">
          <div className="space-y-12">
            <BookingOrigin booking={booking} />
            <BookingWorth booking={booking} />
          </div>
          <div className="space-y-12">
            <BookingFactList booking={booking} />
            <BookingClient booking={booking} />
          </div>
        </div>
      </div>
    </article>
  )
}

function NotFound() {
  return <DetailNotFound words={useMessages().bookings.detail} listHref={paths.bookings.href()} />
}
