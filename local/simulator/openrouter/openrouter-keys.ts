import { createHash } from 'node:crypto'

/** The keys of the simulated OpenRouter account. Both kinds look the same, as the real ones do. */
export type OpenRouterKeys = { management: string; inference: string }

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** Made from the salon's seed: the same ones on every start, so that nothing has to be reconnected. */
export const openRouterKeys = (seed: string): OpenRouterKeys => ({
  management: `sk-or-v1-${digest(`openrouter management key:${seed}`)}`,
  inference: `sk-or-v1-${digest(`openrouter inference key:${seed}`)}`,
})

/** `sk-or-v1-abc...123` */
export const maskedKey = (key: string) => `${key.slice(0, 12)}...${key.slice(-3)}`

/** A key's id in the API. */
export const keyHash = (key: string) => digest(key)
