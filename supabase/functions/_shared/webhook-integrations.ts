import { Buffer } from 'node:buffer'
import type { Cipher } from './encryption.ts'
import type { Database } from './db.ts'
import { hashWebhookToken } from './webhook-token.ts'

/** An integration as a webhook needs it, its signing secret in the clear. */
export type WebhookIntegration = {
  id: string
  account: string
  secretVersion: number
  settings: Readonly<Record<string, unknown>>
  /** Empty for a provider that signs nothing. */
  secret: string
}

type Entry = { integration: WebhookIntegration | undefined; loadedAt: number }

type Row = {
  integration_id: string
  user_id: string
  secret_version: number
  settings: Record<string, unknown>
  secrets: Record<string, string>
}

export type WebhookIntegrationsOptions = {
  provider: string
  database: Pick<Database, 'run'>
  cipher: Cipher
  /** The secret that signs webhooks; none for a provider that signs nothing. */
  secretName: string | null
  now?: () => number
}

/** Known tokens stay until the database calls them stale; unknown ones are asked for again after this time, in ms. */
const UNKNOWN_FOR_MS = 5000
/** A bad signature may mean that the secret has just been changed: look again, but not more often than this, in ms. */
const RELOAD_AFTER_MS = 1000
const REMEMBERED = 1000

/**
 * The integrations behind webhook addresses, remembered per worker so that a webhook in steady state needs no
 * statement of its own for them. Unknown tokens are remembered too: guessing costs the database next to nothing.
 */
export function webhookIntegrations(options: WebhookIntegrationsOptions) {
  const { provider, database, cipher, secretName, now = Date.now } = options
  const entries = new Map<string, Entry>()
  const loading = new Map<string, Promise<WebhookIntegration | undefined>>()

  async function load(token: string, deadline: number) {
    const [row] = await database.run(
      (sql) =>
        sql<Row[]>`select integration_id, user_id, secret_version, settings, secrets
                   from private.find_webhook(${provider}, ${Buffer.from(hashWebhookToken(token))})`,
      deadline,
    )
    const envelope = secretName === null ? null : row?.secrets[secretName]
    const integration =
      row && envelope !== undefined
        ? {
            id: row.integration_id,
            account: row.user_id,
            secretVersion: row.secret_version,
            settings: row.settings,
            secret:
              envelope === null || secretName === null
                ? ''
                : cipher.decrypt(envelope, {
                    account: row.user_id,
                    integration: row.integration_id,
                    field: secretName,
                  }),
          }
        : undefined
    entries.delete(token)
    entries.set(token, { integration, loadedAt: now() })
    const oldest = entries.keys().next()
    if (entries.size > REMEMBERED && !oldest.done) entries.delete(oldest.value)
    return integration
  }

  /** Many requests for the same token share one look-up. */
  function loadOnce(token: string, deadline: number) {
    const running = loading.get(token)
    if (running) return running
    const started = load(token, deadline).finally(() => loading.delete(token))
    loading.set(token, started)
    return started
  }

  return {
    async find(token: string, deadline: number): Promise<WebhookIntegration | undefined> {
      const entry = entries.get(token)
      const usable = entry && (entry.integration || now() - entry.loadedAt < UNKNOWN_FOR_MS)
      return usable ? entry.integration : loadOnce(token, deadline)
    },
    /** The integration as it is now, unless it was read a moment ago. `force` when the database said `stale`. */
    async reload(token: string, deadline: number, force: boolean) {
      const entry = entries.get(token)
      if (!force && entry && now() - entry.loadedAt < RELOAD_AFTER_MS) return entry.integration
      return loadOnce(token, deadline)
    },
  }
}
