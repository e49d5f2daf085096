import { batch } from './batch.ts'
import type { Database } from './db.ts'

/** One row of `function_logs`: codes and durations, no personal data. */
export type FunctionLog = {
  user_id: string | null
  function_name: string
  outcome: 'ok' | 'rejected' | 'error'
  http_status: number
  duration_ms: number
  cold_start: boolean
  error_code: string | null
  request_id: string
  created_at: string
}

/**
 * Rows in one statement. It takes about as long as accepting a webhook: one of hundreds of rows would keep a core, and
 * the webhooks that come meanwhile, for several ms.
 */
const SET_SIZE = 50

/** Written after the answer, in sets: a row of log must never cost the caller a statement. */
export function functionLogs(database: Pick<Database, 'run'>, delayMs?: number) {
  return batch<FunctionLog>({
    delayMs,
    size: SET_SIZE,
    write: (rows) => database.run((sql) => sql`select private.write_function_logs(${sql.json(rows)})`),
  })
}
