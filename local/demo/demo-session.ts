import { z } from 'zod'
import type { DemoProviderName } from './demo-providers.ts'

type Login = { email: string; password: string }
type Gateway = { url: string; functionsUrl: string; publishableKey: string; secretKey: string }

const sessionSchema = z.object({ access_token: z.string(), user: z.object({ id: z.string() }) })
const connectionSchema = z.object({
  integration: z.object({ id: z.string(), status: z.string() }),
  /** Of a provider that reports what happens. */
  webhookUrl: z.string().optional(),
})

export type Session = z.infer<typeof sessionSchema>
export type Connection = z.infer<typeof connectionSchema>

/** Sends JSON; an answer that is not 2xx is an error that names the request and quotes the answer. */
export async function callJson(
  url: string,
  headers: Record<string, string> = {},
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  })
  const text = await response.text()
  if (!response.ok)
    throw new Error(`${new URL(url).pathname} answered ${response.status}: ${text.slice(0, 200)}`)
  return text === '' ? null : JSON.parse(text)
}

export type FixedCost = {
  name: string
  kind: 'monthly' | 'setup'
  /** Kronor, without VAT. */
  amount: string
  starts_on: string
}

export type DemoSession = ReturnType<typeof demoSession>

/** What an owner's browser would do, and one thing that the scheduler does, over the gateway. */
export function demoSession({ url, functionsUrl, publishableKey, secretKey }: Gateway) {
  const apikey = { apikey: publishableKey }
  const asOwner = (session: Session) => ({ ...apikey, authorization: `Bearer ${session.access_token}` })
  const manage = async (session: Session, body: unknown): Promise<Connection> =>
    connectionSchema.parse(await callJson(`${functionsUrl}/manage-integrations`, asOwner(session), body))
  return {
    /** @param data what the business is called, and its language */
    signUp: async (login: Login, data: Record<string, string>): Promise<Session> =>
      sessionSchema.parse(await callJson(`${url}/auth/v1/signup`, apikey, { ...login, data })),
    signIn: async ({ email, password }: Login): Promise<Session> =>
      sessionSchema.parse(
        await callJson(`${url}/auth/v1/token?grant_type=password`, apikey, { email, password }),
      ),
    connect: (
      session: Session,
      provider: DemoProviderName,
      what: { credentials: Record<string, string>; settings?: Record<string, string> },
    ) => manage(session, { action: 'connect', provider, ...what }),
    rotateWebhook: (session: Session, integrationId: string) =>
      manage(session, { action: 'rotate-webhook', integrationId }),
    addFixedCosts: (session: Session, costs: readonly FixedCost[]): Promise<unknown> =>
      callJson(`${url}/rest/v1/fixed_costs`, { ...asOwner(session), prefer: 'return=minimal' }, costs),
    /** Makes a `sync-…` function read what is new now, of one connection or of all; resolves when it is stored. */
    sync: (name: string, integrationId?: string): Promise<unknown> =>
      callJson(`${functionsUrl}/${name}`, { apikey: secretKey }, integrationId ? { integrationId } : {}),
  }
}
