import { Buffer } from 'node:buffer'
import type { Cipher } from './encryption.ts'
import type { Database } from './db.ts'

/** An integration as a webhook needs it, its signing secret ready for use. */
export type WebhookIntegration<Secret> = {
  id: string
  account: string
  secretVersion: number
  settings: Readonly<Record<string, unknown>>
  secret: Secret
}

type Entry<Secret> = { integration: WebhookIntegration<Secret> | undefined; loadedAt: number }

type Row = {
  integration_id: string
  user_id: string
  secret_version: number
  settings: Record<string, unknown>
  secrets: Record<string, string>
}

export type WebhookIntegrationsOptions<Secret> = {
  provider: string
  database: Pick<Database, 'run'>
  cipher: Cipher
  /** Turns the named, decrypted secret into what verification uses. */
  secretName: string
  prepareSecret(plain: string): Promise<Secret>
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
export function webhookIntegrations<Secret>(options: WebhookIntegrationsOptions<Secret>) {
  const { provider, database, cipher, secretName, prepareSecret, now = Date.now } = options
  const entries = new Map<string, Entry<Secret>>()
  const loading = new Map<string, Promise<WebhookIntegration<Secret> | undefined>>()

  async function load(key: string, hash: Uint8Array, deadline: number) {
    const [row] = await database.run(
      (sql) =>
        sql<Row[]>`select integration_id, user_id, secret_version, settings, secrets
                   from private.find_webhook(${provider}, ${Buffer.from(hash)})`,
      deadline,
    )
    const envelope = row?.secrets[secretName]
    const integration =
      row && envelope !== undefined
        ? {
            id: row.integration_id,
            account: row.user_id,
            secretVersion: row.secret_version,
            settings: row.settings,
            secret: await prepareSecret(
              await cipher.decrypt(envelope, {
                account: row.user_id,
                integration: row.integration_id,
                field: secretName,
              }),
            ),
          }
        : undefined
    entries.delete(key)
    entries.set(key, { integration, loadedAt: now() })
    const oldest = entries.keys().next()
    if (entries.size > REMEMBERED && !oldest.done) entries.delete(oldest.value)
    return integration
  }

  /** Many requests for the same token share one look-up. */
  function loadOnce(key: string, hash: Uint8Array, deadline: number) {
    const running = loading.get(key)
    if (running) return running
    const started = load(key, hash, deadline).finally(() => loading.delete(key))
    loading.set(key, started)
    return started
  }

  return {
    async find(hash: Uint8Array, deadline: number): Promise<WebhookIntegration<Secret> | undefined> {
      const key = Buffer.from(hash).toString('base64')
      const entry = entries.get(key)
      const usable = entry && (entry.integration || now() - entry.loadedAt < UNKNOWN_FOR_MS)
      return usable ? entry.integration : loadOnce(key, hash, deadline)
    },
    /** The integration as it is now, unless it was read a moment ago. `force` when the database said `stale`. */
    async reload(hash: Uint8Array, deadline: number, force: boolean) {
      const key = Buffer.from(hash).toString('base64')
      const entry = entries.get(key)
      if (!force && entry && now() - entry.loadedAt < RELOAD_AFTER_MS) return entry.integration
      return loadOnce(key, hash, deadline)
    },
  }
}
