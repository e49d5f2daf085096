import type { Conversation } from './conversation.ts'
import { addDays, localDay } from './local-time.ts'
import { planDay, type DaySetting } from './plan-day.ts'
import { seededRandom } from './seeded-random.ts'

export type ModelUse = {
  model: string
  permaslug: string
  endpointId: string
  providerName: string
  requests: number
  promptTokens: number
  completionTokens: number
  /** US dollars, an exact decimal. */
  usd: string
}

export type ModelUseSetting = Omit<DaySetting, 'day'> & {
  /** A UTC day, YYYY-MM-DD, as the model's seller counts them. */
  day: string
  /** What a local day was, with calls beside the plan; the plan alone without it. */
  conversations?: (day: string) => readonly Conversation[]
  /** Only what has happened by then, in epoch milliseconds. */
  until?: number
}

/** Prices in ten-thousandths of a millionth of a dollar (1e-10) a token: exact as whole numbers. */
type Endpoint = Pick<ModelUse, 'model' | 'permaslug' | 'endpointId' | 'providerName'> & {
  promptPrice: number
  completionPrice: number
}

const haiku = { model: 'anthropic/claude-haiku-4.5', permaslug: 'anthropic/claude-4.5-haiku-20251001' }

/** The model that talks, at its maker's; elsewhere when that is busy; and the one that sums up. */
const endpoints = {
  talk: {
    ...haiku,
    endpointId: '3f0c1f0e-6f2f-4d51-9a3e-7d1b58c0a201',
    providerName: 'Anthropic',
    promptPrice: 10_000,
    completionPrice: 50_000,
  },
  talkElsewhere: {
    ...haiku,
    endpointId: 'b0a44e0d-0c53-4a4f-8c06-2f6f5be1c302',
    providerName: 'Amazon Bedrock',
    promptPrice: 10_000,
    completionPrice: 50_000,
  },
  summary: {
    model: 'openai/gpt-4.1-mini',
    permaslug: 'openai/gpt-4.1-mini-2025-04-14',
    endpointId: '7c1f0b52-2f0e-4c6a-9d55-0e1f6b3a9a10',
    providerName: 'OpenAI',
    promptPrice: 4000,
    completionPrice: 16_000,
  },
} as const satisfies Record<string, Endpoint>

type EndpointName = keyof typeof endpoints
type Use = {
  endpoint: EndpointName
  at: number
  requests: number
  promptTokens: number
  completionTokens: number
}

/** What the receptionist is told before every answer, and what a turn adds to it. */
const INSTRUCTIONS = 1450
const TOKENS_A_TURN = 85
const SECONDS_A_TURN = 9

/** What one conversation asked of the models; nothing when the receptionist never picked up. */
export function modelUseOfCall(seed: string, conversation: Conversation): Use[] {
  const { key, startsAt, ringSeconds, talkSeconds, transfer, outcome } = conversation
  if (outcome !== 'answered') return []
  const random = seededRandom(`${seed}:model:${key}`)
  const spoken = transfer ? transfer.afterSeconds : talkSeconds
  const turns = Math.max(1, Math.round(spoken / SECONDS_A_TURN))
  const elsewhere = random.chance(0.06)
  const completionTokens = turns * 38 + random.between(0, turns * 14)
  // Every turn is sent with all that was said before it.
  const promptTokens =
    turns * INSTRUCTIONS + (TOKENS_A_TURN * turns * (turns - 1)) / 2 + random.between(0, turns * 20)
  const pickedUpAt = startsAt + ringSeconds * 1000
  const talk: Use = {
    endpoint: elsewhere ? 'talkElsewhere' : 'talk',
    at: pickedUpAt + spoken * 1000,
    requests: turns,
    promptTokens,
    completionTokens,
  }
  if (spoken < 15) return [talk]
  const summary: Use = {
    endpoint: 'summary',
    at: pickedUpAt + talkSeconds * 1000 + 4000,
    requests: 1,
    promptTokens: 320 + turns * TOKENS_A_TURN,
    completionTokens: 60 + random.between(0, 50),
  }
  return [talk, summary]
}

/** 1e-10 dollars as a decimal: 12345 → `0.0000012345`. */
function decimal(tenBillionths: number): string {
  const digits = String(tenBillionths).padStart(11, '0')
  const fraction = digits.slice(-10).replace(/0+$/, '')
  return digits.slice(0, -10) + (fraction && `.${fraction}`)
}

/**
 * What the salon's receptionist used of language models on one UTC day, a row for each endpoint that was used,
 * from the conversations that were answered. Pure, like the days it is made from.
 */
export function modelUseOfDay(setting: ModelUseSetting): ModelUse[] {
  const { seed, day, until = Infinity } = setting
  const conversationsOf = setting.conversations ?? ((local: string) => planDay({ ...setting, day: local }))
  const begins = Date.parse(`${day}T00:00:00Z`)
  const ends = begins + 86_400_000
  // A UTC day lies in two local days at most; a call of the day before may be summed up after midnight.
  const { timeZone } = setting.salon
  const localDays = new Set([
    addDays(localDay(begins, timeZone), -1),
    localDay(begins, timeZone),
    localDay(ends - 1, timeZone),
  ])
  const uses = [...localDays]
    .flatMap((local) => [...conversationsOf(local)])
    .flatMap((conversation) => modelUseOfCall(seed, conversation))
    .filter(({ at }) => at >= begins && at < ends && at <= until)
  return (Object.keys(endpoints) as EndpointName[]) // Object.keys forgets the key type.
    .map((name) => ({ endpoint: endpoints[name], used: uses.filter((use) => use.endpoint === name) }))
    .filter(({ used }) => used.length > 0)
    .map(({ endpoint: { promptPrice, completionPrice, ...identity }, used }) => {
      const sum = (field: 'requests' | 'promptTokens' | 'completionTokens') =>
        used.reduce((total, use) => total + use[field], 0)
      const promptTokens = sum('promptTokens')
      const completionTokens = sum('completionTokens')
      return {
        ...identity,
        requests: sum('requests'),
        promptTokens,
        completionTokens,
        usd: decimal(promptTokens * promptPrice + completionTokens * completionPrice),
      }
    })
}
