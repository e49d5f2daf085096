import { useState } from 'react'
import { paths } from '@/app/paths'
import { CallLine } from '@/components/calls/call-line'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useAccount } from '@/hooks/use-account'
import { useMessages } from '@/hooks/use-messages'
import { callFilterSearch, type CallFilters } from '@/lib/call-filters'
import { groupByDay } from './call-groups'
import { CallListHead } from './call-list-head'
import { DayHeading } from './day-heading'
import { EmptyCalls } from './empty-calls'
import { useCallList } from './use-call-list'

/** The rows by day, newest first. What arrives while the list is open appears at the top. */
export function CallList({ filters }: { filters: CallFilters }) {
  const { list } = useMessages().calls
  const { time_zone: timeZone } = useAccount()
  const { rows, hasMore, isLoadingMore, hasFailed, showMore } = useCallList(filters)
  const [openedAt] = useState(() => Date.now())
  const search = callFilterSearch(filters)

  if (rows.length === 0) return <EmptyCalls />
  return (
    <>
      <CallListHead />
      <section aria-label={list.label}>
        {groupByDay(rows, timeZone).map(({ day, rows: its }) => (
          <div key={day} className="mb-6">
            <DayHeading day={day} />
            <ul>
              {its.map((row) => (
                <CallLine
                  key={row.id}
                  row={row}
                  href={paths.call.href(row.id, search)}
                  isNew={Date.parse(row.created_at) > openedAt}
                />
              ))}
            </ul>
          </div>
        ))}
      </section>
      {hasFailed && (
        <Notice tone="fault" isAlert>
          {list.moreFailed}
        </Notice>
      )}
      {hasMore ? (
        <Button
          className="w-full md:w-auto"
          isBusy={isLoadingMore}
          busyLabel={list.loadingMore}
          onClick={showMore}
        >
          {list.more}
        </Button>
      ) : (
        <p className="text-small text-ink-soft">{list.end}</p>
      )}
    </>
  )
}
