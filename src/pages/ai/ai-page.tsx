import { useSearchParams } from 'react-router'
import { PageHeading } from '@/components/layout/page-heading'
import { PageTop } from '@/components/layout/page-top'
import { PeriodPicker } from '@/components/period-picker'
import { QueryBlock } from '@/components/query-block'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useMessages } from '@/hooks/use-messages'
import { useToday } from '@/hooks/use-today'
import { AiContent } from './ai-content'
import { readAiFilters } from './ai-filters'

/** What the language models cost, by day and by model, stored and live. */
export function AiPage() {
  const { ai } = useMessages()
  const [params] = useSearchParams()
  const today = useToday()
  const filters = readAiFilters(params, today)
  return (
    <>
      <PageTop>
        <PeriodPicker period={filters.period} today={today} />
      </PageTop>
      <PageHeading title={ai.title} lead={ai.lead} />
      <QueryBlock fallback={<SkeletonRows rows={5} className="h-24" label={ai.loading} />}>
        <AiContent filters={filters} />
      </QueryBlock>
    </>
  )
}
