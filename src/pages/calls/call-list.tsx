import clsx from 'clsx'
import { useState } from 'react'
import { paths } from '@/app/paths'
import { CallLine, callColumns } from '@/components/calls/call-line'
import { ListFoot } from '@/components/lists/list-foot'
import { ListHead } from '@/components/lists/list-head'
import { RowsByDay } from '@/components/lists/rows-by-day'
import { useAccount } from '@/hooks/use-account'
import { useMessages } from '@/hooks/use-messages'
import { callFilterSearch, type CallFilters } from '@/lib/call-filters'
import { localDayOf } from '@/lib/local-days'
import { EmptyCalls } from './empty-calls'
import { useCallList } from './use-call-list'

/** The rows by day, newest first. What arrives while the list is open appears at the top. */
export function CallList({ filters }: { filters: CallFilters }) {
  const { list } = useMessages().calls
  const { time_zone: timeZone } = useAccount()
  const { rows, more } = useCallList(filters)
  const [openedAt] = useState(() => Date.now())
  const search = callFilterSearch(filters)

  if (rows.length === 0) return <EmptyCalls />
  const { columns } = list
  return (
    <>
      <ListHead className={clsx('lg:-mx-2 lg:px-2', callColumns)}>
        <span>{columns.time}</span>
        <span>{columns.what}</span>
        <span>{columns.who}</span>
        <span className="text-right">{columns.duration}</span>
        <span className="text-right">{columns.cost}</span>
      </ListHead>
      <RowsByDay
        label={list.label}
        rows={rows}
        dayOf={({ started_at }) => localDayOf(new Date(started_at), timeZone)}
      >
        {(row) => (
          <CallLine
            key={row.id}
            row={row}
            href={paths.call.href(row.id, search)}
            isNew={Date.parse(row.created_at) > openedAt}
          />
        )}
      </RowsByDay>
      <ListFoot more={more} />
    </>
  )
}
