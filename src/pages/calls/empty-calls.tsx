import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { FilteredToNothing } from '@/components/filters/filtered-to-nothing'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { noFilters } from '@/lib/call-filters'
import { integrationQueries } from '@/lib/queries/integrations'
import { useCallFilters } from './use-call-filters'
import { useFilterTexts } from './use-filter-texts'

/** Nothing to list: because of the filters, because nothing is connected, or because nobody has called yet. */
export function EmptyCalls() {
  const { empty } = useMessages().calls
  const [filters, change] = useCallFilters()
  const texts = useFilterTexts(filters)
  const { data: connections } = useSuspenseQuery(integrationQueries.list(useUserId()))

  if (texts.length > 0) {
    return (
      <FilteredToNothing
        texts={texts.map(({ text }) => text.toLowerCase())}
        showAll={empty.showAll}
        onShowAll={() => change(noFilters)}
      />
    )
  }
  if (connections.length > 0) {
    return (
      <EmptyState title={empty.waitingTitle}>
        <p>{empty.waiting}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={empty.connectTitle}
      action={
        <Link to={paths.connectTwilio.href()} className={buttonClass('primary')}>
          {empty.connectAction}
        </Link>
      }
    >
      <p>{empty.connect}</p>
    </EmptyState>
  )
}
