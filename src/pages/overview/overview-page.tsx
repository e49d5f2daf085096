import { useSearchParams } from 'react-router'
import { PageTop } from '@/components/layout/page-top'
import { PeriodPicker } from '@/components/period-picker'
import { QueryBlock } from '@/components/query-block'
import { useAccount } from '@/hooks/use-account'
import { useDocumentTitle } from '@/hooks/use-document-title'
import { useMessages } from '@/hooks/use-messages'
import { useToday } from '@/hooks/use-today'
import { useLocale } from '@/hooks/use-ui-store'
import { formatPeriod } from '@/lib/format-period'
import { readPeriod } from '@/lib/periods'
import { ComparedWith } from './compared-with'
import { DashboardFigures } from './dashboard-figures'
import { OverviewSkeleton } from './overview-skeleton'

/** What the receptionist cost and brought in one sentence, how it came to that, and how far to trust it. */
export function OverviewPage() {
  const { overview } = useMessages()
  useDocumentTitle(overview.title)
  const [params] = useSearchParams()
  const today = useToday()
  const locale = useLocale()
  const account = useAccount()
  const period = readPeriod(params, today)

  return (
    <>
      {/* The page keeps its name while the sentence that stands for it is being fetched, or cannot be. */}
      <h1 className="sr-only">{overview.title}</h1>
      <PageTop note={<ComparedWith period={period} />}>
        <PeriodPicker period={period} today={today} />
        <span className="hidden ps-2 md:block">
          <ComparedWith period={period} />
        </span>
      </PageTop>
      {/* On paper there is no picker to read the period from. */}
      <p className="hidden text-small text-ink-soft print:block">
        {account.name} · {overview.period.printed(formatPeriod(period, today, locale))}
      </p>
      <div className="pt-6 md:pt-8">
        <QueryBlock fallback={<OverviewSkeleton />}>
          <DashboardFigures period={period} />
        </QueryBlock>
      </div>
    </>
  )
}
