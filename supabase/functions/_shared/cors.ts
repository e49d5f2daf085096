import { optionalEnv, requiredEnv, type EnvSource } from './env.ts'

const ALLOWED_HEADERS = [
  'authorization',
  'apikey',
  'content-type',
  'x-client-info',
  'x-request-id',
  'x-retry-count',
  'traceparent',
  'tracestate',
  'baggage',
].join(', ')

/** The pages that may call us: PAYBACK_APP_ORIGINS (comma separated), or our own address when they are served there. */
export function appOrigins(source?: EnvSource): ReadonlySet<string> {
  const own = new URL(requiredEnv('SUPABASE_URL', source)).origin
  const listed = optionalEnv('PAYBACK_APP_ORIGINS', own, source)
  return new Set(listed.split(',').map((origin) => origin.trim().replace(/\/+$/, '')))
}

/** Headers for one answer: only a known origin is named, never `*`. */
export function corsHeaders(request: Request, origins: ReadonlySet<string>): Record<string, string> {
  const origin = request.headers.get('origin')
  if (!origin || !origins.has(origin)) return { vary: 'origin' }
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'x-request-id, retry-after',
  }
}

export function preflight(methods: readonly string[], cors: Record<string, string>): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...cors,
      'access-control-allow-methods': [...methods, 'OPTIONS'].join(', '),
      'access-control-allow-headers': ALLOWED_HEADERS,
      'access-control-max-age': '86400',
    },
  })
}
