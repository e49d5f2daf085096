import { useSuspenseQueries } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { useMessages } from '@/hooks/use-messages'
import { useUserId } from '@/hooks/use-session'
import { useToday } from '@/hooks/use-today'
import { useLocale } from '@/hooks/use-ui-store'
import { formatPeriod } from '@/lib/format-period'
import { addDays } from '@/lib/local-days'
import { aiQueries, type StoredUse } from '@/lib/queries/ai'
import { integrationQueries } from '@/lib/queries/integrations'
import type { AiFilters } from './ai-filters'
import { CostChart } from './cost-chart'
import { costDays } from './cost-days'
import { EmptyPeriod } from './empty-period'
import { LiveBlock } from './live-block'
import { ModelList } from './model-list'
import { useLiveActivity } from './use-live-activity'
import { UseSummary } from './use-summary'

/** What is stored of the period, and what OpenRouter says right now. */
export function AiContent({ filters }: { filters: AiFilters }) {
  const userId = useUserId()
  const words = useMessages().ai
  const [{ data: connections }, { data: stored }] = useSuspenseQueries({
    queries: [
      integrationQueries.list(userId),
      aiQueries.stored(userId, filters.period.start, filters.period.end),
    ],
  })
  const openRouters = connections.filter(({ provider }) => provider === 'openrouter')
  const live = useLiveActivity(openRouters.map(({ id }) => id))
  const isConnected = openRouters.length > 0

  if (stored.first_day === null && !isConnected) {
    return (
      <EmptyState
        title={words.empty.title}
        action={
          <Link to={paths.connectOpenrouter.href()} className={buttonClass('primary')}>
            {words.empty.connect}
          </Link>
        }
      >
        {words.empty.explain}
      </EmptyState>
    )
  }
  // Read up to the day before the last read; a connection that is gone was read as far as there are rows.
  const readUntil = openRouters
    .flatMap(({ last_sync_at }) => (last_sync_at === null ? [] : addDays(last_sync_at.slice(0, 10), -1)))
    .sort()
    .at(-1)
  return (
    <div className="space-y-14 md:space-y-16">
      {stored.first_day === null ? (
        <EmptyState
          title={words.waiting.title}
          action={
            <Link to={paths.integrations.href()} className={buttonClass()}>
              {words.waiting.open}
            </Link>
          }
        >
          {words.waiting.explain}
        </EmptyState>
      ) : (
        <StoredBlocks
          stored={stored}
          filters={filters}
          readUntil={readUntil}
          today={(live.isComplete ? live.sums?.today : null) ?? null}
        />
      )}
      {isConnected && <LiveBlock live={live} />}
    </div>
  )
}

type StoredBlocksProps = {
  stored: StoredUse
  filters: AiFilters
  readUntil: string | undefined
  today: { day: string; usd: string; sek: string | null } | null
}

function StoredBlocks({ stored, filters: { period, model }, readUntil, today }: StoredBlocksProps) {
  const locale = useLocale()
  const name = formatPeriod(period, useToday(), locale)
  const lines = model === null ? stored.days : stored.days.filter((line) => line.model === model)
  // At OpenRouter the new day begins an hour or two after it has here.
  const utcToday = new Date().toISOString().slice(0, 10)
  const span = { start: period.start, end: period.end < utcToday ? period.end : utcToday }
  const lastDay =
    [stored.last_day, readUntil]
      .flatMap((day) => day ?? [])
      .sort()
      .at(-1) ?? null
  const days = costDays(
    lines,
    span,
    // Which model today's cost is of is not told.
    { firstDay: stored.first_day, lastDay, today: model === null ? today : null },
  )
  return (
    <>
      {lines.length === 0 ? (
        <EmptyPeriod model={model} period={name} />
      ) : (
        <>
          <UseSummary lines={lines} model={model} period={name} />
          <CostChart days={days} lines={lines} model={model} />
          {model === null && <ModelList lines={lines} />}
        </>
      )}
    </>
  )
}
