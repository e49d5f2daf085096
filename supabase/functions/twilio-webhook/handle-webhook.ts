import { Buffer } from 'node:buffer'
import { DATABASE_PATIENCE_MS, type Database } from '../_shared/db.ts'
import { openCipher } from '../_shared/encryption.ts'
import type { Context } from '../_shared/endpoint.ts'
import { HttpError } from '../_shared/http-error.ts'
import { openKeyedHash, toHex } from '../_shared/keyed-hash.ts'
import { NotUnderstood, type Observation, type QuarantineReason } from '../_shared/observation.ts'
import { splitRawUrl } from '../_shared/raw-url.ts'
import { sealObservation } from '../_shared/seal-observation.ts'
import { twilioDeliveryKey } from '../_shared/twilio/delivery-key.ts'
import { parseTwilioDelivery, wantsTwiml } from '../_shared/twilio/parse-delivery.ts'
import { verifySignature } from '../_shared/twilio/verify-signature.ts'
import { webhookIntegrations, type WebhookIntegration } from '../_shared/webhook-integrations.ts'
import { webhookRejections, type Rejection } from '../_shared/webhook-rejections.ts'
import { webhookTokenFromPath } from '../_shared/webhook-token.ts'
import { readDelivery, type Delivery } from './read-delivery.ts'

const FUNCTION_NAME = 'twilio-webhook'

export type WebhookDependencies = {
  database: Pick<Database, 'run'>
  encryptionKeys: ReadonlyMap<string, Uint8Array>
  hashKey: Uint8Array
  /** Where the world reaches our functions: what Twilio was told, and therefore what it signs. */
  publicBase: string
  now?: () => Date
}

type Integration = WebhookIntegration
type Outcome = 'processed' | 'duplicate' | 'conflict' | 'quarantined' | 'stale'

/** Verifies, understands and stores one Twilio webhook: in steady state with one SQL statement. */
export function twilioWebhook({
  database,
  encryptionKeys,
  hashKey,
  publicBase,
  now = () => new Date(),
}: WebhookDependencies) {
  const sealing = { cipher: openCipher(encryptionKeys), keyedHash: openKeyedHash(hashKey) }
  const integrations = webhookIntegrations({
    provider: 'twilio',
    database,
    cipher: sealing.cipher,
    secretName: 'authToken',
  })
  const rejections = webhookRejections(database)
  // Checked against when there is no integration, so that an unknown token takes as long as a bad signature.
  const nobodysToken = crypto.randomUUID()

  return async function handle(request: Request, context: Context<null>): Promise<Response> {
    const { pathname, search } = splitRawUrl(request.url)
    const token = webhookTokenFromPath(pathname, FUNCTION_NAME)
    const body = request.method === 'GET' ? new Uint8Array() : await context.readBody()
    const delivery = readDelivery(request, search, body)
    const deadline = Date.now() + DATABASE_PATIENCE_MS
    if (token === undefined) throw refuse('UNKNOWN_TOKEN')

    const signed = {
      signature: request.headers.get('x-twilio-signature'),
      url: `${publicBase}/${FUNCTION_NAME}/${token}${search}`,
      params: delivery.signedParams,
      body,
    }

    let integration = await integrations.find(token, deadline)
    let genuine = verifySignature(integration?.secret ?? nobodysToken, signed)
    let outcome: Outcome = 'stale'
    // A bad signature may mean that the secret was changed since we read it, and `stale` says so: look once more.
    for (let attempt = 0; attempt < 2 && outcome === 'stale' && integration; attempt++) {
      if (!genuine || attempt > 0) {
        integration = await integrations.reload(token, deadline, attempt > 0)
        genuine = integration !== undefined && verifySignature(integration.secret, signed)
      }
      if (!integration) break
      if (!genuine) throw refuse('BAD_SIGNATURE', integration)
      if (!ownAccount(delivery, integration)) throw refuse('WRONG_ACCOUNT', integration)
      context.setAccount(integration.account)
      outcome = await accept(delivery, body, integration, deadline)
    }
    if (outcome === 'stale') throw refuse('UNKNOWN_TOKEN')

    if (outcome !== 'processed') context.setOutcome(outcome.toUpperCase())
    return answerTo(delivery)
  }

  async function accept(
    delivery: Delivery,
    body: Uint8Array<ArrayBuffer>,
    integration: Integration,
    deadline: number,
  ): Promise<Outcome> {
    const owner = { account: integration.account, integration: integration.id }
    const bodyHash = sealing.keyedHash(owner.account, delivery.canonical)
    const understood = await understand(delivery, owner, toHex(bodyHash))
    const bodyEncrypted = sealing.cipher.encrypt(body.length > 0 ? body : delivery.canonical, {
      ...owner,
      field: 'delivery_body',
    })
    const [row] = await database.run(
      (sql) => sql<{ outcome: Outcome }[]>`
        select private.accept_telephony_delivery(
          ${integration.id}, ${integration.secretVersion}, ${understood.key}, ${Buffer.from(bodyHash)},
          ${bodyEncrypted}, ${understood.observation ? sql.json(understood.observation) : null}, ${understood.reason}
        ) as outcome`,
      deadline,
    )
    if (!row) throw new Error('accept_telephony_delivery returned no row')
    return row.outcome
  }

  async function understand(
    delivery: Delivery,
    owner: { account: string; integration: string },
    digest: string,
  ): Promise<{ key: string; observation: Observation | null; reason: QuarantineReason | null }> {
    try {
      const fields = delivery.fields()
      const plain = parseTwilioDelivery(fields, now().toISOString())
      const observation = await sealObservation(plain, owner, sealing)
      return { key: twilioDeliveryKey(plain, fields), observation, reason: null }
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error
      return { key: `digest:${digest}`, observation: null, reason: error.reason }
    }
  }

  /** One answer for every cause, so that nobody learns which part was right. */
  function refuse(reason: Rejection['reason'], integration?: Integration): HttpError {
    rejections.add({
      integration_id: integration?.id ?? null,
      provider: 'twilio',
      reason,
    })
    return new HttpError('FORBIDDEN', 'This request is not accepted.')
  }
}

/** A body about another Twilio account is refused; one that names no account is left to the parser. */
function ownAccount(delivery: Delivery, integration: Integration): boolean {
  const named = tryFields(delivery, (fields) => fields.optional('AccountSid'), 'ambiguous')
  return named === undefined || named === integration.settings['accountSid']
}

function answerTo(delivery: Delivery): Response {
  const twiml = tryFields(delivery, wantsTwiml, false)
  if (!twiml) return new Response(null, { status: 204 })
  return new Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', {
    headers: { 'content-type': 'text/xml; charset=utf-8' },
  })
}

function tryFields<T>(
  delivery: Delivery,
  read: (fields: ReturnType<Delivery['fields']>) => T,
  otherwise: T,
): T | undefined {
  try {
    return read(delivery.fields())
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error
    return error.reason === 'AMBIGUOUS_FIELD' ? otherwise : undefined
  }
}
