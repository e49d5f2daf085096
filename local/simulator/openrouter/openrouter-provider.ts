import {
  jsonAnswer,
  type SimulatedAnswer,
  type SimulatedProvider,
  type SimulatedRequest,
} from '../simulated-provider.ts'
import type { SalonWorld } from '../salon/salon-world.ts'
import { activity } from './activity.ts'
import { analyticsMeta, analyticsQuery } from './analytics.ts'
import { credits, keyFacts, keyList } from './key-facts.ts'
import { openRouterError } from './openrouter-error.ts'
import { openRouterKeys } from './openrouter-keys.ts'
import { usageBook } from './usage-book.ts'

const BASE = '/api/v1'

/**
 * OpenRouter's account API as far as Payback reads it: `/activity`, `/key`, `/keys`, `/credits`, `/analytics/…`. Only the
 * management key may read more than itself. Habits, beside those of each answer: `error-in-body` answers 200 with an
 * error, `out-of-credits` 402.
 */
export function openRouterProvider(world: SalonWorld): SimulatedProvider {
  const keys = openRouterKeys(world.seed)
  const book = usageBook(world)

  const routes: Record<string, (request: SimulatedRequest) => SimulatedAnswer> = {
    'GET /activity': (request) => activity(book, request),
    'POST /analytics/query': (request) => analyticsQuery(book, request),
    'GET /analytics/meta': analyticsMeta,
    'GET /credits': ({ now }) => jsonAnswer(200, { data: credits(book, now) }),
    'GET /keys': ({ now, query }) => {
      const list = keyList(book, { inference: keys.inference, now }, query.get('include_disabled') === 'true')
      return jsonAnswer(200, { data: list.slice(Number(query.get('offset') ?? 0)) })
    },
  }

  function handle(request: SimulatedRequest): SimulatedAnswer {
    const { method, path, headers, now, habits } = request
    const key = /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1]
    if (key === undefined) return openRouterError(401, 'No auth credentials found')
    if (key !== keys.management && key !== keys.inference) return openRouterError(401, 'User not found.')
    if (habits.has('out-of-credits')) return openRouterError(402, 'Insufficient credits')
    if (habits.has('error-in-body')) {
      return { ...openRouterError(502, 'Upstream failed'), status: 200 }
    }
    const resource = `${method} ${path.startsWith(`${BASE}/`) ? path.slice(BASE.length) : path}`
    if (resource === 'GET /key') {
      return jsonAnswer(200, { data: keyFacts(book, { key, isManagement: key === keys.management, now }) })
    }
    const route = routes[resource]
    if (!route) return openRouterError(404, 'Not Found')
    if (key !== keys.management)
      return openRouterError(403, 'Only management keys can perform this operation')
    return route(request)
  }

  return {
    name: 'openrouter',
    handle,
    env: (url) => ({ OPENROUTER_API_URL: `${url}/openrouter${BASE}` }),
    refuse: (status) =>
      openRouterError(
        status,
        { 401: 'User not found.', 429: 'Rate limit exceeded', 500: 'Internal Server Error' }[status],
      ),
    state: () => ({ managementKey: keys.management, inferenceKey: keys.inference }),
  }
}
