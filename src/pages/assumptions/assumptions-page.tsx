import { useSearchParams } from 'react-router'
import { PageHeading } from '@/components/layout/page-heading'
import { PageTop } from '@/components/layout/page-top'
import { PeriodPicker } from '@/components/period-picker'
import { QueryBlock } from '@/components/query-block'
import { useMessages } from '@/hooks/use-messages'
import { useToday } from '@/hooks/use-today'
import { readPeriod } from '@/lib/periods'
import { AssumptionsContent } from './assumptions-content'
import { AssumptionsSkeleton } from './assumptions-skeleton'

/** Every number that nobody sends us: what it is, whose word it is, and what another one would change. */
export function AssumptionsPage() {
  const words = useMessages().assumptions
  const [params] = useSearchParams()
  const today = useToday()
  const period = readPeriod(params, today)
  return (
    <>
      <PageTop>
        <PeriodPicker period={period} today={today} />
      </PageTop>
      <PageHeading title={words.title} />
      <QueryBlock fallback={<AssumptionsSkeleton />}>
        <AssumptionsContent period={period} />
      </QueryBlock>
    </>
  )
}
