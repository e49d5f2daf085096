import { describe } from './background.ts'
import { anyone, type CallerCheck } from './caller.ts'
import { appOrigins, corsHeaders, preflight } from './cors.ts'
import { getDatabase, type Database } from './db.ts'
import { deadlineClock } from './deadline-clock.ts'
import { functionLogs } from './function-logs.ts'
import { HttpError } from './http-error.ts'
import { logLine } from './log-line.ts'
import { readLimitedBody } from './read-limited-body.ts'
import { requestId } from './request-id.ts'

export type Context<Caller> = {
  caller: Caller
  requestId: string
  /** Aborted when the time limit is over. Few ask for it, so it is made when one does. */
  signal(): AbortSignal
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
  /** Bytes; 256 KB unless told. */
  bodyLimit?: number
  bodyTimeMs?: number
  /** False for callers that are no browsers. */
  cors?: boolean
  database?: Database
}

/**
 * The one wrapper of every function: caller check, CORS, error shape, request id, limits on body and time,
 * one log line, one `function_logs` row after the answer.
 */
export function endpoint<Caller>(
  options: EndpointOptions<Caller>,
  handle: (request: Request, context: Context<Caller>) => Promise<Response>,
): { fetch(request: Request): Promise<Response> } {
  const {
    name,
    methods,
    timeLimitMs = 20_000,
    bodyLimit = 256 * 1024,
    bodyTimeMs = 5000,
    cors = true,
  } = options
  const origins = cors ? appOrigins() : new Set<string>()
  const clock = deadlineClock()
  const logs = functionLogs(options.database ?? getDatabase())
  // Compared as functions: whoever passes this check has proven nothing yet.
  const isOpen = Object.is(options.caller, anyone)
  let coldStart = true

  function answer(request: Request, id: string, note: Note): Promise<Response> {
    if (!methods.includes(request.method)) {
      const headers = { allow: methods.join(', ') }
      throw new HttpError('METHOD_NOT_ALLOWED', `Use ${methods.join(' or ')}.`, { headers })
    }
    const limit = timeLimit(timeLimitMs)
    const work = async () => {
      const caller = await options.caller(request)
      note.isLetIn = !isOpen
      return handle(request, {
        caller,
        requestId: id,
        signal: limit.signal,
        readBody: () => readLimitedBody(request, { maxBytes: bodyLimit, timeMs: bodyTimeMs, clock }),
        setAccount(userId) {
          note.isLetIn = true
          note.userId = userId
        },
        setOutcome: (code) => (note.code = code),
      })
    }
    return clock.before(Date.now() + timeLimitMs, work(), limit.pass)
  }

  function writeLog(id: string, note: Note, status: number, started: number): void {
    const line = {
      function_name: name,
      outcome: status < 400 ? 'ok' : status < 500 ? 'rejected' : 'error',
      http_status: status,
      duration_ms: Math.round(performance.now() - started),
      cold_start: coldStart,
      error_code: note.code,
      request_id: id,
    } as const
    coldStart = false
    logLine({ level: 'info', message: 'request', ...line })
    // Whoever was not let in leaves no row: a flood of forgeries must not fill a table.
    if (note.isLetIn) logs.add({ ...line, user_id: note.userId, created_at: new Date().toISOString() })
  }

  return {
    async fetch(request) {
      const started = performance.now()
      const id = requestId(request)
      const crossOrigin = cors ? corsHeaders(request, origins) : {}
      if (cors && request.method === 'OPTIONS') return preflight(methods, crossOrigin)

      const note: Note = { isLetIn: false, userId: null, code: null }
      let response: Response
      try {
        response = await answer(request, id, note)
      } catch (error) {
        const known = toHttpError(error, name, id)
        note.code = known.code
        response = errorResponse(known, id)
      }
      for (const [header, value] of Object.entries(crossOrigin)) response.headers.set(header, value)
      response.headers.set('x-request-id', id)
      writeLog(id, note, response.status, started)
      return response
    },
  }
}

/** What becomes known of a request while it is handled. */
type Note = { isLetIn: boolean; userId: string | null; code: string | null }

/** What we did not expect becomes INTERNAL; its text goes nowhere, for it may quote what must not be logged. */
function toHttpError(error: unknown, name: string, requestId: string): HttpError {
  const known = error instanceof HttpError ? error : undefined
  if (known && known.status < 500) return known
  const cause = describe(known ? known.cause : error)
  logLine({ level: 'error', message: known?.code ?? 'INTERNAL', function: name, requestId, error: cause })
  return known ?? new HttpError('INTERNAL', 'Something went wrong on our side.')
}

/** The time for one answer. */
function timeLimit(timeMs: number) {
  const limit: { hasPassed: boolean; controller?: AbortController } = { hasPassed: false }
  return {
    signal(): AbortSignal {
      limit.controller ??= new AbortController()
      if (limit.hasPassed) limit.controller.abort()
      return limit.controller.signal
    },
    pass(): HttpError {
      limit.hasPassed = true
      limit.controller?.abort()
      return new HttpError('TIME_LIMIT', `The work took longer than ${timeMs} ms.`)
    },
  }
}

function errorResponse(error: HttpError, requestId: string): Response {
  return Response.json(
    { error: { code: error.code, message: error.message, requestId } },
    { status: error.status, headers: { ...error.headers, 'cache-control': 'no-store' } },
  )
}
