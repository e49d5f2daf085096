import type { SyncKind, SyncMode } from '../contracts/sync.ts'
import type { Database } from '../db.ts'
import type { Lease, SyncCounts, SyncJob } from './sync-job.ts'

/** A worker that died is found out after this; longer than a function may work. */
const LEASE_SECONDS = 180

export type ClaimedJob = {
  job_id: string
  lease_number: string
  kind: SyncKind
  mode: SyncMode
  integration_id: string | null
  user_id: string | null
}

type LoadedJob = ClaimedJob & {
  settings: Record<string, unknown>
  secrets: Record<string, string>
  cursor: unknown
  done: number
  total: number | null
  last_sync_at: Date | null
}

export type Finish = {
  outcome: 'ok' | 'more' | 'failed' | 'cancelled'
  counts: SyncCounts
  errorCode?: string | undefined
  retryAfterMs?: number | undefined
  nextDue?: Date | undefined
}

/** The SQL of the queue, on the direct connection: no role of the API may touch it. */
export function syncStore(database: Pick<Database, 'run'>) {
  return {
    /** Makes the usual read of these due now. @returns whether there is any such connected integration */
    async request(kind: SyncKind, integrationId: string | undefined): Promise<boolean> {
      const [row] = await database.run(
        (sql) => sql<{ found: boolean }[]>`
          select private.request_syncs(${kind}, ${integrationId ?? null}) as found`,
      )
      return row?.found ?? false
    },
    ensure(): Promise<unknown> {
      return database.run((sql) => sql`select private.ensure_sync_jobs()`)
    },
    /** Takes due jobs; whoever else asks at the same time gets others. */
    claim(limit: number, kind?: SyncKind, integrationId?: string, provider?: string): Promise<ClaimedJob[]> {
      return database.run(
        (sql) => sql<ClaimedJob[]>`
          select job_id, lease_number::text, kind, mode, integration_id, user_id
          from private.claim_sync_jobs(
            ${limit}, ${kind ?? null}, ${integrationId ?? null}, ${LEASE_SECONDS}, ${provider ?? null})`,
      )
    },
    /** Whether somebody is at work on one of these. */
    async isWorkedOn(integrationId?: string, provider?: string): Promise<boolean> {
      const [row] = await database.run(
        (sql) => sql<{ running: boolean }[]>`
          select exists (
            select from public.sync_jobs j join public.integrations i on i.id = j.integration_id
            where j.state = 'running' and j.lease_until > now()
              and (${integrationId ?? null}::uuid is null or i.id = ${integrationId ?? null}::uuid)
              and (${provider ?? null}::text is null or i.provider = ${provider ?? null}::text)
          ) as running`,
      )
      return row?.running ?? false
    },
    async load(lease: Lease): Promise<SyncJob> {
      const [row] = await database.run(
        (sql) => sql<LoadedJob[]>`
          select job_id, lease_number::text, kind, mode, integration_id, user_id, settings, secrets, cursor, done, total,
            last_sync_at
          from private.load_sync_job(${lease.id}, ${lease.number})`,
      )
      if (!row) throw new Error('load_sync_job returned no row')
      return {
        id: row.job_id,
        leaseNumber: row.lease_number,
        kind: row.kind,
        mode: row.mode,
        integrationId: row.integration_id,
        userId: row.user_id,
        settings: row.settings,
        secrets: row.secrets,
        cursor: row.cursor,
        done: row.done,
        total: row.total,
        lastSyncAt: row.last_sync_at,
      }
    },
    save(
      lease: Lease,
      progress: { cursor: unknown; done?: number; total?: number },
      counts: SyncCounts,
    ): Promise<unknown> {
      return database.run(
        (sql) => sql`
          select private.save_sync_progress(
            ${lease.id}, ${lease.number}, ${LEASE_SECONDS}, ${JSON.stringify(progress.cursor ?? null)}::text::jsonb,
            ${progress.done ?? null}, ${progress.total ?? null},
            ${counts.requests}, ${counts.seen}, ${counts.changed}, ${counts.skipped})`,
      )
    },
    /** @returns false when the job is somebody else's by now: then nothing was written */
    async finish(
      lease: Lease,
      { outcome, counts, errorCode, retryAfterMs, nextDue }: Finish,
    ): Promise<boolean> {
      const [row] = await database.run(
        (sql) => sql<{ finished: boolean }[]>`
          select private.finish_sync_job(
            ${lease.id}, ${lease.number}, ${outcome}, ${errorCode ?? null},
            ${retryAfterMs === undefined ? null : retryAfterMs / 1000}, ${nextDue ?? null},
            ${counts.requests}, ${counts.seen}, ${counts.changed}, ${counts.skipped}) as finished`,
      )
      return row?.finished ?? false
    },
  }
}

export type SyncStore = ReturnType<typeof syncStore>
