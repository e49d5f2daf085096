import { randomBytes } from 'node:crypto'
import type { StackStatus } from '../../local/stack.ts'
import type { TwilioTarget } from './webhook-requests.ts'

export type Owner = {
  email: string
  password: string
  integrationId: string
  twilio: TwilioTarget
}

export const newTwilioAccount = () => ({
  accountSid: `AC${randomBytes(16).toString('hex')}`,
  authToken: randomBytes(16).toString('hex'),
})

/** A new owner with Twilio connected, by the same two calls that the pages make. */
export async function connectTwilio(
  { url, publishableKey, functionsUrl }: StackStatus,
  { accountSid, authToken } = newTwilioAccount(),
): Promise<Owner> {
  const email = `bench-${randomBytes(6).toString('hex')}@payback.example`
  const password = randomBytes(12).toString('base64url')
  const session = await post<{ access_token: string }>(`${url}/auth/v1/signup`, publishableKey, {
    email,
    password,
  })
  const { integration, webhookUrl } = await post<{ integration: { id: string }; webhookUrl: string }>(
    `${functionsUrl}/manage-integrations`,
    publishableKey,
    { action: 'connect', provider: 'twilio', label: 'Bench', credentials: { accountSid, authToken } },
    session.access_token,
  )
  return { email, password, integrationId: integration.id, twilio: { webhookUrl, accountSid, authToken } }
}

async function post<Answer>(url: string, key: string, body: object, token?: string): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      apikey: key,
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${url} answered ${response.status}: ${await response.text()}`)
  // Our own API, whose shape the contract tests hold.
  return (await response.json()) as Answer
}
