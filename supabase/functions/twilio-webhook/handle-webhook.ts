import { DATABASE_PATIENCE_MS, type Database } from '../_shared/db.ts'
import { openCipher } from '../_shared/encryption.ts'
import type { Context } from '../_shared/endpoint.ts'
import { HttpError } from '../_shared/http-error.ts'
import { openKeyedHash } from '../_shared/keyed-hash.ts'
import { NotUnderstood } from '../_shared/observation.ts'
import { splitRawUrl } from '../_shared/raw-url.ts'
import { wantsTwiml } from '../_shared/twilio/parse-delivery.ts'
import { verifySignature } from '../_shared/twilio/verify-signature.ts'
import { webhookIntegrations, type WebhookIntegration } from '../_shared/webhook-integrations.ts'
import { webhookRejections, type Rejection } from '../_shared/webhook-rejections.ts'
import { webhookTokenFromPath } from '../_shared/webhook-token.ts'
import { acceptDeliveries, type Outcome } from './accept-deliveries.ts'
import { readDelivery, type Delivery } from './read-delivery.ts'
import { understandDelivery } from './understand-delivery.ts'

const FUNCTION_NAME = 'twilio-webhook'

export type WebhookDependencies = {
  database: Pick<Database, 'run'>
  encryptionKeys: ReadonlyMap<string, Uint8Array>
  hashKey: Uint8Array
  /** Where the world reaches our functions: what Twilio was told, and therefore what it signs. */
  publicBase: string
  now?: () => Date
}

/** Verifies, understands and stores one Twilio webhook: in steady state with at most one SQL statement. */
export function twilioWebhook({
  database,
  publicBase,
  now = () => new Date(),
  ...keys
}: WebhookDependencies) {
  const sealing = { cipher: openCipher(keys.encryptionKeys), keyedHash: openKeyedHash(keys.hashKey) }
  const integrations = webhookIntegrations({
    provider: 'twilio',
    database,
    cipher: sealing.cipher,
    secretName: 'authToken',
  })
  const rejections = webhookRejections(database)
  const acceptDelivery = acceptDeliveries(database)
  // Checked against when there is no integration, so that an unknown token takes as long as a bad signature.
  const nobodysToken = crypto.randomUUID()

  return async function handle(request: Request, context: Context<null>): Promise<Response> {
    const { pathname, search } = splitRawUrl(request.url)
    const token = webhookTokenFromPath(pathname, FUNCTION_NAME)
    const body = request.method === 'GET' ? new Uint8Array() : await context.readBody()
    const delivery = readDelivery(request, search, body)
    if (token === undefined) throw refuse('UNKNOWN_TOKEN')

    const deadline = Date.now() + DATABASE_PATIENCE_MS
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
      if (!isAboutOurAccount(delivery, integration)) throw refuse('WRONG_ACCOUNT', integration)
      context.setAccount(integration.account)
      outcome = await accept(delivery, integration, deadline)
    }
    if (outcome === 'stale') throw refuse('UNKNOWN_TOKEN')

    if (outcome !== 'processed') context.setOutcome(outcome.toUpperCase())
    return answerTo(delivery)
  }

  async function accept(
    delivery: Delivery,
    integration: WebhookIntegration,
    deadline: number,
  ): Promise<Outcome> {
    const owner = { account: integration.account, integration: integration.id }
    const understood = await understandDelivery(delivery, owner, sealing, now().toISOString())
    return acceptDelivery(integration, understood, deadline)
  }

  /** One answer for every cause, so that nobody learns which part was right. */
  function refuse(reason: Rejection['reason'], integration?: WebhookIntegration): HttpError {
    rejections.add({ integration_id: integration?.id ?? null, provider: 'twilio', reason })
    return new HttpError('FORBIDDEN', 'This request is not accepted.')
  }
}

/** A body about another Twilio account is refused; one that names no account is left to the parser. */
function isAboutOurAccount(delivery: Delivery, { settings }: WebhookIntegration): boolean {
  try {
    const named = delivery.fields().optional('AccountSid')
    return named === undefined || named === settings['accountSid']
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error
    // Two accounts in one body are one too many; a body that is no JSON names none.
    return error.reason !== 'AMBIGUOUS_FIELD'
  }
}

function answerTo(delivery: Delivery): Response {
  if (!expectsTwiml(delivery)) return new Response(null, { status: 204 })
  return new Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', {
    headers: { 'content-type': 'text/xml; charset=utf-8' },
  })
}

function expectsTwiml(delivery: Delivery): boolean {
  try {
    return wantsTwiml(delivery.fields())
  } catch (error) {
    if (error instanceof NotUnderstood) return false
    throw error
  }
}
