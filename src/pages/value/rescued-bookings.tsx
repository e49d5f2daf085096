import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { buttonClass } from '@/components/ui/button'
import { useAccount } from '@/hooks/use-account'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import type { LocalDay } from '@/lib/local-days'
import type { Period } from '@/lib/periods'
import { dashboardQueries } from '@/lib/queries/dashboard'
import { valueQueries } from '@/lib/queries/value'
import { usePeriodName } from './use-period-name'
import { ValueRows } from './value-rows'
import { ValueSum } from './value-sum'

/** Every booking that owes something to a call, and how much of it would have been lost. */
export function RescuedBookings({ period, today }: { period: Period; today: LocalDay }) {
  const { value } = useMessages()
  const words = value.bookings
  const formats = useFormats()
  const userId = useUserId()
  const { time_zone: timeZone } = useAccount()
  const { start, end } = period
  const name = usePeriodName(period, today)
  const { data: dashboard } = useSuspenseQuery(dashboardQueries.period(userId, start, end))
  const rows = useSuspenseInfiniteQuery(valueQueries.rescuedBookings(userId, { start, end, timeZone }))
  const bookings = rows.data.pages.flat()

  const { extra_sek: sum } = dashboard.value
  if (bookings.length === 0) return sum === null ? <NotConnected /> : <Empty />
  const money = (amount: number | null) =>
    amount === null ? words.noPrice : formats.exactMoney(amount, 'SEK')
  const tie = (tier: string | null, status: string) => {
    const said = words.tier(tier ?? '')
    if (status === 'cancelled') return `${said}, ${words.cancelled}`
    return status === 'no_show' ? `${said}, ${words.noShow}` : said
  }
  return (
    <>
      <ValueSum
        sum={
          sum === null
            ? null
            : words.sum(
                formats.exactMoney(sum, 'SEK'),
                dashboard.bookings,
                formats.number(dashboard.bookings),
                name,
              )
        }
        how={words.how}
      />
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
        more={{
          hasMore: rows.hasNextPage,
          isLoading: rows.isFetchingNextPage,
          hasFailed: rows.isFetchNextPageError,
          show: () => void rows.fetchNextPage(),
        }}
      />
    </>
  )
}

function Empty() {
  const { value } = useMessages()
  return <p className="text-lead text-ink-soft">{value.bookings.empty}</p>
}

function NotConnected() {
  const { value } = useMessages()
  return (
    <>
      <p className="max-w-prose text-lead text-ink-soft">{value.bookings.unknown}</p>
      <Link to={paths.connectSimplybook.href()} className={buttonClass('primary', 'mt-6')}>
        {value.bookings.connect}
      </Link>
    </>
  )
}
