import type { Sql } from '../_shared/db.ts'
import type { UsageRow } from '../_shared/openrouter/usage-row.ts'
import type { SyncRun } from '../_shared/sync/sync-function.ts'
import { finalBefore } from './usage-days.ts'

const SET_SIZE = 500

type Merged = { ids: string[]; changed: number }
type Forgotten = { removed: number; left_days: string[] }

export type Written = {
  /** Rows that were written, taken over or removed. */
  changed: number
  /** Days that came back empty although something is stored; they are left as they are. */
  leftDays: string[]
}

/**
 * Writes what was read in one transaction, which the lease is part of: no day is ever seen with half its rows.
 * @param wholeDays days that were answered and understood completely; null for coarse rows, which leave finer days alone
 *   and so cannot tell what has vanished from them
 */
export function writeUsage(
  sql: Sql,
  run: SyncRun,
  rows: UsageRow[],
  wholeDays: string[] | null,
): Promise<Written> {
  const { lease } = run
  const sets = Array.from({ length: Math.ceil(rows.length / SET_SIZE) }, (_, at) =>
    rows.slice(at * SET_SIZE, (at + 1) * SET_SIZE).map(toColumns),
  )
  return sql.begin(async (transaction): Promise<Written> => {
    const [held] = await transaction<{ id: string }[]>`
      select private.assert_sync_lease(${lease.id}, ${lease.number}) as id`
    const integration = held?.id ?? null
    let changed = 0
    for (const set of sets) {
      const [adopted] = await transaction<{ moved: number }[]>`
        select private.adopt_ai_usage(${integration}, ${transaction.json(set)}) as moved`
      changed += adopted?.moved ?? 0
    }
    const keep: string[] = []
    for (const set of sets) {
      const [merged] = await transaction<Merged[]>`
        select ids, changed from private.merge_ai_usage(
          ${integration}, ${transaction.json(set)}, ${finalBefore(run.now())}, ${wholeDays === null})`
      keep.push(...(merged?.ids ?? []))
      changed += merged?.changed ?? 0
    }
    if (wholeDays === null) return { changed, leftDays: [] }
    const [forgotten] = await transaction<Forgotten[]>`
      select removed, left_days from private.forget_vanished_ai_usage(
        ${integration}, ${transaction.json(wholeDays)}, ${transaction.json(keep)})`
    return { changed: changed + (forgotten?.removed ?? 0), leftDays: forgotten?.left_days ?? [] }
  })
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
