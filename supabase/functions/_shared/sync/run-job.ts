import { describe } from '../background.ts'
import type { SyncRunAnswer } from '../contracts/sync.ts'
import { databaseTrouble } from '../database-error.ts'
import type { Database } from '../db.ts'
import { EnvelopeError } from '../encryption.ts'
import { HttpError } from '../http-error.ts'
import { logLine } from '../log-line.ts'
import { ProviderError } from '../provider-request.ts'
import type { Lease, SyncCounts, SyncJob, SyncRun, SyncWorker } from './sync-job.ts'
import { LeaseLost, sayWhyStopped, SyncCancelled } from './sync-stopped.ts'
import type { Finish, SyncStore } from './sync-store.ts'

export type RunJobOptions = {
  store: SyncStore
  database: Pick<Database, 'run'>
  work: SyncWorker
  signal: AbortSignal
  now: () => Date
  /** How long a job begins something new, in ms. A backfill makes way for others sooner. */
  workMs: { recent: number; backfill: number }
}

/**
 * Does one claimed job and writes down what came of it.
 * @throws HttpError DATABASE_UNAVAILABLE; the lease then runs out and another takes the job over
 */
export async function runJob(job: SyncJob, options: RunJobOptions): Promise<SyncRunAnswer> {
  const { store, signal, now } = options
  const lease: Lease = { id: job.id, number: job.leaseNumber }
  const counts: SyncCounts = { requests: 0, seen: 0, changed: 0, skipped: 0 }
  const run: SyncRun = {
    job,
    database: options.database,
    signal,
    now,
    deadline: now().getTime() + options.workMs[job.mode],
    lease,
    count(what) {
      counts.requests += what.requests ?? 0
      counts.seen += what.seen ?? 0
      counts.changed += what.changed ?? 0
      counts.skipped += what.skipped ?? 0
    },
    async save(progress) {
      await store.save(lease, progress, counts).catch((error: unknown) => {
        throw sayWhyStopped(error)
      })
    },
  }

  function answer(outcome: SyncRunAnswer['outcome'], errorCode?: string): SyncRunAnswer {
    const { id: jobId, integrationId, kind, mode } = job
    const { seen, changed, skipped } = counts
    return {
      jobId,
      integrationId,
      kind,
      mode,
      outcome,
      seen,
      changed,
      skipped,
      ...(errorCode !== undefined && { errorCode }),
    }
  }

  try {
    const { more, nextDue } = await options.work(run)
    const outcome = more ? 'more' : 'ok'
    return answer((await store.finish(lease, { outcome, counts, nextDue })) ? outcome : 'lost')
  } catch (caught) {
    const error = sayWhyStopped(caught)
    if (error instanceof LeaseLost) return answer('lost')
    const finish = howItFailed(error, signal.aborted)
    if (finish.errorCode === 'INTERNAL') {
      logLine({
        level: 'error',
        message: 'sync failed',
        kind: job.kind,
        jobId: job.id,
        error: describe(error),
      })
    }
    const isOurs = await store.finish(lease, { ...finish, counts })
    return isOurs ? answer(finish.outcome, finish.errorCode) : answer('lost')
  }
}

function howItFailed(error: unknown, isTimeOver: boolean): Omit<Finish, 'counts'> {
  if (error instanceof SyncCancelled) return { outcome: 'cancelled' }
  // Our time was over: whatever broke because of it says nothing about the provider.
  if (isTimeOver) return { outcome: 'failed', errorCode: 'TIME_LIMIT' }
  if (error instanceof ProviderError) {
    return { outcome: 'failed', errorCode: error.code, retryAfterMs: error.retryAfterMs }
  }
  if (error instanceof EnvelopeError) return { outcome: 'failed', errorCode: 'SECRET_UNREADABLE' }
  if (error instanceof HttpError && error.code === 'DATABASE_UNAVAILABLE') throw error
  if (databaseTrouble(error) !== 'other') throw error
  return { outcome: 'failed', errorCode: 'INTERNAL' }
}
