import * as z from 'zod/mini'
import { readUsage, type UsageReading } from './read-usage.ts'
import { count, day, name, usd } from './usage-fields.ts'
import type { UsageRow } from './usage-row.ts'

/** What a day by model is asked for. Counts come back as text, costs as numbers. */
export const analyticsMetrics = [
  'total_usage',
  'request_count',
  'tokens_prompt',
  'tokens_completion',
] as const

const flag = z.union([z.boolean(), z.literal('true'), z.literal('false')])
const analyticsAnswer = z.object({
  data: z.object({ data: z.array(z.unknown()), metadata: z.object({ truncated: flag }) }),
})

const analyticsRow = z.object({
  date__day: day,
  model: name,
  total_usage: usd,
  request_count: count,
  tokens_prompt: count,
  tokens_completion: count,
})

export type AnalyticsReading = UsageReading & { isTruncated: boolean }

/**
 * `POST /analytics/query` by day and model: coarser than activity, without endpoint and provider.
 * @param json read by parseExactJson
 * @returns undefined when it is no such answer
 */
export function readAnalytics(json: unknown): AnalyticsReading | undefined {
  const answer = analyticsAnswer.safeParse(json)
  if (!answer.success) return undefined
  const { data, metadata } = answer.data.data
  const reading = readUsage(data, toRow, (item) =>
    typeof item === 'object' && item !== null && 'date__day' in item ? item.date__day : undefined,
  )
  return { ...reading, isTruncated: metadata.truncated === true || metadata.truncated === 'true' }
}

const metaAnswer = z.object({ data: z.object({ metrics: z.array(z.object({ name: z.string() })) }) })

/** `GET /analytics/meta`: the metrics on offer. Undefined when it is no such answer. */
export function readAnalyticsMeta(json: unknown): ReadonlySet<string> | undefined {
  const answer = metaAnswer.safeParse(json)
  return answer.success ? new Set(answer.data.data.metrics.map((metric) => metric.name)) : undefined
}

function toRow(item: unknown): UsageRow | undefined {
  const parsed = analyticsRow.safeParse(item)
  if (!parsed.success) return undefined
  const row = parsed.data
  return {
    day: row.date__day,
    model: row.model,
    modelPermaslug: '',
    endpointId: '',
    providerName: '',
    requests: row.request_count,
    promptTokens: row.tokens_prompt,
    completionTokens: row.tokens_completion,
    reasoningTokens: 0,
    creditsUsd: row.total_usage,
    byokUsd: '0',
  }
}
