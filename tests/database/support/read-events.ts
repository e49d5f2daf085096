import type { Sql, Tx } from './open-database.ts'

/** What an event is, without what depends on who wrote it first: its id and the times of writing. */
export async function readEvents(sql: Sql | Tx, integrationId: string) {
  return sql<Record<string, unknown>[]>`
    select provider_ref, parent_ref, kind, direction, status, started_at::text, answered_at::text, ended_at::text,
      duration_seconds, cost_amount::text, cost_currency, cost_state, answered_by, segments, caller_number_encrypted,
      encode(caller_number_hash, 'hex') as caller_number_hash, caller_number_hint, flags, field_versions
    from public.telephony_events where integration_id = ${integrationId} order by provider_ref`
}

/** The one event of an integration. */
export async function readEvent(sql: Sql | Tx, integrationId: string): Promise<Record<string, unknown>> {
  const [event, ...others] = await readEvents(sql, integrationId)
  if (!event || others.length > 0)
    throw new Error(`Expected one event, found ${event ? others.length + 1 : 0}`)
  return event
}
