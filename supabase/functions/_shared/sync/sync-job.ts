import type { SyncKind, SyncMode } from '../contracts/sync.ts'
import type { Database } from '../db.ts'

/** A claimed job with what reading it takes. */
export type SyncJob = {
  id: string
  leaseNumber: string
  kind: SyncKind
  mode: SyncMode
  /** Null, like the account, for exchange rates: they belong to nobody. */
  integrationId: string | null
  userId: string | null
  settings: Record<string, unknown>
  /** Envelopes by name: `{ authToken: 'v1.…' }`. */
  secrets: Record<string, string>
  /** As the last `save` of this job left it; null at the beginning. */
  cursor: unknown
  done: number
  total: number | null
  /** When this integration was last read completely. */
  lastSyncAt: Date | null
}

/**
 * Proves that the job is still ours. Every statement of a sync that writes calls
 * `private.assert_sync_lease(lease.id, lease.number)`, which gives back the integration's id:
 *
 *     select m.seen, m.changed
 *     from private.assert_sync_lease(${lease.id}, ${lease.number}) as held (integration_id)
 *     cross join lateral private.merge_telephony_events(held.integration_id, ${sql.json(set)}) m
 */
export type Lease = { id: string; number: string }

export type SyncCounts = { requests: number; seen: number; changed: number; skipped: number }

export type SyncRun = {
  job: SyncJob
  database: Pick<Database, 'run'>
  /** Aborted when the time is over. Give it to every request. */
  signal: AbortSignal
  now(): Date
  /** In ms since the epoch: nothing new is begun after it, what is missing waits for the next lease. */
  deadline: number
  lease: Lease
  count(what: Partial<SyncCounts>): void
  /**
   * Moves the cursor; call it after the commit of all that the cursor covers.
   * @throws LeaseLost when the job is somebody else's by now, SyncCancelled when the owner has stopped it
   */
  save(progress: { cursor: unknown; done?: number; total?: number }): Promise<void>
}

export type SyncOutcome = {
  /** The rest waits for the next lease, from the saved cursor on. */
  more: boolean
  /** When to read again; the usual time of this kind unless told. */
  nextDue?: Date
}

/** Reads one job from its provider. @throws ProviderError for the provider's trouble */
export type SyncWorker = (run: SyncRun) => Promise<SyncOutcome>
