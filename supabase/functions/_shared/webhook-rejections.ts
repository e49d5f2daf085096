import { batch } from './batch.ts'
import type { Database } from './db.ts'

export type Rejection = {
  integration_id: string | null
  provider: string
  reason: 'UNKNOWN_TOKEN' | 'BAD_SIGNATURE' | 'WRONG_ACCOUNT' | 'BAD_BODY' | 'TOO_MANY'
}

/** All that is kept of a request that was turned away: a count, added up in memory and written after the answer. */
export function webhookRejections(database: Pick<Database, 'run'>, delayMs = 1000) {
  return batch<Rejection>({
    delayMs,
    size: 2000,
    write: (rejections) =>
      database.run(
        (sql) => sql`select private.count_webhook_rejections(${sql.json(countAlike(rejections))})`,
      ),
  })
}

export function countAlike(rejections: readonly Rejection[]): (Rejection & { count: number })[] {
  const counted = new Map<string, Rejection & { count: number }>()
  for (const rejection of rejections) {
    const key = JSON.stringify([rejection.integration_id, rejection.provider, rejection.reason])
    const known = counted.get(key)
    if (known) known.count++
    else counted.set(key, { ...rejection, count: 1 })
  }
  return [...counted.values()]
}
