import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export type FakeProvider = {
  url: string
  /** Authorization headers and paths, in order. */
  requests: { path: string; authorization: string | undefined }[]
  /** What it does from now on. */
  answer(handler: (request: IncomingMessage, response: ServerResponse) => void): void
  stop(): Promise<void>
}

/** An HTTP server that answers as a test says. */
export async function startFakeProvider(): Promise<FakeProvider> {
  const requests: FakeProvider['requests'] = []
  let handle = (_: IncomingMessage, response: ServerResponse): void => void response.end('{}')
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? '', authorization: request.headers.authorization })
    handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The fake provider has no address')
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    answer: (handler) => void (handle = handler),
    stop: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    },
  }
}

export function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
