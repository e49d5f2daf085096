import { createHash } from 'node:crypto'
import type postgres from 'postgres'

export type DemoIntegration = {
  id: string
  lastSyncAt: Date | null
  errorCode: string | null
  /** Whether this address is the one it listens on. */
  isAddress(webhookUrl: string): boolean
}

const tokenHash = (webhookUrl: string) =>
  createHash('sha256')
    .update(webhookUrl.slice(webhookUrl.lastIndexOf('/') + 1))
    .digest()

export type DemoAccount = ReturnType<typeof demoAccount>

/** What the demo needs to know and set in the database; no API shows it, or lets it be set. */
export function demoAccount(sql: postgres.Sql) {
  return {
    async userId(email: string): Promise<string | null> {
      const [user] = await sql<{ id: string }[]>`select id from auth.users where email = ${email}`
      return user?.id ?? null
    },
    /** With everything that belongs to it. */
    async remove(userId: string): Promise<void> {
      await sql`delete from auth.users where id = ${userId}`
    },
    async label(
      userId: string,
      name: string,
      openingHours: Record<string, [string, string][]>,
    ): Promise<void> {
      await sql`update public.accounts set is_demo = true, name = ${name}, opening_hours = ${sql.json(openingHours)}
        where user_id = ${userId} and not is_demo`
    },
    async integration(userId: string): Promise<DemoIntegration | null> {
      const [row] = await sql<
        { id: string; last_sync_at: Date | null; error_code: string | null; token_hash: Uint8Array }[]
      >`select i.id, i.last_sync_at, i.error_code, t.token_hash
        from public.integrations i join private.webhook_tokens t on t.integration_id = i.id
        where i.user_id = ${userId} and i.provider = 'twilio' and i.status <> 'disconnected'
        order by i.created_at limit 1`
      if (!row) return null
      const isAddress = (url: string) => tokenHash(url).equals(row.token_hash)
      return { id: row.id, lastSyncAt: row.last_sync_at, errorCode: row.error_code, isAddress }
    },
  }
}
