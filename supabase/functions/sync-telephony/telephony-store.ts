import type { Observation } from '../_shared/observation.ts'
import type { SyncRun } from '../_shared/sync/sync-job.ts'

/** Rows in one merge: enough to be quick, few enough not to hold locks for long. */
const SET_SIZE = 500
/** A large set may take longer than a webhook may; the caller is a scheduler and waits. */
const PATIENCE_MS = 30_000

/** The SQL of sync-telephony, on the direct connection: no role of the API may write telephony events. */
export function telephonyStore({ database, lease, job }: SyncRun) {
  return {
    /** @returns how many rows that changed @throws PBL01 when the lease is over */
    async merge(observations: Observation[]): Promise<number> {
      let changed = 0
      for (let from = 0; from < observations.length; from += SET_SIZE) {
        const set = observations.slice(from, from + SET_SIZE)
        const [row] = await database.run(
          (sql) => sql<{ changed: number }[]>`
            select m.changed from private.assert_sync_lease(${lease.id}, ${lease.number}) as held (integration_id)
            cross join lateral private.merge_telephony_events(held.integration_id, ${sql.json(set)}) m`,
          Date.now() + PATIENCE_MS,
        )
        changed += row?.changed ?? 0
      }
      return changed
    },
    /** The oldest of the last seven days that is over and has no final price; later than that none comes. */
    async oldestUnpriced(): Promise<Date | null> {
      const [row] = await database.run(
        (sql) => sql<{ oldest: Date | null }[]>`
          select min(e.started_at) as oldest from public.telephony_events e
          where e.user_id = ${job.userId} and e.integration_id = ${job.integrationId}
            and e.started_at > now() - interval '7 days' and e.cost_state is distinct from 'final'
            and (e.kind = 'call' and e.status = 'completed' and e.duration_seconds > 0
              or e.kind = 'sms' and e.status in ('sent', 'delivered', 'received'))`,
      )
      return row?.oldest ?? null
    },
    /** Whether the provider has told us before of one that began in the last three days. */
    async knowsRecent(kind: 'call' | 'sms'): Promise<boolean> {
      const [row] = await database.run(
        (sql) => sql<{ known: boolean }[]>`
          select exists (
            select from public.telephony_events e
            where e.user_id = ${job.userId} and e.integration_id = ${job.integrationId}
              and e.started_at > now() - interval '3 days' and e.kind::text = ${kind}
          ) as known`,
      )
      return row?.known ?? false
    },
    /** Lets bookings find the calls that have only now become known. */
    synced(from: string): Promise<unknown> {
      return database.run(
        (sql) =>
          sql`select private.telephony_synced(${lease.id}, ${lease.number}, ${from}::text::timestamptz)`,
        Date.now() + PATIENCE_MS,
      )
    },
  }
}
