import { describe } from './background.ts'
import { anyone, type CallerCheck } from './caller.ts'
import { appOrigins, corsHeaders, preflight } from './cors.ts'
import { getDatabase, type Database } from './db.ts'
import { functionLogs, type FunctionLog } from './function-logs.ts'
import { HttpError } from './http-error.ts'
import { logLine } from './log-line.ts'
import { readLimitedBody } from './read-limited-body.ts'
import { requestId } from './request-id.ts'

export type Context<Caller> = {
  caller: Caller
  requestId: string
  /** Aborted when the time limit is over. */
  signal: AbortSignal
  /** The raw bytes, at most `bodyLimit`, within the body's time. */
  readBody(): Promise<Uint8Array<ArrayBuffer>>
  /** The account this call turned out to be about, once that is proven; its owner sees the log row. */
  setAccount(userId: string): void
  /** A code for the log of an answer that is not an error, such as `duplicate`. */
  setOutcome(code: string): void
}

export type EndpointOptions<Caller> = {
  name: string
  methods: readonly string[]
  caller: CallerCheck<Caller>
  /** Whole time for one answer, in ms; then 504. */
  timeLimitMs?: number
  bodyLimit?: number
  bodyTimeMs?: number
  /** False for callers that are no browsers. */
  cors?: boolean
  database?: Database
}

const BODY_LIMIT = 256 * 1024

/**
 * The one wrapper of every function: caller check, CORS, error shape, request id, limits on body and time,
 * one log line, one `function_logs` row after the answer.
 */
export function endpoint<Caller>(
  options: EndpointOptions<Caller>,
  handle: (request: Request, context: Context<Caller>) => Promise<Response>,
): { fetch(request: Request): Promise<Response> } {
  const { name, methods, timeLimitMs = 20_000, cors = true } = options
  const origins = cors ? appOrigins() : new Set<string>()
  const logs = functionLogs(options.database ?? getDatabase())
  // Compared as functions: whoever passes this check has proven nothing yet.
  const isOpen = Object.is(options.caller, anyone)
  let coldStart = true

  return {
    async fetch(request) {
      const started = performance.now()
      const id = requestId(request)
      const crossOrigin = cors ? corsHeaders(request, origins) : {}
      if (cors && request.method === 'OPTIONS') return preflight(methods, crossOrigin)

      const note = { isLetIn: false, userId: null as string | null, code: null as string | null }
      const limit = new AbortController()
      const response = await answer(limit).catch((error: unknown) => {
        const known = error instanceof HttpError ? error : undefined
        note.code = known?.code ?? 'INTERNAL'
        if (!known || known.status >= 500) {
          const cause = known ? known.cause : error
          logLine({
            level: 'error',
            message: note.code,
            function: name,
            requestId: id,
            error: describe(cause),
          })
        }
        return errorResponse(known ?? new HttpError('INTERNAL', 'Something went wrong on our side.'), id)
      })

      for (const [key, value] of Object.entries(crossOrigin)) response.headers.set(key, value)
      response.headers.set('x-request-id', id)
      writeLog(response.status)
      return response

      function answer(limit: AbortController): Promise<Response> {
        if (!methods.includes(request.method)) {
          return Promise.reject(
            new HttpError('METHOD_NOT_ALLOWED', `Use ${methods.join(' or ')}.`, {
              headers: { allow: methods.join(', ') },
            }),
          )
        }
        return within(timeLimitMs, limit, async () => {
          const caller = await options.caller(request)
          note.isLetIn = !isOpen
          return handle(request, {
            caller,
            requestId: id,
            signal: limit.signal,
            readBody: () =>
              readLimitedBody(request, {
                maxBytes: options.bodyLimit ?? BODY_LIMIT,
                timeMs: options.bodyTimeMs ?? 5000,
              }),
            setAccount(userId) {
              note.isLetIn = true
              note.userId = userId
            },
            setOutcome: (code) => (note.code = code),
          })
        })
      }

      function writeLog(status: number): void {
        const row: FunctionLog = {
          user_id: note.userId,
          function_name: name,
          outcome: status < 400 ? 'ok' : status < 500 ? 'rejected' : 'error',
          http_status: status,
          duration_ms: Math.round(performance.now() - started),
          cold_start: coldStart,
          error_code: note.code,
          request_id: id,
          created_at: new Date().toISOString(),
        }
        coldStart = false
        const { user_id: _account, created_at: _time, ...line } = row
        logLine({ level: 'info', message: 'request', ...line })
        // Whoever was not let in leaves no row: a flood of forgeries must not fill a table.
        if (note.isLetIn) logs.add(row)
      }
    },
  }
}

async function within(
  timeMs: number,
  limit: AbortController,
  work: () => Promise<Response>,
): Promise<Response> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      limit.abort()
      reject(new HttpError('TIME_LIMIT', `The work took longer than ${timeMs} ms.`))
    }, timeMs)
  })
  try {
    return await Promise.race([work(), late])
  } finally {
    clearTimeout(timer)
  }
}

function errorResponse(error: HttpError, requestId: string): Response {
  return Response.json(
    { error: { code: error.code, message: error.message, requestId } },
    { status: error.status, headers: { ...error.headers, 'cache-control': 'no-store' } },
  )
}
