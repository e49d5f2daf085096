import { describe } from '../_shared/background.ts'
import {
  runSyncJobsRequest,
  syncAnswer,
  type SyncAnswer,
  type SyncKind,
  type SyncRunAnswer,
} from '../_shared/contracts/sync.ts'
import type { Database } from '../_shared/db.ts'
import type { Context } from '../_shared/endpoint.ts'
import { parseJsonBody } from '../_shared/json-body.ts'
import { logLine } from '../_shared/log-line.ts'
import type { CallFunction } from '../_shared/own-functions.ts'
import { syncStore, type ClaimedJob } from '../_shared/sync/sync-store.ts'

const FUNCTION_OF: Record<SyncKind, string> = {
  telephony: 'sync-telephony',
  bookings: 'sync-bookings',
  openrouter_activity: 'sync-openrouter-activity',
  exchange_rates: 'sync-exchange-rates',
}
/** Jobs at a time: each is a worker of its own, and all share one small database. */
const AT_ONCE = 4
const LOOK_AGAIN_MS = 100

type Dependencies = {
  database: Pick<Database, 'run'>
  callFunction: CallFunction
  /** How long new jobs are begun, in ms. */
  beginMs: number
}

/**
 * Runs what is due: takes jobs out of the queue, gives each to its `sync-*` function, and goes on until nothing is due
 * or the time is over. Several of it at once share the work; none does what another does. Who names a provider or an
 * integration wants to see it read, so that answer waits for what another runner is doing there; the others leave.
 * `{ provider?, integrationId? }` → `{ runs: [...] }`, see contracts/sync.ts.
 */
export function runSyncJobs({ database, callFunction, beginMs }: Dependencies) {
  const store = syncStore(database)

  async function runOne(claimed: ClaimedJob, signal: AbortSignal): Promise<SyncRunAnswer[]> {
    const lease = { id: claimed.job_id, number: claimed.lease_number }
    try {
      const response = await callFunction(
        FUNCTION_OF[claimed.kind],
        { jobId: lease.id, leaseNumber: lease.number },
        signal,
      )
      if (response.ok) return syncAnswer.parse(await response.json()).runs
      await response.body?.cancel()
      logLine({
        level: 'error',
        message: 'sync function failed',
        kind: claimed.kind,
        status: response.status,
      })
    } catch (error) {
      // It works on without us, and says itself how it ends.
      if (signal.aborted) return []
      logLine({ level: 'error', message: 'sync function failed', kind: claimed.kind, error: describe(error) })
    }
    // It could not say how it ended, so it has not begun, or has died: the job waits like any that failed.
    const counts = { requests: 0, seen: 0, changed: 0, skipped: 0 }
    const isOpen = await store.finish(lease, { outcome: 'failed', errorCode: 'SYNC_FUNCTION_FAILED', counts })
    if (!isOpen) return []
    const { job_id: jobId, integration_id: integrationId, kind, mode } = claimed
    const { seen, changed, skipped } = counts
    return [
      {
        jobId,
        integrationId,
        kind,
        mode,
        outcome: 'failed',
        seen,
        changed,
        skipped,
        errorCode: 'SYNC_FUNCTION_FAILED',
      },
    ]
  }

  return async (_request: Request, context: Context<null>): Promise<Response> => {
    const body = await context.readBody()
    const { provider, integrationId } = body.length === 0 ? {} : parseJsonBody(body, runSyncJobsRequest)
    await store.ensure()

    const runs: SyncRunAnswer[] = []
    const working = new Set<Promise<void>>()
    const until = Date.now() + beginMs
    const isNamed = provider !== undefined || integrationId !== undefined
    const othersWork = async () =>
      isNamed && Date.now() < until && (await store.isWorkedOn(integrationId, provider))
    for (;;) {
      const free = Date.now() < until ? AT_ONCE - working.size : 0
      const claimed = free > 0 ? await store.claim(free, undefined, integrationId, provider) : []
      for (const job of claimed) {
        const work = runOne(job, context.signal())
          .then((answers) => void runs.push(...answers))
          .finally(() => working.delete(work))
        work.catch(() => undefined)
        working.add(work)
      }
      if (working.size === 0) {
        if (!(await othersWork())) break
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
        continue
      }
      // One that ends may make another due: the backfill waits for the recent read, and for its own next part.
      if (claimed.length === 0 || working.size >= AT_ONCE) await Promise.race(working)
    }
    return Response.json({ runs } satisfies SyncAnswer, { headers: { 'cache-control': 'no-store' } })
  }
}
