import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { FilterBar } from '@/components/filters/filter-bar'
import { PageHeading } from '@/components/layout/page-heading'
import { PageTop } from '@/components/layout/page-top'
import { PeriodPicker } from '@/components/period-picker'
import { QueryBlock } from '@/components/query-block'
import { buttonClass } from '@/components/ui/button'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useMessages } from '@/hooks/use-messages'
import { noLedgerFilters } from '@/lib/ledger-filters'
import { CostList } from './cost-list'
import { CostSummary } from './cost-summary'
import { FilterFields } from './filter-fields'
import { filterTexts } from './filter-texts'
import { useLedgerView } from './use-ledger-view'

/** Every cost of a period, what they add up to, and the way to those that only the owner knows. */
export function CostsPage() {
  const { costs, common } = useMessages()
  const view = useLedgerView()
  // Another address is another list: it starts at its own top.
  const key = view.searchWith({})
  return (
    <>
      <PageTop>
        <PeriodPicker period={view.period} today={view.today} />
      </PageTop>
      <PageHeading
        title={costs.title}
        lead={costs.lead}
        action={
          <Link to={paths.fixedCosts.href()} className={buttonClass('secondary', 'print-hidden')}>
            {costs.toFixed}
          </Link>
        }
      />
      <QueryBlock fallback={<SkeletonRows rows={4} className="h-11" label={common.loading} />}>
        <CostSummary view={view} />
      </QueryBlock>
      <FilterBar
        texts={filterTexts(view.filters, costs)}
        none={noLedgerFilters}
        change={view.change}
        className="max-w-3xl md:grid-cols-4"
      >
        <FilterFields view={view} />
      </FilterBar>
      <QueryBlock fallback={<SkeletonRows rows={12} className="h-12" label={common.loading} />}>
        <CostList key={key} view={view} />
      </QueryBlock>
    </>
  )
}
