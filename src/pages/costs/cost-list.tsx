import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import { ListFoot } from '@/components/lists/list-foot'
import { ListHead } from '@/components/lists/list-head'
import { moreOf } from '@/components/lists/more-of'
import { RowsByDay } from '@/components/lists/rows-by-day'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { ledgerQueries } from '@/lib/queries/ledger'
import { CostLine, lineColumns } from './cost-line'
import { EmptyCosts } from './empty-costs'
import { ExportButton } from './export-button'
import type { LedgerView } from './use-ledger-view'

/** The lines by day, newest first. */
export function CostList({ view }: { view: LedgerView }) {
  const { list } = useMessages().costs
  const { start, end } = view.period
  const query = useSuspenseInfiniteQuery(ledgerQueries.lines(useUserId(), { start, end }, view.filters))
  const lines = query.data.pages.flat()

  if (lines.length === 0) return <EmptyCosts view={view} />
  const { columns } = list
  return (
    <>
      <ListHead className={clsx('lg:-mx-2 lg:px-2', lineColumns)}>
        <span />
        <span>{columns.what}</span>
        <span>{columns.source}</span>
        <span className="text-right">{columns.native}</span>
        <span className="text-right">{columns.rate}</span>
        <span className="text-right">{columns.sek}</span>
      </ListHead>
      <RowsByDay label={list.label} rows={lines} dayOf={(line) => line.occurred_on}>
        {(line) => <CostLine key={line.line_id} line={line} />}
      </RowsByDay>
      <ListFoot more={moreOf(query)}>
        <ExportButton view={view} />
      </ListFoot>
    </>
  )
}
