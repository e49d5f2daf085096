import type { Database } from '../_shared/db.ts'
import type { Observation } from '../_shared/observation.ts'

export type SyncTarget = {
  integration_id: string
  user_id: string
  settings: Record<string, unknown>
  secrets: Record<string, string>
  last_sync_at: Date | null
}

/** Rows in one merge: enough to be quick, few enough not to hold locks for long. */
const SET_SIZE = 500
/** A large set may take longer than a webhook may; the caller is a scheduler and waits. */
const PATIENCE_MS = 30_000

/** The SQL of sync-telephony, on the direct connection: no role of the API may write telephony events. */
export function syncStore(database: Pick<Database, 'run'>) {
  return {
    targets(provider: string, integrationId: string | undefined): Promise<SyncTarget[]> {
      return database.run(
        (sql) => sql<SyncTarget[]>`
          select i.id as integration_id, i.user_id, i.settings, i.last_sync_at,
            (select coalesce(jsonb_object_agg(s.name, s.envelope), '{}')
             from private.integration_secrets s where s.integration_id = i.id) as secrets
          from public.integrations i
          where i.provider = ${provider} and i.status <> 'disconnected'
            and (${integrationId ?? null}::uuid is null or i.id = ${integrationId ?? null}::uuid)
          order by i.id`,
      )
    },
    async merge(integrationId: string, observations: Observation[]): Promise<number> {
      let changed = 0
      for (let from = 0; from < observations.length; from += SET_SIZE) {
        const set = observations.slice(from, from + SET_SIZE)
        const [row] = await database.run(
          (sql) => sql<{ seen: number; changed: number }[]>`
            select seen, changed from private.merge_telephony_events(${integrationId}, ${sql.json(set)})`,
          Date.now() + PATIENCE_MS,
        )
        changed += row?.changed ?? 0
      }
      return changed
    },
    async finished(integrationId: string, readUntil: Date | null): Promise<void> {
      await database.run(
        (sql) => sql`
          update public.integrations
          set status = 'active', error_code = null, last_sync_at = coalesce(${readUntil}, last_sync_at), updated_at = now()
          where id = ${integrationId} and status <> 'disconnected'`,
      )
    },
    async failed(integrationId: string, status: 'error' | null, errorCode: string): Promise<void> {
      await database.run(
        (sql) => sql`
          update public.integrations
          set status = coalesce(${status}, status), error_code = ${errorCode}, updated_at = now()
          where id = ${integrationId} and status <> 'disconnected'`,
      )
    },
  }
}
