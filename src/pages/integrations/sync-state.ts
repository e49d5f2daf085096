export type SyncJobFacts = {
  integration_id: string | null
  mode: string
  state: string
  due_at: string
  done: number
  total: number | null
  cancel_requested: boolean
  error_code: string | null
}

export type SyncState = {
  recent:
    | { kind: 'resting' | 'queued' | 'reading' }
    /** After a failure; `held` when the provider has asked us to wait: then nobody can hurry it. */
    | { kind: 'retrying' | 'held'; at: string }
  /** What was before the connection; null when there is nothing of it left to fetch. */
  backfill:
    | null
    /** `share` from 0 to 1. */
    | { kind: 'going'; share: number; isStopping: boolean }
    | { kind: 'failed' }
}

/** Where the reading of one connection stands. */
export function syncState(jobs: readonly SyncJobFacts[], integrationId: string, now: number): SyncState {
  const own = jobs.filter(({ integration_id }) => integration_id === integrationId)
  return {
    recent: recentState(
      own.find(({ mode }) => mode === 'recent'),
      now,
    ),
    backfill: backfillState(own.find(({ mode }) => mode === 'backfill')),
  }
}

function recentState(job: SyncJobFacts | undefined, now: number): SyncState['recent'] {
  if (job === undefined || job.state === 'failed') return { kind: 'resting' }
  if (job.state === 'running') return { kind: 'reading' }
  if (Date.parse(job.due_at) <= now) return { kind: 'queued' }
  if (job.error_code === null) return { kind: 'resting' }
  return { kind: job.error_code === 'PROVIDER_RATE_LIMITED' ? 'held' : 'retrying', at: job.due_at }
}

function backfillState(job: SyncJobFacts | undefined): SyncState['backfill'] {
  if (job === undefined) return null
  if (job.state === 'failed') return { kind: 'failed' }
  const share = job.total === null || job.total === 0 ? 0 : Math.min(1, job.done / job.total)
  return { kind: 'going', share, isStopping: job.cancel_requested }
}
