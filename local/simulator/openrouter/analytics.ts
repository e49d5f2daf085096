import { z } from 'zod'
import { jsonAnswer, type SimulatedAnswer, type SimulatedRequest } from '../simulated-provider.ts'
import type { ModelUse } from '../salon/model-use.ts'
import { openRouterError } from './openrouter-error.ts'
import { dollars, tenBillionths, utcDay, utcDays, type UsageBook } from './usage-book.ts'

const REACH_DAYS = 365
const DAY_MS = 86_400_000

/** Costs are numbers; counts are text. */
const metrics = {
  total_usage: (uses: ModelUse[]) => dollars(uses.reduce((sum, use) => sum + tenBillionths(use.usd), 0n)),
  request_count: (uses: ModelUse[]) => total(uses, 'requests'),
  tokens_prompt: (uses: ModelUse[]) => total(uses, 'promptTokens'),
  tokens_completion: (uses: ModelUse[]) => total(uses, 'completionTokens'),
}
const total = (uses: ModelUse[], field: 'requests' | 'promptTokens' | 'completionTokens') =>
  String(uses.reduce((sum, use) => sum + use[field], 0))

const isMetric = (name: string): name is keyof typeof metrics => Object.hasOwn(metrics, name)
const withSeconds = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/)
const querySchema = z.object({
  metrics: z.array(z.string().refine(isMetric)).min(1),
  dimensions: z.array(z.literal('model')).max(2).optional(),
  granularity: z.literal('day').optional(),
  time_range: z.object({ start: withSeconds, end: withSeconds }).optional(),
  limit: z.int().min(1).max(10_000).default(1000),
})

/**
 * `POST /analytics/query`, as far as Payback asks it: by day, and by model. Without a time range it is the last 7 days.
 * Habits: `timestamps` writes days as full time stamps, `truncated-rows` cuts the answer in half and says so.
 */
export function analyticsQuery(book: UsageBook, { body, now, habits }: SimulatedRequest): SimulatedAnswer {
  const parsed = querySchema.safeParse(readJson(body))
  if (!parsed.success) return openRouterError(400, z.prettifyError(parsed.error))
  const { dimensions = [], time_range: range, limit } = parsed.data
  const asked = parsed.data.metrics.filter(isMetric)
  const oldest = utcDay(now - REACH_DAYS * DAY_MS)
  const start = range?.start.slice(0, 10) ?? utcDay(now - 7 * DAY_MS)
  const end = range ? firstDayAfter(range.end) : utcDay(now + DAY_MS)
  const all = utcDays(
    start > oldest ? start : oldest,
    end < utcDay(now + DAY_MS) ? end : utcDay(now + DAY_MS),
  ).flatMap((day) =>
    byModel(book.day(day, now), dimensions.includes('model')).map(({ model, uses }) => ({
      date__day: habits.has('timestamps') ? `${day}T00:00:00.000Z` : day,
      ...(model !== null && { model }),
      ...Object.fromEntries(asked.map((name) => [name, metrics[name](uses)])),
    })),
  )
  const most = habits.has('truncated-rows') ? Math.min(limit, Math.ceil(all.length / 2)) : limit
  const data = all.slice(0, most)
  const metadata = { query_time_ms: 31, row_count: data.length, truncated: data.length < all.length }
  return jsonAnswer(200, { data: { data, metadata, cachedAt: now, warnings: [] } })
}

/** `GET /analytics/meta`. */
export function analyticsMeta(): SimulatedAnswer {
  return jsonAnswer(200, {
    data: {
      dimensions: [{ name: 'model', display_label: 'Model' }],
      granularities: [{ name: 'day', display_label: 'Day' }],
      metrics: Object.keys(metrics).map((name) => ({
        name,
        display_label: name,
        display_format: name === 'total_usage' ? 'currency' : 'number',
        is_rate: false,
      })),
      operators: [{ name: 'eq', value_type: 'scalar' }],
    },
  })
}

function byModel(uses: ModelUse[], isSplit: boolean): { model: string | null; uses: ModelUse[] }[] {
  if (!isSplit) return uses.length > 0 ? [{ model: null, uses }] : []
  return [...new Set(uses.map((use) => use.model))].map((model) => ({
    model,
    uses: uses.filter((use) => use.model === model),
  }))
}

/** The end is exclusive; one that is not midnight takes its day along. */
const firstDayAfter = (end: string): string => utcDay(Date.parse(end) + DAY_MS - 1)

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
