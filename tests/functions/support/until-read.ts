import { expect, vi } from 'vitest'
import type { Sql } from '../../database/support/open-database.ts'

/**
 * Until everything of a new connection is read, and the runner that connecting woke has left: it looks for more work
 * after the last job, and would take what a test makes due.
 */
export async function untilRead(sql: Sql, integrationId: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const jobs = await sql`
        select mode, state from public.sync_jobs where integration_id = ${integrationId} order by mode desc`
      expect(jobs).toEqual([
        { mode: 'recent', state: 'waiting' },
        { mode: 'backfill', state: 'done' },
      ])
      const left = await sql`
        select from public.function_logs where function_name = 'run-sync-jobs' and created_at >= (
          select date_trunc('milliseconds', max(finished_at)) from public.sync_runs
          where integration_id = ${integrationId})`
      expect(left).not.toHaveLength(0)
    },
    { timeout: 60_000, interval: 100 },
  )
}
