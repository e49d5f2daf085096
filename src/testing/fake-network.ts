import { vi } from 'vitest'

type Answer = { status?: number; body?: unknown } | 'offline'
type Handler = (request: { url: URL; body: unknown; method: string }) => Answer | Promise<Answer>

/** What was asked, oldest first: `POST /functions/v1/manage-integrations` with its parsed body. */
export type Asked = { name: string; body: unknown; url: URL }

const readBody = async (request: Request): Promise<unknown> => {
  const text = await request.text()
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return text
  }
}

/**
 * Stands where the network is: handlers by method and path, the rest answers 404. Our own code is never
 * mocked. Returns what was asked, and `answer` to change a handler halfway.
 */
export function fakeNetwork(handlers: Record<string, Handler>) {
  const table = new Map(Object.entries(handlers))
  const asked: Asked[] = []

  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init === undefined ? undefined : { ...init, signal: null })
    const url = new URL(request.url)
    const name = `${request.method} ${url.pathname}`
    const body = await readBody(request)
    asked.push({ name, body, url })
    const handler = table.get(name)
    const answer =
      handler === undefined ? { status: 404, body: {} } : await handler({ url, body, method: request.method })
    if (answer === 'offline') throw new TypeError('Failed to fetch')
    const { status = 200, body: reply = null } = answer
    return new Response(status === 204 ? null : JSON.stringify(reply), {
      status,
      headers: { 'content-type': 'application/json' },
    })
  })

  return {
    asked,
    askedFor: (name: string) => asked.filter((one) => one.name === name),
    answer: (name: string, handler: Handler) => table.set(name, handler),
  }
}
