import { useSuspenseQuery } from '@tanstack/react-query'
import { paths } from '@/app/paths'
import { FilteredToNothing } from '@/components/filters/filtered-to-nothing'
import { NothingYet } from '@/components/lists/nothing-yet'
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
    return <FilteredToNothing texts={texts} showAll={empty.showAll} onShowAll={() => change(noFilters)} />
  }
  return (
    <NothingYet isConnected={connections.length > 0} words={empty} connectHref={paths.connectTwilio.href()} />
  )
}
