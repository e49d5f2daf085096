import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { inBackground } from '../_shared/background.ts'
import type { Database } from '../_shared/db.ts'
import { openCipher } from '../_shared/encryption.ts'
import type { Context } from '../_shared/endpoint.ts'
import { HttpError } from '../_shared/http-error.ts'
import { openKeyedHash } from '../_shared/keyed-hash.ts'
import { splitRawUrl } from '../_shared/raw-url.ts'
import { isSameCompany, readCallback, type Callback } from '../_shared/simplybook/callback.ts'
import { webhookIntegrations, type WebhookIntegration } from '../_shared/webhook-integrations.ts'
import { webhookRejections, type Rejection } from '../_shared/webhook-rejections.ts'
import { webhookTokenFromPath } from '../_shared/webhook-token.ts'
import { callbackWorker } from './callback-worker.ts'

const FUNCTION_NAME = 'simplybook-webhook'
/** SimplyBook's own patience is nowhere written down: it is answered within 2 s, whatever the database does. */
const PATIENCE_MS = 1700

export type CallbackDependencies = {
  database: Pick<Database, 'run'>
  encryptionKeys: ReadonlyMap<string, Uint8Array>
  hashKey: Uint8Array
  loginKey: string
}

type Outcome = 'processed' | 'duplicate' | 'full' | 'stale'

/**
 * Takes one callback of SimplyBook.me: notes in one statement which booking to look at, answers, and then fetches it.
 * What the callback says of the booking is not believed.
 */
export function simplybookWebhook({ database, loginKey, ...keys }: CallbackDependencies) {
  const sealing = { cipher: openCipher(keys.encryptionKeys), keyedHash: openKeyedHash(keys.hashKey) }
  const integrations = webhookIntegrations({
    provider: 'simplybook',
    database,
    cipher: sealing.cipher,
    secretName: null,
  })
  const rejections = webhookRejections(database)
  const work = callbackWorker({ database, sealing, loginKey })

  return async function handle(request: Request, context: Context<null>): Promise<Response> {
    const token = webhookTokenFromPath(splitRawUrl(request.url).pathname, FUNCTION_NAME)
    const body = await context.readBody()
    if (token === undefined) throw refuse('UNKNOWN_TOKEN')

    const deadline = Date.now() + PATIENCE_MS
    let integration = await integrations.find(token, deadline)
    let outcome: Outcome = 'stale'
    // `stale` says that the connection was changed since we looked it up: look once more.
    for (let attempt = 0; attempt < 2 && outcome === 'stale' && integration; attempt++) {
      if (attempt > 0) integration = await integrations.reload(token, deadline, true)
      if (!integration) break
      const callback = readCallback(body)
      if (typeof callback === 'string') throw refuse('BAD_BODY', integration)
      if (!isSameCompany(callback.company, integration.settings['companyLogin'])) {
        throw refuse('WRONG_ACCOUNT', integration)
      }
      context.setAccount(integration.account)
      outcome = await accept(callback, integration, deadline)
    }
    if (outcome === 'stale' || !integration) throw refuse('UNKNOWN_TOKEN')
    if (outcome === 'full') throw refuse('TOO_MANY', integration)

    if (outcome === 'duplicate') context.setOutcome('DUPLICATE')
    else inBackground(work(integration))
    return new Response('OK', { headers: { 'content-type': 'text/plain' } })
  }

  async function accept(
    callback: Callback,
    { id, account, secretVersion }: WebhookIntegration,
    deadline: number,
  ): Promise<Outcome> {
    // Only what we know: some accounts are said to send the client along.
    const known = JSON.stringify(callback)
    const sealed = sealing.cipher.encrypt(known, { account, integration: id, field: 'delivery_body' })
    const [row] = await database.run(
      (sql) => sql<{ outcome: Outcome }[]>`
        select private.accept_booking_callback(
          ${id}, ${secretVersion}, ${callback.bookingRef}, ${callback.bookingHash}, ${callback.kind},
          ${deliveryKey(callback)}, ${Buffer.from(sealing.keyedHash(account, known))}, ${sealed}) as outcome`,
      deadline,
    )
    if (!row) throw new Error('accept_booking_callback returned no row')
    return row.outcome
  }

  function refuse(reason: Rejection['reason'], integration?: WebhookIntegration): HttpError {
    rejections.add({ integration_id: integration?.id ?? null, provider: 'simplybook', reason })
    if (reason === 'BAD_BODY')
      return new HttpError('INVALID_INPUT', 'This is not a callback of SimplyBook.me.')
    if (reason === 'TOO_MANY')
      return new HttpError('TOO_MANY_REQUESTS', 'Too many bookings wait to be fetched.')
    // One answer for the other causes, so that nobody learns which part was right.
    return new HttpError('FORBIDDEN', 'This request is not accepted.')
  }
}

/** Only newer accounts say when a callback was sent; without that, two changes look like one that came twice. */
function deliveryKey({ bookingRef, kind, sentAt }: Callback): string | null {
  if (sentAt === undefined) return null
  return `callback:${createHash('sha256').update(`${bookingRef}|${kind}|${sentAt}`).digest('hex')}`
}
