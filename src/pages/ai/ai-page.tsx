import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { PageTop } from '@/components/layout/page-top'
import { PeriodPicker } from '@/components/period-picker'
import { QueryBlock } from '@/components/query-block'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useDocumentTitle } from '@/hooks/use-document-title'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { useToday } from '@/hooks/use-today'
import { aiQueries } from '@/lib/queries/ai'
import { AiContent } from './ai-content'
import { readAiFilters } from './ai-filters'
import { ModelFilter } from './model-filter'

/** What the language models cost, by day and by model, stored and live. */
export function AiPage() {
  const { ai } = useMessages()
  useDocumentTitle(ai.title)
  const [params] = useSearchParams()
  const today = useToday()
  const filters = readAiFilters(params, today)
  const { start, end } = filters.period
  // The pickers stand over the page and must not wait for it: without an answer there are no models to choose yet.
  const { data } = useQuery(aiQueries.stored(useUserId(), start, end))
  const models = [...new Set(data?.days.map(({ model }) => model))].sort()
  return (
    <>
      {/* The page keeps its name while the sentence that stands for it is being fetched, or cannot be. */}
      <h1 className="sr-only">{ai.title}</h1>
      <PageTop>
        <PeriodPicker period={filters.period} today={today} />
        <ModelFilter models={models} model={filters.model} />
      </PageTop>
      <div className="pt-6 md:pt-8">
        <QueryBlock fallback={<SkeletonRows rows={5} className="h-24" label={ai.loading} />}>
          <AiContent filters={filters} />
        </QueryBlock>
      </div>
    </>
  )
}
