import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { openRouterActivityAnswer } from '../../../supabase/functions/_shared/contracts/openrouter'
import { invokeFunction } from '../invoke-function'
import type { LocalDay } from '../local-days'
import { supabase } from '../supabase'

const decimal = z.string()
const storedUse = z.object({
  days: z.array(
    z.object({
      /** UTC day. */
      day: z.string(),
      model: z.string(),
      requests: z.number(),
      prompt_tokens: z.number(),
      completion_tokens: z.number(),
      reasoning_tokens: z.number(),
      credits_usd: decimal,
      byok_usd: decimal,
      cost_usd: decimal,
      /** Null without a rate. */
      cost_sek: z.nullable(decimal),
      rate: z.nullable(decimal),
      rate_date: z.nullable(z.string()),
      rate_source: z.nullable(z.string()),
      is_provisional: z.boolean(),
      is_rate_provisional: z.nullable(z.boolean()),
    }),
  ),
  first_day: z.nullable(z.string()),
  last_day: z.nullable(z.string()),
})
export type StoredUse = z.infer<typeof storedUse>
/** What one model did on one UTC day. */
export type UseLine = StoredUse['days'][number]

const second = 1000

export const aiQueries = {
  all: (userId: string) => ['ai', userId] as const,

  /** Stored use of UTC days, both inclusive, by day and model. */
  stored: (userId: string, start: LocalDay, end: LocalDay) =>
    queryOptions({
      queryKey: [...aiQueries.all(userId), 'stored', start, end],
      queryFn: async ({ signal }): Promise<StoredUse> => {
        const { data } = await supabase
          .rpc('get_ai_usage', { period_start: start, period_end: end })
          .abortSignal(signal)
          .throwOnError()
        return storedUse.parse(data)
      },
    }),

  /** What OpenRouter itself says right now; the function remembers it for a minute. */
  live: (userId: string, integrationId: string) =>
    queryOptions({
      queryKey: [...aiQueries.all(userId), 'live', integrationId],
      staleTime: 60 * second,
      // OpenRouter tells nobody when it changes, so an open page asks now and then.
      refetchInterval: 5 * 60 * second,
      retry: 1,
      queryFn: () => invokeFunction('get-openrouter-activity', { integrationId }, openRouterActivityAnswer),
    }),
}
