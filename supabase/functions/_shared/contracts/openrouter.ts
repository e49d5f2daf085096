import * as z from 'zod/mini'

// What connecting OpenRouter takes, and what `get-openrouter-activity` takes and answers.

/**
 * OpenRouter: a management key, which reads what the account uses. It looks like the keys that make models answer;
 * only OpenRouter itself can tell them apart.
 */
export const openRouterCredentials = z.strictObject({
  managementKey: z
    .string()
    .check(
      z.trim(),
      z.regex(/^[\x21-\x7e]{8,256}$/, 'A management key has 8 to 256 characters and no spaces'),
    ),
})

/** Which connection to read; the oldest one unless told. */
export const openRouterActivityRequest = z.strictObject({ integrationId: z.optional(z.uuid()) })

/** An exact amount in US dollars. */
const usd = z.string().check(z.regex(/^-?\d+(\.\d+)?$/))
const utcDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const count = z.number()

export const openRouterActivityAnswer = z.object({
  integrationId: z.uuid(),
  /** When OpenRouter was asked. */
  asOf: z.iso.datetime(),
  currency: z.literal('USD'),
  /** The completed UTC days that `rows` tell of, both inclusive. */
  from: utcDay,
  to: utcDay,
  rows: z.array(
    z.object({
      day: utcDay,
      model: z.string(),
      providerName: z.string(),
      requests: count,
      promptTokens: count,
      completionTokens: count,
      reasoningTokens: count,
      /** Taken from the credits; billed on a key of one's own; both together. */
      creditsUsd: usd,
      byokUsd: usd,
      costUsd: usd,
    }),
  ),
  /** Rows that were not understood; what they cost is missing above. */
  skipped: count,
  /** The UTC day that is not over. Null when it could not be read. */
  today: z.nullable(
    z.object({
      day: utcDay,
      creditsUsd: usd,
      byokUsd: usd,
      costUsd: usd,
      /** The keys of the default workspace together, or the calling key alone; other workspaces are never in it. */
      covers: z.enum(['default_workspace', 'this_key']),
    }),
  ),
  /** Since the account was opened. Null when it could not be read. */
  credits: z.nullable(z.object({ boughtUsd: usd, usedUsd: usd, remainingUsd: usd })),
})
export type OpenRouterActivityAnswer = z.infer<typeof openRouterActivityAnswer>
