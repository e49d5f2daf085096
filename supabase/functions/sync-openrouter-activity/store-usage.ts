import type { UsageReading } from '../_shared/openrouter/read-usage.ts'
import { ProviderError, unreadable } from '../_shared/provider-request.ts'
import type { SyncRun } from '../_shared/sync/sync-function.ts'
import { daysOf, type DaySpan } from './usage-days.ts'
import { writeUsage } from './write-usage.ts'

const PATIENCE_MS = 20_000

/**
 * Stores what was read of a span of days, and counts it.
 * @param isCoarse by day and model only, as analytics tell it
 * @throws ProviderError PROVIDER_ANSWER_UNREADABLE when no row was understood, PROVIDER_ANSWER_DOUBTFUL when there is no
 *   use at all where some is known; what is stored is left as it is
 */
export async function storeUsage(
  run: SyncRun,
  reading: UsageReading,
  span: DaySpan,
  isCoarse: boolean,
): Promise<void> {
  const { skipped, doubtfulDays, isAllDoubtful } = reading
  const seen = reading.rows.length + skipped
  if (reading.rows.length === 0 && skipped > 0) {
    run.count({ seen, skipped })
    throw unreadable('OpenRouter', `answers with ${skipped} rows of which none is understood`)
  }
  // A day outside the span was not asked for: today, or one that another read answers for.
  const rows = reading.rows.filter(({ day }) => day >= span.from && day < span.until)
  const whole = isAllDoubtful ? [] : daysOf(span).filter((day) => !doubtfulDays.has(day))
  const { changed, leftDays } = await run.database.run(
    (sql) => writeUsage(sql, run, rows, isCoarse ? null : whole),
    Date.now() + PATIENCE_MS,
  )
  // The oldest day may have left the provider's window a moment before ours.
  const missing = leftDays.filter((day) => day !== span.from)
  run.count({ seen, changed, skipped: skipped + missing.length })
  if (missing.length > 0 && rows.length === 0) {
    throw new ProviderError('unexpected', 'OpenRouter answers without any use, where use is known', {
      code: 'PROVIDER_ANSWER_DOUBTFUL',
    })
  }
}
