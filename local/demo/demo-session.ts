import { z } from 'zod'

type Login = { email: string; password: string }
type Gateway = { url: string; functionsUrl: string; publishableKey: string; secretKey: string }

const sessionSchema = z.object({ access_token: z.string(), user: z.object({ id: z.string() }) })
const connectionSchema = z.object({
  integration: z.object({ id: z.string(), status: z.string() }),
  webhookUrl: z.string(),
})
const simulatorSchema = z.object({
  accounts: z.array(z.object({ accountSid: z.string(), authToken: z.string() })).min(1),
})

export type Session = z.infer<typeof sessionSchema>
export type Connection = z.infer<typeof connectionSchema>

/** Sends JSON; an answer that is not 2xx is an error that names the request and quotes the answer. */
async function call(url: string, headers: Record<string, string>, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  })
  const text = await response.text()
  if (!response.ok)
    throw new Error(`${new URL(url).pathname} answered ${response.status}: ${text.slice(0, 200)}`)
  return JSON.parse(text)
}

export type DemoSession = ReturnType<typeof demoSession>

/** What an owner's browser would do, and one thing that the scheduler does, over the gateway. */
export function demoSession({ url, functionsUrl, publishableKey, secretKey }: Gateway) {
  const apikey = { apikey: publishableKey }
  const manage = async (session: Session, body: unknown): Promise<Connection> => {
    const headers = { ...apikey, authorization: `Bearer ${session.access_token}` }
    return connectionSchema.parse(await call(`${functionsUrl}/manage-integrations`, headers, body))
  }
  return {
    /** @param data what the business is called, and its language */
    signUp: async (login: Login, data: Record<string, string>): Promise<Session> =>
      sessionSchema.parse(await call(`${url}/auth/v1/signup`, apikey, { ...login, data })),
    signIn: async ({ email, password }: Login): Promise<Session> =>
      sessionSchema.parse(
        await call(`${url}/auth/v1/token?grant_type=password`, apikey, { email, password }),
      ),
    connectTwilio: (session: Session, credentials: { accountSid: string; authToken: string }) =>
      manage(session, { action: 'connect', provider: 'twilio', credentials }),
    rotateWebhook: (session: Session, integrationId: string) =>
      manage(session, { action: 'rotate-webhook', integrationId }),
    /** Reads one integration's calls and messages; resolves when they are stored. */
    sync: (integrationId: string): Promise<unknown> =>
      call(`${functionsUrl}/sync-telephony`, { apikey: secretKey }, { integrationId }),
  }
}

/** The account that the simulated salon has with Twilio. */
export async function simulatedAccount(simulatorUrl: string) {
  const { accounts } = simulatorSchema.parse(await call(`${simulatorUrl}/control/state`, {}))
  const [first] = accounts
  if (!first) throw new Error('The simulator has no account')
  return { accountSid: first.accountSid, authToken: first.authToken }
}

/** Tells the simulator where to post what happens from now on. */
export const armSimulator = (simulatorUrl: string, url: string): Promise<unknown> =>
  call(`${simulatorUrl}/control/webhook`, {}, { url })
