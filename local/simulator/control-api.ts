import { z } from 'zod'
import { faultSchema, type FaultBox } from './faults.ts'
import type { LiveFeed } from './live-feed.ts'
import { callOrderSchema } from './place-conversation.ts'
import { drawCaller, takesTexts } from './salon/caller.ts'
import { seededRandom } from './salon/seeded-random.ts'
import type { ControlAnswer, SimulatedProvider } from './simulated-provider.ts'
import type { AccountBook } from './twilio/account-book.ts'

export type ControlledAccount = { book: AccountBook; feed: LiveFeed }

export type NewAccount = z.infer<typeof accountSchema>

type ControlContext = {
  /** By account SID; the first is the salon. */
  accounts: ReadonlyMap<string, ControlledAccount>
  addAccount(account: NewAccount): ControlledAccount
  /** Their own controls are reached beside these. */
  providers: readonly SimulatedProvider[]
  faults: FaultBox
  now: () => number
}

const accountSid = z.string().regex(/^AC[0-9a-f]{32}$/)
const which = { accountSid: accountSid.optional() }

const webhookSchema = z.strictObject({
  ...which,
  url: z.url({ protocol: /^https?$/ }).nullable(),
  /** Whether calls come by themselves; true unless said. */
  calls: z.boolean().optional(),
})

const callSchema = callOrderSchema.extend(which)

const messageSchema = z.strictObject({
  ...which,
  direction: z.enum(['inbound', 'outbound']).default('outbound'),
  /** The customer's number, E.164. */
  number: z.string().optional(),
  body: z.string().max(1600).optional(),
  outcome: z.enum(['delivered', 'sent', 'undelivered', 'failed']).default('delivered'),
  deliverySeconds: z.int().min(0).max(3600).default(2),
})

const accountSchema = z.strictObject({
  accountSid,
  authToken: z.string().min(1),
  seed: z.string().optional(),
  /** Multiplies the salon's number of calls. */
  volume: z.number().min(0).max(1000).optional(),
})

function textNumber(seed: string): string {
  const random = seededRandom(seed)
  for (;;) {
    const number = drawCaller(random)
    if (takesTexts(number)) return number
  }
}

/**
 * Steers the simulator: `POST /control/webhook|call|message|faults|accounts`, `DELETE /control/faults`,
 * `GET /control/state`. The body has been read as JSON already.
 */
export function controlApi(context: ControlContext) {
  const { accounts, providers, faults, now } = context

  function pick(sid: string | undefined): ControlledAccount {
    const found = sid === undefined ? accounts.values().next().value : accounts.get(sid)
    if (!found)
      throw new z.ZodError([{ code: 'custom', path: ['accountSid'], message: 'unknown', input: sid }])
    return found
  }

  const routes: Record<string, (body: unknown) => ControlAnswer | Promise<ControlAnswer>> = {
    ...Object.assign({}, ...providers.map(({ controls }) => controls)),
    'POST webhook': (body) => {
      const { accountSid: sid, url, calls = true } = webhookSchema.parse(body)
      const { feed } = pick(sid)
      feed.arm(url, calls)
      return { status: 200, body: feed.state() }
    },
    'POST call': (body) => {
      const { accountSid: sid, ...order } = callSchema.parse(body)
      const [call, child] = pick(sid).feed.call(order)
      return {
        status: 201,
        body: { callSid: call?.sid, ...(child && { childCallSid: child.sid }), from: call?.from },
      }
    },
    'POST message': (body) => {
      const { accountSid: sid, ...message } = messageSchema.parse(body)
      const inbound = message.direction === 'inbound'
      const sent = pick(sid).feed.text({
        ...message,
        number: message.number ?? textNumber(String(now())),
        body: message.body ?? (inbound ? 'Tack!' : 'Hej! Din tid är bokad. Välkommen!'),
        outcome: inbound ? 'received' : message.outcome,
        deliverySeconds: inbound ? 0 : message.deliverySeconds,
      })
      return { status: 201, body: { messageSid: sent.sid } }
    },
    'POST faults': (body) => {
      const fault = faultSchema.parse(body)
      if (!providers.some(({ name }) => name === fault.provider))
        throw new z.ZodError([
          { code: 'custom', path: ['provider'], message: 'unknown', input: fault.provider },
        ])
      faults.add(fault)
      return { status: 201, body: { faults: faults.list() } }
    },
    'DELETE faults': (body) => {
      faults.clear(z.strictObject({ provider: z.string().optional() }).parse(body).provider)
      return { status: 200, body: { faults: faults.list() } }
    },
    'POST accounts': (body) => {
      const { book } = context.addAccount(accountSchema.parse(body))
      return { status: 201, body: { accountSid: book.account.sid, phone: book.account.phone } }
    },
    'GET state': () => ({
      status: 200,
      body: {
        now: new Date(now()).toISOString(),
        faults: faults.list(),
        accounts: [...accounts.values()].map(({ book: { account }, feed }) => ({
          accountSid: account.sid,
          authToken: account.authToken,
          name: account.friendlyName,
          phone: account.phone,
          webhook: feed.state(),
        })),
        providers: Object.fromEntries(providers.map(({ name, state }) => [name, state?.() ?? {}])),
      },
    }),
  }

  return async (method: string, name: string, body: unknown): Promise<ControlAnswer> => {
    const route = routes[`${method} ${name}`]
    if (!route)
      return { status: 404, body: { error: { code: 'NOT_FOUND', message: `No ${method} ${name}` } } }
    try {
      return await route(body)
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error
      return { status: 400, body: { error: { code: 'BAD_ORDER', message: z.prettifyError(error) } } }
    }
  }
}
