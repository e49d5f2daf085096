import * as z from 'zod/mini'
import type { OpenRouterClient } from '../_shared/openrouter/openrouter-client.ts'
import { unreadable } from '../_shared/provider-request.ts'
import type { SyncOutcome, SyncRun } from '../_shared/sync/sync-function.ts'
import { storeUsage } from './store-usage.ts'
import { activityWindow, halves, historyBefore, monthsOf, type DaySpan } from './usage-days.ts'

/** What is left to read; fixed at the start, so that the days do not shift while it goes on. */
const cursorShape = z.object({ from: z.iso.date(), until: z.iso.date() })

/** The year before the activity window, a month at a time from the newest, by day and model only. */
export async function readHistory(run: SyncRun, client: OpenRouterClient): Promise<SyncOutcome> {
  const saved = cursorShape.safeParse(run.job.cursor)
  const left = saved.success ? saved.data : historyBefore(activityWindow(run.now()))
  const months = monthsOf(left)
  const total = run.job.total ?? months.length
  if (!saved.success) await run.save({ cursor: left, done: 0, total })

  await client.assertAnalytics()
  for (const [index, month] of months.entries()) {
    if (run.now().getTime() >= run.deadline) return { more: true }
    await readSpan(run, client, month)
    await run.save({
      cursor: { from: left.from, until: month.from },
      done: total - (months.length - index - 1),
      total,
    })
  }
  return { more: false }
}

/**
 * Reads and stores one span from analytics. An answer that was cut off is asked for again in halves.
 * @throws ProviderError
 */
export async function readSpan(run: SyncRun, client: OpenRouterClient, span: DaySpan): Promise<void> {
  const reading = await client.analytics(span.from, span.until)
  if (!reading.isTruncated) return storeUsage(run, reading, span, true)
  const parts = halves(span)
  if (parts === undefined) throw unreadable('OpenRouter', 'cuts off the use of a single day')
  for (const part of parts) await readSpan(run, client, part)
}
