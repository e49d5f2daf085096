import { useSuspenseQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useAccount } from '@/hooks/use-account'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import type { BookingFilters } from '@/lib/booking-filters'
import { bookingQueries } from '@/lib/queries/bookings'
import { useBookingFilters } from './use-booking-filters'

/** What the list adds up to, and what waits for the owner's word. Nothing when there is nothing to list. */
export function BookingSummary({ filters }: { filters: BookingFilters }) {
  const words = useMessages().bookings.summary
  const formats = useFormats()
  const [, change] = useBookingFilters()
  const { time_zone: timeZone } = useAccount()
  const { data: sum } = useSuspenseQuery(bookingQueries.summary(useUserId(), filters, timeZone))
  if (sum.bookings === 0) return null

  const counts = [
    words.attributed(formats.number(sum.attributed)),
    ...(sum.no_show > 0 ? [words.noShow(formats.number(sum.no_show))] : []),
    ...(sum.cancelled > 0 ? [words.cancelled(formats.number(sum.cancelled))] : []),
  ]
  const amounts = sum.prices.map(({ currency, amount }) => formats.money(amount, currency))
  return (
    <div className="space-y-4 pb-8">
      <p className="text-lead">
        <strong className="font-medium">{words.count(sum.bookings, formats.number(sum.bookings))}</strong>
        <span className="text-ink-soft">
          {', '}
          {counts.join(', ')}
        </span>
      </p>
      {(amounts.length > 0 || sum.unpriced > 0) && (
        <p className="text-small text-ink-soft">
          {[
            ...(amounts.length > 0 ? [words.prices(amounts.join(' + '))] : []),
            ...(sum.unpriced > 0 ? [words.unpriced(sum.unpriced)] : []),
          ].join(' · ')}
        </p>
      )}
      {sum.unmarked > 0 && !filters.unmarked && (
        <Notice
          action={
            <Button onClick={() => change({ unmarked: true, by: 'starts' })}>{words.showUnmarked}</Button>
          }
        >
          {words.unmarked(sum.unmarked)}
        </Notice>
      )}
    </div>
  )
}
