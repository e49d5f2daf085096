import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { useLocale } from '@/hooks/use-ui-store'
import { formatWeekdayAndDay } from '@/lib/format-weekday'
import { groupBy } from '@/lib/group-by'
import { addDays, type LocalDay } from '@/lib/local-days'
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
  return (
    <>
      <Head />
      <section aria-label={list.label}>
        {[...groupBy(lines, (line) => line.occurred_on)].map(([day, its]) => (
          <div key={day} className="mb-6">
            <DayHeading day={day} today={view.today} />
            <ul>
              {its.map((line) => (
                <CostLine key={line.line_id} line={line} />
              ))}
            </ul>
          </div>
        ))}
      </section>
      {query.isFetchNextPageError && (
        <Notice tone="fault" isAlert>
          {list.moreFailed}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-4">
        {query.hasNextPage ? (
          <Button
            className="w-full md:w-auto"
            isBusy={query.isFetchingNextPage}
            busyLabel={list.loadingMore}
            onClick={() => void query.fetchNextPage()}
          >
            {list.more}
          </Button>
        ) : (
          <p className="text-small text-ink-soft">{list.end}</p>
        )}
        <ExportButton view={view} />
      </div>
    </>
  )
}

/** Names the columns of a wide list. Each row says the same by itself, so a screen reader is spared this. */
function Head() {
  const { columns } = useMessages().costs.list
  return (
    <div
      aria-hidden
      className={clsx('hidden gap-x-4 pb-2 text-small text-ink-soft lg:-mx-2 lg:grid lg:px-2', lineColumns)}
    >
      <span />
      <span>{columns.what}</span>
      <span>{columns.source}</span>
      <span className="text-right">{columns.native}</span>
      <span className="text-right">{columns.rate}</span>
      <span className="text-right">{columns.sek}</span>
    </div>
  )
}

function DayHeading({ day, today }: { day: LocalDay; today: LocalDay }) {
  const { list } = useMessages().costs
  const locale = useLocale()
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`
  const text =
    day === today
      ? list.today
      : day === addDays(today, -1)
        ? list.yesterday
        : formatWeekdayAndDay(day, locale) + year
  return (
    <h2 className="sticky top-0 z-10 border-b border-line bg-paper py-2 font-sans text-small font-bold first-letter:uppercase">
      {text}
    </h2>
  )
}
