import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { FilteredToNothing } from '@/components/filters/filtered-to-nothing'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { useLocale } from '@/hooks/use-ui-store'
import { formatPeriod } from '@/lib/format-period'
import { noLedgerFilters } from '@/lib/ledger-filters'
import { fixedCostQueries } from '@/lib/queries/fixed-costs'
import { integrationQueries } from '@/lib/queries/integrations'
import { filterTexts } from './filter-texts'
import type { LedgerView } from './use-ledger-view'

/** Nothing to list: because of the filters, because of the days, or because nothing costs anything yet. */
export function EmptyCosts({ view }: { view: LedgerView }) {
  const { costs } = useMessages()
  const { empty } = costs
  const locale = useLocale()
  const userId = useUserId()
  const { data: connections } = useSuspenseQuery(integrationQueries.list(userId))
  const { data: fixed } = useSuspenseQuery(fixedCostQueries.list(userId))
  const texts = filterTexts(view.filters, costs)
  const toFixed = (
    <Link to={paths.fixedCosts.href()} className={buttonClass('secondary')}>
      {empty.add}
    </Link>
  )

  if (texts.length > 0)
    return (
      <FilteredToNothing
        texts={texts}
        showAll={empty.showAll}
        onShowAll={() => view.change(noLedgerFilters)}
      />
    )
  if (connections.length > 0 || fixed.length > 0)
    return (
      <EmptyState title={empty.periodTitle(formatPeriod(view.period, view.today, locale))} action={toFixed}>
        <p>{empty.period}</p>
      </EmptyState>
    )
  return (
    <EmptyState
      title={empty.firstTitle}
      action={
        <>
          <Link to={paths.integrations.href()} className={buttonClass('primary')}>
            {empty.connect}
          </Link>
          {toFixed}
        </>
      }
    >
      <p>{empty.first}</p>
    </EmptyState>
  )
}
