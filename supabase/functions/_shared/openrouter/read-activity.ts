import * as z from 'zod/mini'
import { readUsage, type UsageReading } from './read-usage.ts'
import { count, countOrZero, day, name, nameOrEmpty, usd, usdOrZero } from './usage-fields.ts'
import type { UsageRow } from './usage-row.ts'

const activityAnswer = z.object({ data: z.array(z.unknown()) })

/** Rows that are split by workspace would count double beside the whole; we never ask for them, so they are unknown. */
const activityRow = z.object({
  date: day,
  model: name,
  model_permaslug: nameOrEmpty,
  endpoint_id: nameOrEmpty,
  provider_name: nameOrEmpty,
  usage: usd,
  byok_usage_inference: usdOrZero,
  requests: count,
  prompt_tokens: count,
  completion_tokens: count,
  reasoning_tokens: countOrZero,
})

/**
 * `GET /activity`.
 * @param json read by parseExactJson
 * @returns undefined when it is no such answer; an error body is not "no use"
 */
export function readActivity(json: unknown): UsageReading | undefined {
  const answer = activityAnswer.safeParse(json)
  if (!answer.success) return undefined
  return readUsage(answer.data.data, toRow, (item) =>
    typeof item === 'object' && item !== null && 'date' in item ? item.date : undefined,
  )
}

function toRow(item: unknown): UsageRow | undefined {
  const parsed = activityRow.safeParse(item)
  if (!parsed.success) return undefined
  const row = parsed.data
  return {
    day: row.date,
    model: row.model,
    modelPermaslug: row.model_permaslug,
    endpointId: row.endpoint_id,
    providerName: row.provider_name,
    requests: row.requests,
    promptTokens: row.prompt_tokens,
    completionTokens: row.completion_tokens,
    reasoningTokens: row.reasoning_tokens,
    creditsUsd: row.usage,
    byokUsd: row.byok_usage_inference,
  }
}
