import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { z } from 'zod'
import { manageIntegrationsAnswer } from '../../../supabase/functions/_shared/contracts/manage-integrations.ts'
import { postFunction } from './post-function.ts'

/** Where a stack answers; the shared one unless told. */
export type Place = { url: string; functionsUrl: string; publishableKey: string }
export type Owner = { userId: string; accessToken: string; place: Place }

const session = z.object({ access_token: z.string(), user: z.object({ id: z.uuid() }) })

/** A new account with nothing in it. */
export async function newOwner(place: Place = inject('stack')): Promise<Owner> {
  const response = await fetch(`${place.url}/auth/v1/signup`, {
    method: 'POST',
    headers: { apikey: place.publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify({
      email: `owner-${randomBytes(6).toString('hex')}@payback.example`,
      password: randomBytes(12).toString('base64url'),
    }),
  })
  const { access_token: accessToken, user } = session.parse(await response.json())
  return { userId: user.id, accessToken, place }
}

/** What an owner's page sends along. */
export const asOwner = ({ place, accessToken }: Owner): Record<string, string> => ({
  apikey: place.publishableKey,
  authorization: `Bearer ${accessToken}`,
})

/** Calls manage-integrations as this owner and returns what came. */
export async function manage(owner: Owner, body: unknown): Promise<{ status: number; json: unknown }> {
  const response = await postFunction(owner.place, 'manage-integrations', asOwner(owner), body)
  return { status: response.status, json: await response.json() }
}

export type ConnectedTwilio = {
  integrationId: string
  webhookUrl: string
  accountSid: string
  authToken: string
}

export const newCredentials = () => ({
  accountSid: `AC${randomBytes(16).toString('hex')}`,
  authToken: randomBytes(16).toString('hex'),
})

export async function connectTwilio(owner: Owner, credentials = newCredentials()): Promise<ConnectedTwilio> {
  const { status, json } = await manage(owner, { action: 'connect', provider: 'twilio', credentials })
  if (status !== 201) throw new Error(`Connect answered ${status}: ${JSON.stringify(json)}`)
  const { integration, webhookUrl } = manageIntegrationsAnswer.parse(json)
  if (webhookUrl === undefined) throw new Error('Connect answered without an address')
  return { integrationId: integration.id, webhookUrl, ...credentials }
}
