import type { Database } from '../db.ts'
import type { Lease } from '../sync/sync-job.ts'
import type { RemovedBooking } from './fetch-booking.ts'
import type { SealedBooking } from './seal-booking.ts'

export type BookingAnswer = (SealedBooking & { called_at?: string }) | RemovedBooking

/** Rows in one merge: enough to be quick, few enough not to hold locks for long. */
const SET_SIZE = 500
const PATIENCE_MS = 20_000

/**
 * Merges what was read, and says how many rows that changed.
 * @param lease of the sync that has read it; a callback has none
 */
export async function mergeBookings(
  database: Pick<Database, 'run'>,
  integrationId: string,
  answers: readonly BookingAnswer[],
  lease?: Lease,
): Promise<number> {
  let changed = 0
  for (let from = 0; from < answers.length; from += SET_SIZE) {
    const set = answers.slice(from, from + SET_SIZE)
    const [row] = await database.run(
      (sql) =>
        lease
          ? sql<{ changed: number }[]>`
              select m.changed
              from private.assert_sync_lease(${lease.id}, ${lease.number}) as held (integration_id)
              cross join lateral private.merge_calendar_events(held.integration_id, ${sql.json(set)}) m`
          : sql<{ changed: number }[]>`
              select m.changed from private.merge_calendar_events(${integrationId}, ${sql.json(set)}) m`,
      Date.now() + PATIENCE_MS,
    )
    changed += row?.changed ?? 0
  }
  return changed
}
