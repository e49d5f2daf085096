import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { RestFault } from './faults.ts'
import { restError, type RestAnswer } from './twilio/rest-api.ts'

type ServerOptions = {
  rest: (request: {
    method: string
    path: string
    query: URLSearchParams
    authorization: string | null
  }) => RestAnswer
  control: (method: string, name: string, body: unknown) => { status: number; body: unknown }
  takeFault: (path: string) => RestFault | null
}

const BODY_LIMIT = 64 * 1024

function answer(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(body)
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > BODY_LIMIT) throw new SyntaxError('The body is too large')
    chunks.push(bytes)
  }
  return chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

/** Spoils an answer as a fault says. A request that is to time out is left open until the caller gives up. */
function misbehave(response: ServerResponse, fault: Exclude<RestFault, 'slow'>, whole: RestAnswer): void {
  if (fault === 'timeout') return
  if (fault === 'rate-limit') {
    const { status, body } = restError(429, 20429, 'Too Many Requests')
    return answer(response, status, JSON.stringify(body), { 'retry-after': '1' })
  }
  if (fault === 'server-error') {
    const { status, body } = restError(500, 20500, 'Internal Server Error')
    return answer(response, status, JSON.stringify(body))
  }
  if (fault === 'html') {
    return answer(response, 200, '<!doctype html><title>Maintenance</title>', { 'content-type': 'text/html' })
  }
  const text = JSON.stringify(whole.body)
  answer(response, whole.status, text.slice(0, Math.ceil(text.length / 2)))
}

/** Only this machine may steer the simulator: not a web page through a name that points here, nor by a form. */
function refusal(request: IncomingMessage): string | null {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) return 'Only from this machine'
  const isJson = request.headers['content-type']?.startsWith('application/json') ?? false
  return request.method === 'POST' && !isJson ? 'Only application/json' : null
}

/** The simulator's HTTP side: `/twilio/2010-04-01/…` (and, for relative page links, `/2010-04-01/…`), `/control/…`. */
export function simulatorServer({ rest, control, takeFault }: ServerOptions): Server {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://simulator')
    const method = request.method ?? 'GET'
    const controlled = /^\/control\/([a-z]+)$/.exec(pathname)
    if (controlled?.[1]) {
      const refused = refusal(request)
      if (refused)
        return answer(response, 403, JSON.stringify({ error: { code: 'REFUSED', message: refused } }))
      const { status, body } = control(method, controlled[1], method === 'GET' ? {} : await readJson(request))
      return answer(response, status, JSON.stringify(body))
    }
    const path = pathname.replace(/^\/twilio(?=\/)/, '')
    const whole = rest({ method, path, query, authorization: request.headers.authorization ?? null })
    const fault = takeFault(path)
    if (fault && fault !== 'slow') return misbehave(response, fault, whole)
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, 2000))
    answer(response, whole.status, JSON.stringify(whole.body), whole.headers)
  }

  return createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const bad = error instanceof SyntaxError
      const body = { error: { code: bad ? 'BAD_JSON' : 'INTERNAL', message: String(error) } }
      answer(response, bad ? 400 : 500, JSON.stringify(body))
    })
  })
}
