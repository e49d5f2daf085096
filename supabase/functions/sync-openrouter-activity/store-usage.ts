import { ProviderError } from '../_shared/provider-request.ts'
import type { UsageReading } from '../_shared/openrouter/read-usage.ts'
import type { UsageRow } from '../_shared/openrouter/usage-row.ts'
import type { SyncRun } from '../_shared/sync/sync-function.ts'
import { daysOf, finalBefore, type DaySpan } from './usage-days.ts'

const SET_SIZE = 500
const PATIENCE_MS = 20_000

type Merged = { ids: string[]; changed: number }
type Forgotten = { removed: number; left_days: string[] }

/**
 * Stores what was read of a span of days, in one transaction: a day is never seen with half its rows.
 * @throws ProviderError PROVIDER_ANSWER_DOUBTFUL when that is true of all that is stored
 */
export async function storeUsage(
  run: SyncRun,
  reading: UsageReading,
  span: DaySpan,
  isCoarse: boolean,
): Promise<void> {
  const { lease, database } = run
  // A day outside the span was not asked for: today, or one that another read answers for.
  const rows = reading.rows.filter(({ day }) => day >= span.from && day < span.until)
  const whole = reading.isAllDoubtful ? [] : daysOf(span).filter((day) => !reading.doubtfulDays.has(day))

  const { changed, leftDays } = await database.run(
    (sql) =>
      sql.begin(async (transaction) => {
        const [held] = await transaction<{ id: string }[]>`
          select private.assert_sync_lease(${lease.id}, ${lease.number}) as id`
        const integration = held?.id ?? null
        const sets = Array.from({ length: Math.ceil(rows.length / SET_SIZE) }, (_, at) =>
          rows.slice(at * SET_SIZE, (at + 1) * SET_SIZE).map(toColumns),
        )
        const keep: string[] = []
        let written = 0
        for (const set of sets) {
          const [adopted] = await transaction<{ moved: number }[]>`
            select private.adopt_ai_usage(${integration}, ${transaction.json(set)}) as moved`
          written += adopted?.moved ?? 0
        }
        for (const set of sets) {
          const [merged] = await transaction<Merged[]>`
            select ids, changed from private.merge_ai_usage(
              ${integration}, ${transaction.json(set)}, ${finalBefore(run.now())}, ${isCoarse})`
          keep.push(...(merged?.ids ?? []))
          written += merged?.changed ?? 0
        }
        // What is coarse leaves finer days alone, so it cannot tell what has vanished from them.
        const [forgotten] = isCoarse
          ? []
          : await transaction<Forgotten[]>`
              select removed, left_days from private.forget_vanished_ai_usage(
                ${integration}, ${transaction.json(whole)}, ${transaction.json(keep)})`
        return { changed: written + (forgotten?.removed ?? 0), leftDays: forgotten?.left_days ?? [] }
      }),
    Date.now() + PATIENCE_MS,
  )
  // The oldest day may have left the provider's window a moment before ours.
  const missing = leftDays.filter((day) => day !== span.from)
  run.count({
    seen: reading.rows.length + reading.skipped,
    changed,
    skipped: reading.skipped + missing.length,
  })
  if (missing.length > 0 && rows.length === 0) {
    throw new ProviderError('unexpected', 'OpenRouter answers without any use, where use is known', {
      code: 'PROVIDER_ANSWER_DOUBTFUL',
    })
  }
}

function toColumns(row: UsageRow) {
  return {
    usage_date: row.day,
    model: row.model,
    model_permaslug: row.modelPermaslug,
    endpoint_id: row.endpointId,
    provider_name: row.providerName,
    requests: row.requests,
    prompt_tokens: row.promptTokens,
    completion_tokens: row.completionTokens,
    reasoning_tokens: row.reasoningTokens,
    credits_usd: row.creditsUsd,
    byok_usd: row.byokUsd,
  }
}
