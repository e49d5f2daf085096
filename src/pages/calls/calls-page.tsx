import { PageHeading } from '@/components/layout/page-heading'
import { PageTop } from '@/components/layout/page-top'
import { QueryBlock } from '@/components/query-block'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useMessages } from '@/hooks/use-messages'
import { callFilterSearch } from '@/lib/call-filters'
import { CallList } from './call-list'
import { FilterBar } from './filter-bar'
import { useCallFilters } from './use-call-filters'

/** Every call and message, newest first, narrowed by what the URL says. */
export function CallsPage() {
  const { calls, common } = useMessages()
  const [filters] = useCallFilters()
  return (
    <>
      <PageTop />
      <PageHeading title={calls.title} lead={calls.lead} />
      <FilterBar />
      <QueryBlock fallback={<SkeletonRows rows={12} className="h-13" label={common.loading} />}>
        {/* Other filters are another list: it starts at its own top. */}
        <CallList key={callFilterSearch(filters)} filters={filters} />
      </QueryBlock>
    </>
  )
}
