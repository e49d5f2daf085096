import { twilioCredentials } from '../_shared/contracts/manage-integrations.ts'
import { syncTelephonyRequest, type SyncTelephonyAnswer } from '../_shared/contracts/sync-telephony.ts'
import type { Database } from '../_shared/db.ts'
import { EnvelopeError } from '../_shared/encryption.ts'
import type { Context } from '../_shared/endpoint.ts'
import { HttpError } from '../_shared/http-error.ts'
import { parseJsonBody, validate } from '../_shared/json-body.ts'
import { NotUnderstood, type Observation, type PlainObservation } from '../_shared/observation.ts'
import { ProviderError, type RequestOptions } from '../_shared/provider-request.ts'
import { sealObservation, type Sealing } from '../_shared/seal-observation.ts'
import { callFromRest, messageFromRest } from '../_shared/twilio/from-rest.ts'
import { listTwilio, type TwilioList } from '../_shared/twilio/list-resources.ts'

import { syncSince } from './sync-span.ts'
import { syncStore, type SyncTarget } from './sync-store.ts'

export type SyncDependencies = {
  database: Pick<Database, 'run'>
  sealing: Sealing
  apiUrl: string
  now?: () => Date
}

const LISTS: readonly [TwilioList, (item: unknown) => PlainObservation][] = [
  ['Calls', callFromRest],
  ['Messages', messageFromRest],
]
/** Reads calls and messages from the provider's API and merges them: what webhooks missed, and the prices they never carry. */
export function syncTelephony({ database, sealing, apiUrl, now = () => new Date() }: SyncDependencies) {
  const store = syncStore(database)

  async function syncOne(target: SyncTarget, asked: string | undefined, request: RequestOptions) {
    const startedAt = now()
    const usual = syncSince(startedAt, target.last_sync_at)
    const since = asked === undefined ? usual : new Date(asked)
    const owner = { account: target.user_id, integration: target.integration_id }
    const envelope = target.secrets['authToken'] ?? ''
    const authToken = sealing.cipher.decrypt(envelope, { ...owner, field: 'authToken' })
    const credentials = validate({ accountSid: target.settings['accountSid'], authToken }, twilioCredentials)

    const counts = { seen: 0, changed: 0, skipped: 0 }
    for (const [list, read] of LISTS) {
      for await (const items of listTwilio(list, since, apiUrl, credentials, request)) {
        const plain = items.map((item) => understood(read, item))
        const known = onePerReference(plain.filter((observation) => observation !== undefined))
        const sealed = await Promise.all(
          known.map((observation) => sealObservation(observation, owner, sealing)),
        )
        counts.seen += items.length
        counts.skipped += plain.filter((observation) => observation === undefined).length
        counts.changed += await store.merge(target.integration_id, sealed)
      }
    }
    // The mark moves only now, after the last page is committed, and not for a read that left a gap before it.
    await store.finished(target.integration_id, since <= usual ? startedAt : null)
    return counts
  }

  return async (_request: Request, context: Context<null>): Promise<Response> => {
    const body = await context.readBody()
    const { integrationId, since } = body.length === 0 ? {} : parseJsonBody(body, syncTelephonyRequest)
    const targets = await store.targets('twilio', integrationId)
    if (integrationId !== undefined && targets.length === 0) {
      throw new HttpError('NOT_FOUND', 'There is no such connected integration.')
    }

    const answer: SyncTelephonyAnswer = { seen: 0, changed: 0, skipped: 0, failed: [] }
    const request: RequestOptions = { signal: context.signal }
    for (const target of targets) {
      if (integrationId !== undefined) context.setAccount(target.user_id)
      try {
        const counts = await syncOne(target, since, request)
        answer.seen += counts.seen
        answer.changed += counts.changed
        answer.skipped += counts.skipped
      } catch (error) {
        const code = failureCode(error)
        // Our own trouble, or our time is over: that says nothing about this account.
        if (code === undefined || context.signal.aborted) throw error
        // One account's trouble is no reason to leave the others unread; but who was not there for one is not waited
        // for again with patience.
        if (code === 'PROVIDER_UNREACHABLE') request.tries = 1
        await store.failed(target.integration_id, code === 'CREDENTIALS_REFUSED' ? 'error' : null, code)
        answer.failed.push({ integrationId: target.integration_id, code })
      }
    }
    if (answer.failed.length > 0) context.setOutcome(answer.failed[0]?.code ?? 'PROVIDER_REFUSED')
    return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
  }
}

/** What to tell about this account; undefined when the trouble is not the account's. */
function failureCode(error: unknown): string | undefined {
  if (error instanceof ProviderError) return error.code
  return error instanceof EnvelopeError ? 'SECRET_UNREADABLE' : undefined
}

function understood(read: (item: unknown) => PlainObservation, item: unknown): PlainObservation | undefined {
  try {
    return read(item)
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined
    throw error
  }
}

/** A list that changes while it is paged may bring an item twice; one statement takes each once, the later one. */
function onePerReference<T extends Pick<Observation, 'provider_ref'>>(observations: T[]): T[] {
  return [...new Map(observations.map((observation) => [observation.provider_ref, observation])).values()]
}
