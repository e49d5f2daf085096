import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { startFakeProvider } from './fake-provider.ts'

export type FakeRow = Record<string, unknown> & { id: number; start_datetime: string }

/** One company, as a test sets it up. Rows are what the list says; details add to them. */
export type FakeCompany = {
  login: string
  userLogin: string
  password: string
  apiKey: string
  secretKey: string
  rows: Map<number, FakeRow>
  details: Map<number, Record<string, unknown>>
  hash(bookingId: number): string
}

export type FakeRequest = { method: string; path: string; query: URLSearchParams; body: string }
type Answer = { status: number; body: unknown; headers?: Record<string, string> }
/** Undefined leaves the request to the usual behaviour. */
type Fault = (request: FakeRequest) => Answer | undefined | Promise<Answer | undefined>

export type FakeSimplyBook = {
  url: string
  requests: FakeRequest[]
  newCompany(): FakeCompany
  /** Plays a fault until it is taken back with null. */
  fault(fault: Fault | null): void
  /** Takes requests and does not answer them, until it is let go. */
  hold(isHeld: boolean): void
  /** Lets every token run out (419), or be forgotten (401). */
  endTokens(how: 'expired' | 'forgotten'): void
  stop(): Promise<void>
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex')
const refusal = (status: number, code = status): Answer => ({ status, body: { code, message: 'Refused' } })

/** A small SimplyBook.me that does what a test says: REST v2 and JSON-RPC on one address. */
export async function startFakeSimplyBook(): Promise<FakeSimplyBook> {
  const companies = new Map<string, FakeCompany>()
  const tokens = new Map<string, { company: FakeCompany; expired: boolean }>()
  const requests: FakeRequest[] = []
  let fault: Fault | null = null
  let isHeld = false

  const issue = (company: FakeCompany): string => {
    const token = randomBytes(16).toString('hex')
    tokens.set(token, { company, expired: false })
    return token
  }

  function rest(request: FakeRequest, headers: IncomingMessage['headers']): Answer {
    if (request.path === '/admin/auth') {
      const body = JSON.parse(request.body) as Record<string, string>
      const company = companies.get(body['company'] ?? '')
      if (!company) return refusal(404)
      if (company.userLogin !== body['login'] || company.password !== body['password']) return refusal(401)
      return { status: 200, body: tokenReply(company) }
    }
    if (request.path === '/admin/auth/refresh-token') {
      const body = JSON.parse(request.body) as Record<string, string>
      const company = companies.get(body['company'] ?? '')
      return company && body['refresh_token'] === `refresh ${company.login}`
        ? { status: 200, body: tokenReply(company) }
        : refusal(401)
    }
    const held = tokens.get(String(headers['x-token']))
    if (!held || held.company.login !== headers['x-company-login']) return refusal(401)
    if (held.expired) return refusal(401, 419)
    const { rows, details } = held.company
    if (request.path === '/admin/bookings')
      return { status: 200, body: list([...rows.values()], request.query) }
    const id = Number(request.path.replace('/admin/bookings/', ''))
    const row = rows.get(id)
    return row
      ? { status: 200, body: { ...row, comment: '', invoice: null, ...details.get(id) } }
      : refusal(404)
  }

  function tokenReply(company: FakeCompany) {
    return {
      token: issue(company),
      company: company.login,
      refresh_token: `refresh ${company.login}`,
      domain: 'simplybook.me',
      require2fa: false,
    }
  }

  function rpc({ path, body }: FakeRequest): Answer {
    const { method, params } = JSON.parse(body) as { method: string; params: string[] }
    const answer = (result: unknown, code?: number): Answer => ({
      status: 200,
      body: { result, error: code === undefined ? null : { code, message: 'Refused' }, id: '1' },
    })
    const [first = '', second = '', third = ''] = params
    if (path === '/login') {
      const company = companies.get(first)
      if (!company) return answer(null, -33001)
      if (method === 'getToken')
        return second === company.apiKey ? answer(issue(company)) : answer(null, -33002)
      return company.userLogin === second && company.password === third
        ? answer(issue(company))
        : answer(null, -33003)
    }
    const company = [...companies.values()].find(
      ({ hash, secretKey }) => md5(`${first}${hash(Number(first))}${secretKey}`) === second,
    )
    return company ? answer({ id: first }) : answer(null, -32000)
  }

  const server = await startFakeProvider()
  server.answer((incoming, response) => {
    let body = ''
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()))
    incoming.on('end', async () => {
      const url = new URL(incoming.url ?? '/', 'http://fake')
      const request = { method: incoming.method ?? '', path: url.pathname, query: url.searchParams, body }
      requests.push(request)
      if (isHeld) return
      const isRpc = ['/login', '/', '/admin'].includes(request.path)
      send(response, (await fault?.(request)) ?? (isRpc ? rpc(request) : rest(request, incoming.headers)))
    })
  })
  return {
    url: server.url,
    requests,
    newCompany() {
      const login = `salong${randomBytes(5).toString('hex')}`
      const company: FakeCompany = {
        login,
        userLogin: 'payback',
        password: randomBytes(8).toString('hex'),
        apiKey: randomBytes(16).toString('hex'),
        secretKey: randomBytes(16).toString('hex'),
        rows: new Map(),
        details: new Map(),
        hash: (bookingId) => md5(`${login} ${bookingId}`),
      }
      companies.set(login, company)
      return company
    },
    fault: (next) => void (fault = next),
    hold: (next) => void (isHeld = next),
    endTokens(how) {
      for (const [token, held] of tokens)
        if (how === 'expired') held.expired = true
        else tokens.delete(token)
    },
    stop: server.stop,
  }
}

/** Filters and pages as the real one does: only what is named `filter[…]` counts. */
function list(rows: FakeRow[], query: URLSearchParams): unknown {
  const from = query.get('filter[date_from]') ?? ''
  const until = query.get('filter[date_to]') ?? '9999'
  const found = rows.filter(({ start_datetime }) => {
    const day = start_datetime.slice(0, 10)
    return day >= from && day <= until
  })
  const onPage = Number(query.get('on_page') ?? 10)
  const page = Number(query.get('page') ?? 1)
  return {
    data: found.slice((page - 1) * onPage, page * onPage),
    metadata: {
      items_count: found.length,
      pages_count: Math.max(1, Math.ceil(found.length / onPage)),
      page,
      on_page: onPage,
    },
  }
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
}
