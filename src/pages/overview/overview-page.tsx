import { useSearchParams } from 'react-router'
import { PageTop } from '@/components/layout/page-top'
import { QueryBlock } from '@/components/query-block'
import { useDocumentTitle } from '@/hooks/use-document-title'
import { useMessages } from '@/hooks/use-messages'
import { useToday } from '@/hooks/use-today'
import { LatestBlock, latestCount } from './latest-block'
import { OverviewFigures } from './overview-figures'
import { LatestSkeleton, OverviewSkeleton } from './overview-skeleton'
import { periodEnding, periodLength } from './period'
import { PeriodPicker } from './period-picker'
import { SourceNotice } from './source-notice'
import { TrustBlock } from './trust-block'

/** Today in a sentence, the period in numbers and charts, the newest calls, and how far to trust it all. */
export function OverviewPage() {
  const { overview } = useMessages()
  useDocumentTitle(overview.title)
  const [params] = useSearchParams()
  const period = periodEnding(useToday(), periodLength(params))

  return (
    <div className="space-y-16">
      {/* The page keeps its name while the sentence that stands for it is being fetched, or cannot be. */}
      <h1 className="sr-only">{overview.title}</h1>
      <div>
        <PageTop>
          <PeriodPicker />
        </PageTop>
        <SourceNotice />
        <div className="pt-6 md:pt-8">
          <QueryBlock fallback={<OverviewSkeleton />}>
            <OverviewFigures period={period} />
          </QueryBlock>
        </div>
      </div>
      <QueryBlock fallback={<LatestSkeleton rows={latestCount} />}>
        <LatestBlock />
      </QueryBlock>
      <QueryBlock fallback={null}>
        <TrustBlock />
      </QueryBlock>
    </div>
  )
}
