import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  askProvider,
  parseProviderJson,
  ProviderError,
  retryAfter,
  type RequestOptions,
} from './provider-request.ts'

let server: Server
let url: string
let requests: { method: string | undefined; headers: IncomingMessage['headers']; body: string }[]
let handle: (response: ServerResponse, nth: number) => void

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      requests.push({ method: request.method, headers: request.headers, body })
      handle(response, requests.length)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('No address')
  url = `http://127.0.0.1:${address.port}/v1`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

let pauses: number[]
beforeEach(() => {
  requests = []
  pauses = []
  handle = (response) => void response.end('{"ok":true}')
})
const options = (changes: RequestOptions = {}): RequestOptions => ({
  pause: (ms) => (pauses.push(ms), Promise.resolve()),
  ...changes,
})
const ask = (changes?: RequestOptions) =>
  askProvider({ provider: 'Acme', url, headers: { authorization: 'Basic c2VjcmV0' } }, options(changes))
const answers = (status: number, headers = {}, body = 'secret 4711') => {
  handle = (response) => void response.writeHead(status, headers).end(body)
}

describe('what goes out', () => {
  it('is one request with its method, headers and body', async () => {
    const answer = await askProvider({
      provider: 'Acme',
      url,
      method: 'POST',
      headers: { 'x-key': 'k' },
      body: '{}',
    })
    expect(answer).toMatchObject({ status: 200, text: '{"ok":true}' })
    expect(requests).toMatchObject([
      { method: 'POST', body: '{}', headers: { 'x-key': 'k', accept: 'application/json' } },
    ])
  })

  it('is counted, every try of it', async () => {
    let count = 0
    answers(503)
    await ask({ tries: 3, onRequest: () => count++ }).catch(() => undefined)
    expect([count, requests.length]).toEqual([3, 3])
  })

  it('never follows a redirect: the credentials stay here', async () => {
    answers(302, { location: url })
    await expect(ask()).rejects.toMatchObject({ kind: 'unexpected', code: 'PROVIDER_REFUSED', status: 302 })
    expect(requests).toHaveLength(1)
  })
})

describe('an answer', () => {
  it.each([
    [400, 'unexpected', 'PROVIDER_REFUSED', 1],
    [401, 'refused', 'CREDENTIALS_REFUSED', 1],
    [403, 'refused', 'CREDENTIALS_REFUSED', 1],
    [404, 'not_found', 'PROVIDER_REFUSED', 1],
    [408, 'unreachable', 'PROVIDER_UNREACHABLE', 4],
    [429, 'rate_limited', 'PROVIDER_RATE_LIMITED', 4],
    [500, 'unreachable', 'PROVIDER_UNREACHABLE', 4],
    [503, 'unreachable', 'PROVIDER_UNREACHABLE', 4],
  ])('%d is %s, told as %s after %d tries, without body and key', async (status, kind, code, tries) => {
    answers(status)
    const error: unknown = await ask({ tries: 4 }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ProviderError)
    expect(error).toMatchObject({ kind, code, status })
    expect(String(error)).toContain('Acme')
    expect(String(error)).not.toMatch(/4711|c2VjcmV0/)
    expect(requests).toHaveLength(tries)
  })

  it('that comes after two failures is taken', async () => {
    handle = (response, nth) => void response.writeHead(nth < 3 ? 502 : 200).end('[]')
    expect((await ask()).text).toBe('[]')
  })

  it('is waited for longer each time, and never twice as long as somebody else waits', async () => {
    answers(429)
    await ask().catch(() => undefined)
    expect(pauses).toHaveLength(4)
    pauses.forEach((ms, nth) => {
      expect(ms).toBeGreaterThanOrEqual(500 * 2 ** nth)
      expect(ms).toBeLessThanOrEqual(1000 * 2 ** nth)
    })
  })

  it('is waited for as long as Retry-After says', async () => {
    answers(429, { 'retry-after': '7' })
    await expect(ask({ tries: 3 })).rejects.toMatchObject({ retryAfterMs: 7000 })
    expect(pauses).toEqual([7000, 7000])
  })

  it('is not waited for here when Retry-After is long, and not asked for sooner', async () => {
    answers(429, { 'retry-after': '600' })
    await expect(ask()).rejects.toMatchObject({ kind: 'rate_limited', retryAfterMs: 600_000 })
    expect([requests.length, pauses]).toEqual([1, []])
  })

  it('may be judged by who knows the provider better', async () => {
    answers(403, {}, 'not a management key')
    const wrongKind = new ProviderError('refused', 'Acme wants another key', { code: 'WRONG_KEY_KIND' })
    const judge: RequestOptions['judge'] = ({ text }) => (text.includes('management') ? wrongKind : undefined)
    await expect(ask({ judge })).rejects.toBe(wrongKind)
    answers(404)
    expect(await ask({ judge: ({ status }) => (status === 404 ? 'accept' : undefined) })).toMatchObject({
      status: 404,
    })
  })
})

describe('no answer', () => {
  it('in time is unreachable', async () => {
    handle = () => undefined
    await expect(ask({ timeoutMs: 50, tries: 2 })).rejects.toMatchObject({ kind: 'unreachable' })
    expect(requests).toHaveLength(2)
  })

  it('that drips is cut off', async () => {
    handle = (response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(drip))
    }
    await expect(ask({ timeoutMs: 80, tries: 1 })).rejects.toMatchObject({ code: 'PROVIDER_UNREACHABLE' })
  })

  it('because the connection broke off is unreachable', async () => {
    handle = (response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"half":')
      setTimeout(() => response.destroy(), 10)
    }
    await expect(ask({ tries: 1 })).rejects.toMatchObject({ kind: 'unreachable' })
  })

  it('is waited for no longer than the caller has time', async () => {
    answers(503)
    const began = Date.now()
    const asked = askProvider({ provider: 'Acme', url }, { signal: AbortSignal.timeout(100) })
    await expect(asked).rejects.toMatchObject({ kind: 'unreachable' })
    expect(Date.now() - began).toBeLessThan(900)
    expect(requests).toHaveLength(1)
  })

  it('that never ends is left at the largest size', async () => {
    let sent = 0
    handle = (response) => {
      response.writeHead(200)
      const more = () => {
        sent += 64 * 1024
        if (!response.destroyed && response.write('x'.repeat(64 * 1024))) setImmediate(more)
      }
      response.on('drain', more)
      more()
    }
    await expect(ask({ maxBytes: 256 * 1024 })).rejects.toMatchObject({ code: 'PROVIDER_ANSWER_UNREADABLE' })
    expect(requests).toHaveLength(1)
    expect(sent).toBeLessThan(64 * 1024 * 1024)
  })
})

it.each(['', '{"calls":[{"sid":', '<html>4711</html>'])('%j is not JSON, and is not quoted', (text) => {
  expect(() => parseProviderJson('Acme', text)).toThrow(
    expect.objectContaining({
      kind: 'unexpected',
      code: 'PROVIDER_ANSWER_UNREADABLE',
      message: 'Acme answers with something that is not JSON',
    }),
  )
})

it.each([
  [null, undefined],
  ['3', 3000],
  ['0', 0],
  ['Mon, 23 Nov 2026 12:00:05 GMT', 5000],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  ['99999999', undefined],
])('Retry-After %j is %j ms', (header, expected) => {
  expect(retryAfter(header, Date.parse('2026-11-23T12:00:00Z'))).toBe(expected)
})
