import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { FaultBox, RestFault } from './faults.ts'
import type {
  ControlAnswer,
  SimulatedAnswer,
  SimulatedProvider,
  SimulatedRequest,
} from './simulated-provider.ts'
import { spoilAnswer } from './spoil-answer.ts'

type ServerOptions = {
  providers: readonly SimulatedProvider[]
  control: (method: string, name: string, body: unknown) => ControlAnswer | Promise<ControlAnswer>
  faults: Pick<FaultBox, 'takeRest' | 'takeHabits'>
  now: () => number
}

const BODY_LIMIT = 256 * 1024
const SLOW_MS = 2000
const ANSWERS_KEPT = 20

function send(response: ServerResponse, { status, headers, body }: SimulatedAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(body)
}

const sendJson = (response: ServerResponse, status: number, body: unknown) =>
  send(response, { status, body: JSON.stringify(body) })

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > BODY_LIMIT) throw new SyntaxError('The body is too large')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))

/** Only this machine may steer the simulator: not a web page through a name that points here, nor by a form. */
function refusal(request: IncomingMessage): string | null {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) return 'Only from this machine'
  const isJson = request.headers['content-type']?.startsWith('application/json') ?? false
  return request.method === 'POST' && !isJson ? 'Only application/json' : null
}

/** The simulator's HTTP side: each provider below its name (Twilio's relative page links without), `/control/…`. */
export function simulatorServer({ providers, control, faults, now }: ServerOptions): Server {
  const byName = new Map(providers.map((provider) => [provider.name, provider]))
  /** What the paths asked for lately answered, for the page that comes again. */
  const lastAnswers = new Map<string, SimulatedAnswer>()

  function remember(path: string, answer: SimulatedAnswer): void {
    lastAnswers.delete(path)
    const [oldest] = lastAnswers.keys()
    if (lastAnswers.size >= ANSWERS_KEPT && oldest !== undefined) lastAnswers.delete(oldest)
    lastAnswers.set(path, answer)
  }

  function find(pathname: string): { provider: SimulatedProvider; path: string } | null {
    const [, name = '', rest = ''] = /^\/([^/]+)(\/.*)?$/.exec(pathname) ?? []
    const provider = byName.get(name)
    if (provider) return { provider, path: rest || '/' }
    const twilio = pathname.startsWith('/2010-04-01/') ? byName.get('twilio') : undefined
    return twilio ? { provider: twilio, path: pathname } : null
  }

  /** Null: it never comes. */
  function spoil(
    fault: RestFault,
    {
      provider,
      whole,
      request,
    }: { provider: SimulatedProvider; whole: SimulatedAnswer; request: SimulatedRequest },
  ): SimulatedAnswer | null {
    const own = provider.misbehave?.(fault, request, whole)
    if (own) return own
    if (fault === 'timeout') return null
    if (fault === 'slow') return whole
    if (fault === 'repeat-page') return lastAnswers.get(`${provider.name}${request.path}`) ?? whole
    const refuse = provider.refuse?.bind(provider)
    return spoilAnswer(fault, whole, refuse && ((status) => refuse(status, request)))
  }

  async function serve(
    { provider, path }: { provider: SimulatedProvider; path: string },
    message: IncomingMessage,
    query: URLSearchParams,
    response: ServerResponse,
  ): Promise<void> {
    const request: SimulatedRequest = {
      method: message.method ?? 'GET',
      path,
      query,
      headers: headersOf(message),
      body: await readBody(message),
      now: now(),
      habits: faults.takeHabits(provider.name, path),
    }
    const whole = await provider.handle(request)
    const fault = faults.takeRest(provider.name, path)
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
    const told = fault === null ? whole : spoil(fault, { provider, whole, request })
    if (fault !== 'repeat-page') remember(`${provider.name}${path}`, whole)
    // One that is to time out is left open until the caller gives up.
    if (told) send(response, told)
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://simulator')
    const controlled = /^\/control\/([a-z]+)$/.exec(pathname)
    if (controlled?.[1]) {
      const refused = refusal(request)
      if (refused) return sendJson(response, 403, { error: { code: 'REFUSED', message: refused } })
      const text = request.method === 'GET' ? '' : await readBody(request)
      const body: unknown = text === '' ? {} : JSON.parse(text)
      const told = await control(request.method ?? 'GET', controlled[1], body)
      return sendJson(response, told.status, told.body)
    }
    const found = find(pathname)
    if (!found)
      return sendJson(response, 404, { error: { code: 'NOT_FOUND', message: `Nobody is at ${pathname}` } })
    await serve(found, request, query, response)
  }

  return createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const bad = error instanceof SyntaxError
      const body = { error: { code: bad ? 'BAD_JSON' : 'INTERNAL', message: String(error) } }
      sendJson(response, bad ? 400 : 500, body)
    })
  })
}
