import { jsonAnswer, type SimulatedAnswer, type SimulatedRequest } from '../simulated-provider.ts'
import { openRouterError } from './openrouter-error.ts'
import { dollars, tenBillionths, utcDay, utcDays, type UsageBook } from './usage-book.ts'

const WINDOW_DAYS = 30
const DAY_MS = 86_400_000

/**
 * `GET /activity`: the last 30 completed UTC days. Today is never among them, and asking for it is an error. A day
 * carries a time that says nothing; the habit `plain-date` leaves it out, as OpenRouter did before August 2026.
 */
export function activity(book: UsageBook, { query, now, habits }: SimulatedRequest): SimulatedAnswer {
  const window = utcDays(utcDay(now - WINDOW_DAYS * DAY_MS), utcDay(now))
  const asked = query.get('date')
  if (asked !== null && !window.includes(asked)) {
    return openRouterError(400, 'Date must be within the last 30 (completed) UTC days')
  }
  const days = window.filter((day) => asked === null || day === asked).toReversed()
  const data = days.flatMap((day) =>
    book.day(day, now).map((use) => ({
      date: habits.has('plain-date') ? day : `${day} 00:00:00`,
      model: use.model,
      model_permaslug: use.permaslug,
      endpoint_id: use.endpointId,
      provider_name: use.providerName,
      usage: dollars(tenBillionths(use.usd)),
      byok_usage_inference: 0,
      requests: use.requests,
      prompt_tokens: use.promptTokens,
      completion_tokens: use.completionTokens,
      reasoning_tokens: 0,
    })),
  )
  return jsonAnswer(200, { data })
}
