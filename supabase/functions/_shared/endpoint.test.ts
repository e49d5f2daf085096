import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anyone } from './caller.ts'
import type { Database, Sql } from './db.ts'
import { endpoint, type Context, type EndpointOptions } from './endpoint.ts'
import { HttpError } from './http-error.ts'

const ORIGIN = 'https://app.payback.example'
type Row = Record<string, unknown>
let lines: Record<string, unknown>[]

/** A database that keeps what would be written. */
function keeping(rows: Row[]): Database {
  return {
    async run(work) {
      const query = (_: TemplateStringsArray, ...values: unknown[]) => Promise.resolve(values)
      // The one use of `sql` behind an endpoint is a tagged template with one json parameter.
      return work(Object.assign(query, { json: (value: Row[]) => rows.push(...value) }) as unknown as Sql)
    },
    close: async () => undefined,
  }
}

beforeEach(() => {
  lines = []
  vi.stubEnv('SUPABASE_URL', 'https://project.payback.example')
  vi.stubEnv('PAYBACK_APP_ORIGINS', ORIGIN)
  for (const level of ['info', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(JSON.parse(line)))
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

function serve(
  handle: (request: Request, context: Context<unknown>) => Promise<Response>,
  options: Partial<EndpointOptions<unknown>> = {},
) {
  const rows: Row[] = []
  const { fetch } = endpoint(
    {
      name: 'test-function',
      methods: ['POST'],
      caller: async () => ({}),
      database: keeping(rows),
      ...options,
    },
    handle,
  )
  const call = (init: RequestInit = {}) =>
    fetch(new Request('https://x/test-function', { method: 'POST', ...init }))
  return Object.assign(call, { rows })
}

const ok = async () => Response.json({ fine: true })

describe('an answer', () => {
  it('carries the request id: the given one when harmless, otherwise a new one', async () => {
    const call = serve(ok)
    const given = await call({ headers: { 'x-request-id': 'abc-12345678' } })
    expect(given.headers.get('x-request-id')).toBe('abc-12345678')
    for (const odd of ['short', 'x'.repeat(200), 'with spaces in it'])
      expect((await call({ headers: { 'x-request-id': odd } })).headers.get('x-request-id')).toMatch(
        /^[\da-f-]{36}$/,
      )
  })

  it('names our origin and no other', async () => {
    const call = serve(ok)
    const ours = await call({ headers: { origin: ORIGIN } })
    expect(ours.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    const theirs = await call({ headers: { origin: 'https://evil.example' } })
    expect(theirs.headers.get('access-control-allow-origin')).toBeNull()
    expect(theirs.headers.get('vary')).toBe('origin')
  })

  it('to a preflight needs no caller', async () => {
    const call = serve(ok, { caller: () => Promise.reject(new Error('not asked')) })
    const response = await call({ method: 'OPTIONS', headers: { origin: ORIGIN } })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization')
  })
})

describe('a failure', () => {
  it('that was expected has its code, its sentence and its headers', async () => {
    const call = serve(() =>
      Promise.reject(
        new HttpError('DATABASE_UNAVAILABLE', 'Come back.', { headers: { 'retry-after': '2' } }),
      ),
    )
    const response = await call({ headers: { origin: ORIGIN } })
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('2')
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    expect(await response.json()).toEqual({
      error: {
        code: 'DATABASE_UNAVAILABLE',
        message: 'Come back.',
        requestId: response.headers.get('x-request-id'),
      },
    })
  })

  it('that was not says nothing of what it knows, in the answer or in the log', async () => {
    const response = await serve(() => Promise.reject(new Error('password=hunter2')))()
    expect(response.status).toBe(500)
    const text = JSON.stringify([await response.json(), lines])
    expect(text).toContain('INTERNAL')
    expect(text).not.toContain('hunter2')
  })

  it('of method is 405', async () => {
    const response = await serve(ok)({ method: 'PUT' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
  })

  it('to be quick is 504, and the work is told to stop', async () => {
    let signal: AbortSignal | undefined
    const call = serve(
      (_, context) => {
        signal = context.signal()
        return new Promise(() => undefined)
      },
      { timeLimitMs: 30 },
    )
    const response = await call()
    expect(response.status).toBe(504)
    expect(await response.json()).toMatchObject({ error: { code: 'TIME_LIMIT' } })
    expect(signal?.aborted).toBe(true)
  })

  it('of size is 413', async () => {
    const call = serve(async (_, { readBody }) => Response.json((await readBody()).length), { bodyLimit: 10 })
    expect((await call({ body: 'x'.repeat(11) })).status).toBe(413)
    expect(await (await call({ body: 'x'.repeat(10) })).json()).toBe(10)
  })
})

describe('function_logs', () => {
  const written = (rows: Row[]) => vi.waitFor(() => expect(rows.length).toBeGreaterThan(0), { timeout: 2000 })

  it('gets one row after the answer, cold only the first time', async () => {
    const call = serve(async (_, context) => {
      context.setAccount('0d8f3a54-7f5c-4e0e-9d43-2f0f5e3a1b11')
      context.setOutcome('DUPLICATE')
      return new Response(null, { status: 204 })
    })
    await call()
    expect(call.rows).toEqual([])
    await call()
    await written(call.rows)
    expect(call.rows).toMatchObject([
      {
        function_name: 'test-function',
        user_id: '0d8f3a54-7f5c-4e0e-9d43-2f0f5e3a1b11',
        outcome: 'ok',
        http_status: 204,
        error_code: 'DUPLICATE',
        cold_start: true,
      },
      { cold_start: false },
    ])
  })

  it('gets no row of a caller who was not let in, or proved nothing', async () => {
    const refused = serve(ok, { caller: () => Promise.reject(new HttpError('UNAUTHENTICATED', 'No.')) })
    expect((await refused()).status).toBe(401)
    const open = serve(ok, { caller: anyone })
    await open()
    const known = serve(ok)
    await known()
    await written(known.rows)
    expect([refused.rows, open.rows]).toEqual([[], []])
    expect(lines.filter(({ message }) => message === 'request')).toHaveLength(3)
  })

  it('goes through EdgeRuntime.waitUntil where there is one', async () => {
    const waitUntil = vi.fn()
    vi.stubGlobal('EdgeRuntime', { waitUntil })
    const call = serve(ok)
    await call()
    expect(waitUntil).toHaveBeenCalledOnce()
    await waitUntil.mock.calls[0]?.[0]
    expect(call.rows).toHaveLength(1)
    vi.unstubAllGlobals()
  })
})
