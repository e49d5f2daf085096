/** A row of net.http_request_queue. */
export type QueuedRequest = {
  id: string
  method: string
  url: string
  headers: Record<string, string> | null
  body: Buffer | null
  timeout_milliseconds: number
}

/** A row of net._http_response. */
export type HttpOutcome = {
  id: string
  status_code: number | null
  content_type: string | null
  headers: Record<string, string> | null
  content: string | null
  timed_out: boolean | null
  error_msg: string | null
}

/** Makes one request of pg_net and says what came of it; a failure is an outcome too, never an exception. */
export async function httpCall(request: QueuedRequest): Promise<HttpOutcome> {
  const outcome = { id: request.id, status_code: null, content_type: null, headers: null, content: null }
  if (!/^https?:\/\//i.test(request.url))
    return {
      ...outcome,
      timed_out: false,
      error_msg: 'Unsupported protocol: only http and https are allowed',
    }
  const timeout = AbortSignal.timeout(request.timeout_milliseconds)
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { 'user-agent': 'pg_net/0.20.4', ...request.headers },
      ...(request.body && request.method !== 'GET' ? { body: new Uint8Array(request.body) } : {}),
      redirect: 'follow',
      signal: timeout,
    })
    const content = await response.text()
    return {
      id: request.id,
      status_code: response.status,
      content_type: response.headers.get('content-type'),
      headers: Object.fromEntries(response.headers),
      // Postgres text cannot hold NUL.
      content: content.replaceAll('\0', ''),
      timed_out: false,
      error_msg: null,
    }
  } catch (error) {
    if (timeout.aborted)
      return {
        ...outcome,
        timed_out: true,
        error_msg: `Timeout of ${String(request.timeout_milliseconds)} ms reached`,
      }
    return { ...outcome, timed_out: false, error_msg: failureText(error) }
  }
}

const failures: Record<string, string> = {
  ECONNREFUSED: "Couldn't connect to server",
  ENOTFOUND: "Couldn't resolve host name",
  EAI_AGAIN: "Couldn't resolve host name",
}

function failureText(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return failures[code] ?? (cause instanceof Error ? cause.message : String(cause))
}
