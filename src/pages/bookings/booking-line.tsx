import clsx from 'clsx'
import { memo } from 'react'
import { Link } from 'react-router'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import type { BookingFilters } from '@/lib/booking-filters'
import type { BookingRow } from '@/lib/queries/booking-row'
import { BookingMark } from './booking-mark'

type BookingLineProps = {
  row: BookingRow
  by: BookingFilters['by']
  href: string
  /** Milliseconds. */
  now: number
  /** Came while the list was open: shown in for a moment. */
  isNew: boolean
}

/** The columns of a wide list; the heading line above shares them. */
export const bookingColumns = 'lg:grid-cols-[9.5rem_minmax(0,1.3fr)_9.5rem_minmax(0,1fr)_5.5rem_10rem]'

/** One booking: what it was opens it, and beside it one tap says whether the client came. */
export const BookingLine = memo(function BookingLine({ row, by, href, now, isNew }: BookingLineProps) {
  const { bookings: words } = useMessages()
  const formats = useFormats()
  const made = formats.dateTime(row.booked_at)
  const visit = formats.dateTime(row.starts_at)
  const isOff = row.status === 'cancelled'
  const isByVisit = by === 'starts'
  const [first, second] = isByVisit ? [visit, made] : [made, visit]

  return (
    <li
      data-booking={row.id}
      className={clsx(
        'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b border-line py-3 lg:py-2',
        bookingColumns,
        isNew && 'arrived',
      )}
    >
      <span className="order-2 justify-self-end text-small text-ink-soft lg:order-none lg:justify-self-start lg:text-body">
        {first}
      </span>
      <span className="order-1 min-w-0 lg:order-none">
        <Link
          to={href}
          className={clsx(
            'inline-flex min-h-11 max-w-full items-center font-medium hover:underline hover:underline-offset-4 lg:min-h-9',
            isOff && 'text-ink-soft line-through',
          )}
        >
          <span className="truncate first-letter:uppercase">{row.service_name ?? words.noService}</span>
        </Link>
        {row.staff_name !== null && (
          <span className="ms-2 hidden text-small text-ink-soft xl:inline">{row.staff_name}</span>
        )}
      </span>
      <span className="order-3 text-small text-ink-soft lg:order-none lg:text-body lg:text-ink">
        {/* Under its heading on a desk the time stands alone; on a phone it says what it is. */}
        <span className="hidden lg:inline">{second}</span>
        <span className="lg:hidden">{isByVisit ? words.list.made(made) : words.list.visit(visit)}</span>
      </span>
      <span className="order-5 text-small text-ink-soft lg:order-none">
        {row.pending && !isOff ? `${words.pending}, ` : ''}
        {words.tiers[row.tier] ?? row.tier}
      </span>
      <span className="order-4 justify-self-end text-right text-small lg:order-none lg:text-body">
        {row.price_amount === null || row.price_currency === null ? (
          <span className="text-ink-soft">{words.noPrice}</span>
        ) : (
          formats.money(row.price_amount, row.price_currency)
        )}
      </span>
      <span className="order-6 justify-self-end lg:order-none">
        <BookingMark row={row} what={`${row.service_name ?? words.noService}, ${visit}`} now={now} />
      </span>
    </li>
  )
})
