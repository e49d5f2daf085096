import { createHash } from 'node:crypto'
import type postgres from 'postgres'
import type { DemoProviderName } from './demo-providers.ts'

export type DemoIntegration = {
  id: string
  isConnected: boolean
  /** Whether this address is the one it listens on. */
  isAddress(webhookUrl: string): boolean
}

/** How far a connection has been read. */
export type ReadSoFar = {
  provider: DemoProviderName
  /** When what is recent had been read completely for the last time. */
  lastSyncAt: Date | null
  /** Why the last attempt to read it failed; null while none has. */
  failure: string | null
  /** Steps of what was before, newest first; null when nothing more is to come. */
  stepsBefore: number | null
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
    /** The connection of a provider, or the last one there was; null when it was never connected. */
    async integration(userId: string, provider: DemoProviderName): Promise<DemoIntegration | null> {
      const [row] = await sql<{ id: string; is_connected: boolean; token_hash: Uint8Array | null }[]>`
        select i.id, i.status <> 'disconnected' as is_connected, t.token_hash
        from public.integrations i left join private.webhook_tokens t on t.integration_id = i.id
        where i.user_id = ${userId} and i.provider = ${provider}
        order by is_connected desc, i.created_at limit 1`
      if (!row) return null
      const { id, is_connected: isConnected, token_hash: hash } = row
      return { id, isConnected, isAddress: (url) => hash !== null && tokenHash(url).equals(hash) }
    },
    /** Lets what was before the first read wait for a while, if it has not begun. */
    async postponeBackfill(integrationId: string, seconds: number): Promise<void> {
      await sql`update public.sync_jobs set due_at = now() + make_interval(secs => ${seconds})
        where integration_id = ${integrationId} and mode = 'backfill' and state = 'waiting'`
    },
    /** Every connection that is to be read. */
    async readSoFar(userId: string): Promise<ReadSoFar[]> {
      const rows = await sql<
        {
          provider: DemoProviderName
          last_sync_at: Date | null
          failure: string | null
          steps_before: number | null
        }[]
      >`select i.provider, i.last_sync_at, r.error_code as failure, b.done as steps_before
        from public.integrations i
        left join public.sync_jobs r
          on r.integration_id = i.id and r.mode = 'recent' and r.state in ('waiting', 'running')
        left join public.sync_jobs b
          on b.integration_id = i.id and b.mode = 'backfill' and b.state in ('waiting', 'running')
        where i.user_id = ${userId} and i.status <> 'disconnected'`
      return rows.map((row) => ({
        provider: row.provider,
        lastSyncAt: row.last_sync_at,
        failure: row.failure,
        stepsBefore: row.steps_before,
      }))
    },
  }
}
