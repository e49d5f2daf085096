import { useQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { moreOf } from '@/components/lists/more-of'
import { buttonClass } from '@/components/ui/button'
import { useAccount } from '@/hooks/use-account'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import type { Period } from '@/lib/periods'
import { integrationQueries } from '@/lib/queries/integrations'
import { valueQueries } from '@/lib/queries/value'
import { ValueRows } from './value-rows'

/** Every booking that owes something to a call, and how much of it would have been lost. */
export function RescuedBookings({ period: { start, end } }: { period: Period }) {
  const { value } = useMessages()
  const words = value.bookings
  const formats = useFormats()
  const { time_zone: timeZone } = useAccount()
  const rows = useSuspenseInfiniteQuery(valueQueries.rescuedBookings(useUserId(), { start, end, timeZone }))
  const bookings = rows.data.pages.flat()

  if (bookings.length === 0) return <NoBookings />
  const money = (amount: number | null) =>
    amount === null ? words.noPrice : formats.exactMoney(amount, 'SEK')
  const tie = (tier: string | null, status: string) => {
    const said = words.tier(tier ?? '')
    if (status === 'cancelled') return `${said}, ${words.cancelled}`
    return status === 'no_show' ? `${said}, ${words.noShow}` : said
  }
  return (
    <ValueRows
      label={value.parts.rescued_bookings}
      columns={Object.values(words.columns)}
      rows={bookings.map((booking) => ({
        key: booking.booking_id,
        href: paths.booking.href(booking.booking_id),
        when: formats.dateTime(booking.booked_at),
        cells: [
          tie(booking.tier, booking.status),
          money(booking.contribution_sek),
          booking.lost_share === null ? '' : formats.percent(booking.lost_share * (booking.weight ?? 1)),
        ],
        worth: money(booking.extra_sek),
      }))}
      more={moreOf(rows)}
    />
  )
}

/** None in the period, or none anywhere yet: then here is the step to the first. */
function NoBookings() {
  const { value } = useMessages()
  const { data: connections } = useQuery(integrationQueries.list(useUserId()))
  const isConnected = connections?.some(({ provider }) => provider === 'simplybook') ?? true
  if (isConnected) return <p className="text-lead text-ink-soft">{value.bookings.empty}</p>
  return (
    <>
      <p className="max-w-prose text-lead text-ink-soft">{value.bookings.unknown}</p>
      <Link to={paths.connectSimplybook.href()} className={buttonClass('primary', 'mt-6')}>
        {value.bookings.connect}
      </Link>
    </>
  )
}
