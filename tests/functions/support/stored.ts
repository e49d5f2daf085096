import { sharedDatabase } from '../../database/support/shared-database.ts'

/** The shared stack's database as its owner sees it. */
export function openStored() {
  const sql = sharedDatabase()

  return {
    sql,
    deliveries: (integrationId: string) =>
      sql<{ outcome: string; reason: string | null; delivery_key: string; body_encrypted: string | null }[]>`
        select outcome, reason, delivery_key, body_encrypted from public.webhook_deliveries
        where integration_id = ${integrationId} order by received_at, id`,
    events: (integrationId: string) =>
      sql<
        {
          provider_ref: string
          parent_ref: string | null
          kind: string
          direction: string | null
          status: string
          started_at: Date
          answered_at: Date | null
          ended_at: Date | null
          duration_seconds: number | null
          cost_amount: string | null
          cost_currency: string | null
          caller_number_encrypted: string | null
          caller_number_hash: Uint8Array | null
          caller_number_hint: string | null
          flags: string[]
        }[]
      >`select provider_ref, parent_ref, kind, direction, status, started_at, answered_at, ended_at, duration_seconds,
          cost_amount, cost_currency, caller_number_encrypted, caller_number_hash, caller_number_hint, flags
        from public.telephony_events where integration_id = ${integrationId} order by provider_ref`,
    async rejections(integrationId: string): Promise<Record<string, number>> {
      const rows = await sql<{ reason: string; count: string }[]>`
        select reason, sum(count)::text as count from private.webhook_rejections
        where integration_id = ${integrationId} group by reason`
      return Object.fromEntries(rows.map(({ reason, count }) => [reason, Number(count)]))
    },
  }
}
