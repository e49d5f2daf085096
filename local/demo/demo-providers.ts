import { z } from 'zod'
import { callJson } from './demo-session.ts'

const stateSchema = z.object({
  accounts: z.array(z.object({ accountSid: z.string(), authToken: z.string() })).min(1),
  providers: z.object({
    openrouter: z.object({ managementKey: z.string() }),
    simplybook: z.object({
      companies: z
        .array(
          z.object({
            login: z.string(),
            users: z.array(z.object({ login: z.string(), password: z.string() })).min(1),
            secretKey: z.string(),
            statuses: z.array(
              z.object({ id: z.number(), means: z.enum(['completed', 'no_show']).nullable() }),
            ),
          }),
        )
        .min(1),
    }),
  }),
})

export type SimulatorState = z.infer<typeof stateSchema>
export type DemoProviderName = 'twilio' | 'openrouter' | 'simplybook'

type ConnectRequest = { credentials: Record<string, string>; settings?: Record<string, string> }

export type DemoProvider = {
  name: DemoProviderName
  /** The function that reads it. */
  syncFunction: string
  /** Steps of the backfill that belong to the first 90 days; what is recent is not always that much. */
  stepsOfFirstHistory: number
  /** What an owner would enter to connect the simulated account. */
  connect(state: SimulatorState): ConnectRequest
  /** Where the record keeps the address it reports to; null for one that reports nothing. */
  address: 'webhookUrl' | 'callbackUrl' | null
  /** Tells the simulator that address. */
  listen(simulatorUrl: string, address: string): Promise<unknown>
}

function first<T>(items: readonly T[]): T {
  const [item] = items
  if (item === undefined) throw new Error('The simulator has no account')
  return item
}

/** Who the demo salon deals with, in the order in which an owner would connect them. */
export const demoProviders: readonly DemoProvider[] = [
  {
    name: 'twilio',
    syncFunction: 'sync-telephony',
    stepsOfFirstHistory: 0,
    connect({ accounts }) {
      const { accountSid, authToken } = first(accounts)
      return { credentials: { accountSid, authToken } }
    },
    address: 'webhookUrl',
    listen: (simulatorUrl, url) => callJson(`${simulatorUrl}/control/webhook`, {}, { url }),
  },
  {
    name: 'openrouter',
    syncFunction: 'sync-openrouter-activity',
    stepsOfFirstHistory: 2,
    connect: ({ providers }) => ({ credentials: { managementKey: providers.openrouter.managementKey } }),
    address: null,
    listen: () => Promise.resolve(),
  },
  {
    name: 'simplybook',
    syncFunction: 'sync-bookings',
    stepsOfFirstHistory: 3,
    connect({ providers }) {
      const { login: companyLogin, users, statuses } = first(providers.simplybook.companies)
      const { login, password } = first(users)
      const statusMap = statuses.flatMap(({ id, means }) => (means === null ? [] : [`${id}=${means}`]))
      return {
        credentials: { companyLogin, userLogin: login, userPassword: password },
        settings: { statusMap: statusMap.join(',') },
      }
    },
    address: 'callbackUrl',
    listen: (simulatorUrl, url) => callJson(`${simulatorUrl}/control/callbacks`, {}, { url }),
  },
]

/** The accounts that the simulated salon has with its providers. */
export const simulatorState = async (simulatorUrl: string): Promise<SimulatorState> =>
  stateSchema.parse(await callJson(`${simulatorUrl}/control/state`))
