import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
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
      <header className="pt-6 pb-8 md:pt-8">
        <h1 className="text-headline">{what}</h1>
        <p className="mt-3 flex flex-wrap items-center gap-x-2 gap-y-3 text-lead text-ink-soft">
          <span>{visit}</span>
          {booking.staff_name !== null && (
            <>
              <span aria-hidden>·</span>
              <span>{booking.staff_name}</span>
            </>
          )}
          <span aria-hidden>·</span>
          <span>{words.statuses[booking.status]}</span>
        </p>
        {markState(booking, now) === 'open' && (
          <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
            <BookingMark row={booking} what={`${what}, ${visit}`} now={now} />
            <p className="text-small text-ink-soft">{words.mark.explain}</p>
          </div>
        )}
      </header>
      <div className="space-y-12">
        {booking.flags.length > 0 && (
          <Notice tone="warn" title={words.flags.title}>
            {booking.flags.map((flag) => (
              <p key={flag}>{words.flags.known[flag] ?? words.flags.other(flag)}</p>
            ))}
          </Notice>
        )}
        <div className="grid gap-x-14 gap-y-12 lg:grid-cols-2">
          <BookingOrigin booking={booking} />
          <BookingWorth booking={booking} />
          <BookingFactList booking={booking} />
          <BookingClient booking={booking} />
        </div>
      </div>
    </article>
  )
}

function NotFound() {
  const { detail } = useMessages().bookings
  return (
    <section className="max-w-xl pt-6 md:pt-8">
      <h1 className="text-headline">{detail.notFoundTitle}</h1>
      <p className="mt-4 mb-6 text-lead text-ink-soft">{detail.notFound}</p>
      <Link to={paths.bookings.href()} className={buttonClass()}>
        {detail.back}
      </Link>
    </section>
  )
}
