import { urlEnv } from '../env.ts'
import type { ProviderError } from '../provider-request.ts'
import { askProvider, unreadable, type ProviderAnswer, type RequestOptions } from '../provider-request.ts'
import { parseExactJson } from './exact-json.ts'
import { openRouterError } from './openrouter-error.ts'
import { readCredits, readKey, readKeys } from './read-account.ts'
import { readActivity } from './read-activity.ts'
import {
  analyticsMetrics,
  readAnalytics,
  readAnalyticsMeta,
  type AnalyticsReading,
} from './read-analytics.ts'
import type { UsageReading } from './read-usage.ts'

const PROVIDER = 'OpenRouter'
const KEYS_A_PAGE = 100
/** 2 000 keys: far beyond a small business, near enough to stop a list that never ends. */
const MOST_KEY_PAGES = 20
const MOST_ANALYTICS_ROWS = 10_000

/** @throws EnvError */
export const openRouterApiUrl = () => urlEnv('OPENROUTER_API_URL', 'https://openrouter.ai/api/v1')

/** What a management key is asked for. Every method throws ProviderError; money is US dollars as exact text. */
export type OpenRouterClient = ReturnType<typeof openRouterClient>

export function openRouterClient(apiUrl: string, managementKey: string, options: RequestOptions = {}) {
  async function ask<Reading>(
    path: string,
    read: (json: unknown) => Reading | undefined,
    body?: object,
  ): Promise<Reading> {
    const answer = await askProvider(
      {
        provider: PROVIDER,
        url: `${apiUrl}${path}`,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${managementKey}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      { ...options, judge: openRouterError },
    )
    const reading = read(parseExactJson(PROVIDER, answer.text))
    if (reading === undefined) throw notWhatWasAsked(path, answer)
    return reading
  }

  return {
    /** The last 30 completed UTC days, all of them in one answer; today is never among them. */
    activity: (): Promise<UsageReading> => ask('/activity', readActivity),
    key: () => ask('/key', readKey),
    credits: () => ask('/credits', readCredits),

    /** All keys of the default workspace, switched-off ones too: they may have spent something today. */
    async keys() {
      const keys = new Map<string, { label: string; creditsUsd: string; byokUsd: string }>()
      for (let page = 0; page < MOST_KEY_PAGES; page++) {
        const known = keys.size
        const found = await ask(`/keys?include_disabled=true&offset=${page * KEYS_A_PAGE}`, readKeys)
        for (const key of found) keys.set(key.hash, key)
        // A page that brings nothing new is the last one again.
        if (found.length < KEYS_A_PAGE || keys.size === known) return [...keys.values()]
      }
      throw unreadable(PROVIDER, 'answers with a list of keys that does not end')
    },

    /**
     * Names of metrics drift: says so at once when one that we ask for is no longer offered.
     * @throws ProviderError PROVIDER_ANSWER_UNREADABLE
     */
    async assertAnalytics(): Promise<void> {
      const offered = await ask('/analytics/meta', readAnalyticsMeta)
      const gone = analyticsMetrics.find((metric) => !offered.has(metric))
      if (gone !== undefined) throw unreadable(PROVIDER, `no longer offers ${gone}`)
    },

    /**
     * By day and model, up to 365 days back.
     * @param from first UTC day @param until the UTC day after the last
     */
    async analytics(from: string, until: string): Promise<AnalyticsReading> {
      return ask('/analytics/query', readAnalytics, {
        metrics: analyticsMetrics,
        dimensions: ['model'],
        granularity: 'day',
        // The default is the last 7 days only; the seconds are required.
        time_range: { start: `${from}T00:00:00Z`, end: `${until}T00:00:00Z` },
        limit: MOST_ANALYTICS_ROWS,
      })
    },
  }
}

function notWhatWasAsked(path: string, { status }: ProviderAnswer): ProviderError {
  const [resource] = path.split('?')
  return unreadable(PROVIDER, `answers ${status} to ${resource} with something that we do not know`)
}
