import { syncRequest, type SyncAnswer, type SyncKind, type SyncRunAnswer } from '../contracts/sync.ts'
import type { Database } from '../db.ts'
import type { Context } from '../endpoint.ts'
import { HttpError } from '../http-error.ts'
import { parseJsonBody } from '../json-body.ts'
import { runJob, type RunJobOptions } from './run-job.ts'
import type { Lease, SyncWorker } from './sync-job.ts'
import { LeaseLost, sayWhyStopped } from './sync-stopped.ts'
import { syncStore, type ClaimedJob } from './sync-store.ts'

export type { SyncJob, SyncOutcome, SyncRun, SyncWorker } from './sync-job.ts'

/** For the endpoint of a `sync-*` function: below the platform's 150 s for a first answer. */
export const SYNC_TIME_LIMIT_MS = 140_000
/** What is being read then is broken off, with time left to write that down. */
const ABORT_MS = 125_000
const WORK_MS = { recent: 60_000, backfill: 40_000 }
/** Called without a job, nothing new is begun after this. */
const BEGIN_MS = 60_000

type Options = {
  database: Pick<Database, 'run'>
  kind: SyncKind
  work: SyncWorker
  now?: () => Date
}

/**
 * The handler of a `sync-*` function. With `{ jobId, leaseNumber }` it does the one job that its caller has claimed;
 * with `{ integrationId? }` it makes the usual read of one or of all integrations of its kind due, and does what
 * is due; `{}` or no body means all.
 * Answers `{ runs: [{ jobId, integrationId, kind, mode, outcome, seen, changed, skipped, errorCode? }] }`.
 * A provider's trouble is an answer too (outcome `failed`), our own is a 5xx.
 */
export function syncFunction({ database, kind, work, now = () => new Date() }: Options) {
  const store = syncStore(database)

  async function runClaimed(lease: Lease, options: RunJobOptions): Promise<SyncRunAnswer | 'lost'> {
    try {
      const job = await store.load(lease)
      if (job.kind !== kind) throw new HttpError('INVALID_INPUT', `The job is not of kind ${kind}.`)
      return await runJob(job, options)
    } catch (error) {
      if (sayWhyStopped(error) instanceof LeaseLost) return 'lost'
      throw error
    }
  }

  async function runDue(integrationId: string | undefined, options: RunJobOptions): Promise<SyncRunAnswer[]> {
    const found = await store.request(kind, integrationId)
    if (!found && integrationId !== undefined) {
      throw new HttpError('NOT_FOUND', 'There is no such connected integration.')
    }
    const runs: SyncRunAnswer[] = []
    const until = now().getTime() + BEGIN_MS
    while (now().getTime() < until) {
      const [claimed] = await store.claim(1, kind, integrationId)
      if (!claimed) break
      const answer = await runClaimed(leaseOf(claimed), options)
      if (answer !== 'lost') runs.push(answer)
    }
    return runs
  }

  return async (_request: Request, context: Context<null>): Promise<Response> => {
    const body = await context.readBody()
    const asked = body.length === 0 ? {} : parseJsonBody(body, syncRequest)
    const signal = AbortSignal.any([context.signal(), AbortSignal.timeout(ABORT_MS)])
    const options: RunJobOptions = { store, database, work, signal, now, workMs: WORK_MS }

    let runs: SyncRunAnswer[]
    if ('jobId' in asked) {
      const answer = await runClaimed({ id: asked.jobId, number: asked.leaseNumber }, options)
      runs = answer === 'lost' ? [] : [answer]
    } else {
      runs = await runDue(asked.integrationId, options)
    }
    const failed = runs.find(({ errorCode }) => errorCode !== undefined)
    if (failed?.errorCode !== undefined) context.setOutcome(failed.errorCode)
    return Response.json({ runs } satisfies SyncAnswer, { headers: { 'cache-control': 'no-store' } })
  }
}

function leaseOf({ job_id, lease_number }: ClaimedJob): Lease {
  return { id: job_id, number: lease_number }
}
