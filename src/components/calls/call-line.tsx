import clsx from 'clsx'
import { memo } from 'react'
import { Link } from 'react-router'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { isCharged, outcomeOf } from '@/lib/call-outcome'
import type { CallRow } from '@/lib/queries/calls'
import { CallCost } from './call-cost'
import { CallIcon } from './call-icon'
import { whatOf } from './call-words'
import { Caller } from './caller'

type CallLineProps = {
  row: CallRow
  href: string
  /** Came while the list was open: shown in for a moment. */
  isNew: boolean
}

/** The columns of a wide list; the heading line above shares them. */
export const callColumns = 'lg:grid-cols-[4rem_minmax(0,1.4fr)_minmax(0,1fr)_7rem_9rem]'

/**
 * One call or message: two lines on a phone, one on a desk. All of it opens the call. Kept while its row is the same,
 * so that a call arriving in a long list draws one line and not hundreds.
 */
export const CallLine = memo(function CallLine({ row, href, isNew }: CallLineProps) {
  const formats = useFormats()
  const { calls } = useMessages()
  const outcome = outcomeOf(row)
  const isAsking = outcome === 'missed' || outcome === 'undelivered'

  return (
    <li className={clsx('border-b border-line', isNew && 'arrived')} data-call={row.id}>
      <Link
        to={href}
        className={clsx(
          'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 py-3 hover:bg-value-faint lg:-mx-2 lg:px-2 lg:py-2.5',
          callColumns,
        )}
      >
        <span className="order-2 justify-self-end text-small text-ink-soft lg:order-none lg:justify-self-start lg:text-body">
          {formats.time(row.started_at)}
        </span>
        <span className="order-1 flex min-w-0 items-center gap-2.5 lg:order-none">
          <CallIcon row={row} />
          <span className={clsx('truncate', isAsking ? 'font-bold' : 'font-medium')}>
            {whatOf(row, calls)}
          </span>
          {row.parent_ref !== null && (
            <span className="truncate text-small text-ink-soft">{calls.what.leg}</span>
          )}
        </span>
        <span className="order-3 flex gap-2 ps-6.5 text-small text-ink-soft lg:order-none lg:ps-0 lg:text-body lg:text-ink">
          <Caller row={row} />
          {row.duration_seconds !== null && row.duration_seconds > 0 && (
            <span className="lg:hidden">· {formats.duration(row.duration_seconds)}</span>
          )}
        </span>
        <span className="hidden text-right lg:block">
          {row.duration_seconds !== null &&
            row.duration_seconds > 0 &&
            formats.duration(row.duration_seconds)}
        </span>
        <span className="order-4 justify-self-end text-right text-small lg:order-none lg:text-body">
          <CallCost row={row} none={isCharged(row) ? calls.list.noCost : ''} />
        </span>
      </Link>
    </li>
  )
})
