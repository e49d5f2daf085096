import { FilterBar } from '@/components/filters/filter-bar'
import { PageHeading } from '@/components/layout/page-heading'
import { PageTop } from '@/components/layout/page-top'
import { QueryBlock } from '@/components/query-block'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useMessages } from '@/hooks/use-messages'
import { callFilterSearch, noFilters } from '@/lib/call-filters'
import { CallList } from './call-list'
import { FilterFields } from './filter-fields'
import { useCallFilters } from './use-call-filters'
import { useFilterTexts } from './use-filter-texts'

/** Every call and message, newest first, narrowed by what the URL says. */
export function CallsPage() {
  const { calls, common } = useMessages()
  const [filters, change] = useCallFilters()
  const texts = useFilterTexts(filters)
  return (
    <>
      <PageTop />
      <PageHeading title={calls.title} lead={calls.lead} />
      <FilterBar
        texts={texts}
        none={noFilters}
        change={change}
        className="md:grid-cols-3 lg:flex lg:*:flex-1"
      >
        <FilterFields />
      </FilterBar>
      <QueryBlock fallback={<SkeletonRows rows={12} className="h-13" label={common.loading} />}>
        {/* Other filters are another list: it starts at its own top. */}
        <CallList key={callFilterSearch(filters)} filters={filters} />
      </QueryBlock>
    </>
  )
}
