import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { MailCatcher } from '../mail/mail-catcher.ts'
import { mailPage } from '../mail/mail-page.ts'
import type { Realtime } from '../realtime/start-realtime.ts'
import type { Api } from './api.ts'
import type { functionsProxy } from './functions-proxy.ts'

type Listener = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>

export type GatewayParts = {
  api: Api
  functions: ReturnType<typeof functionsProxy>
  realtime: Realtime
  mails: MailCatcher
  /** Everything that is not the backend: the built app, or Vite in `npm run dev`. */
  site: Listener
}

export type Gateway = {
  /** Before it is used the gateway answers 503: the port is taken early, so that a clash shows at once. */
  use(parts: GatewayParts): void
  server: Server
  stop(): Promise<void>
}

/** One origin for everything: listens at once, serves when the parts are there. */
export async function startGateway(options: { port: number; host: string }): Promise<Gateway> {
  let parts: GatewayParts | null = null
  let listener: Listener = (_, res) => {
    res.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' })
    res.end('Payback is starting.')
  }
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 0 }, (req, res) => {
    void Promise.resolve(listener(req, res)).catch((error: unknown) => {
      if (res.headersSent) return res.destroy()
      res.writeHead(500, { 'content-type': 'application/json' })
      res.end(
        JSON.stringify({ code: 'INTERNAL', message: error instanceof Error ? error.message : 'Failed' }),
      )
    })
  })
  server.on('upgrade', (req, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (parts && pathOf(req) === '/realtime/v1/websocket')
      return parts.realtime.handleUpgrade(req, socket, head)
    // Vite listens beside us in `npm run dev` and takes its own hot reload socket.
    if (server.listenerCount('upgrade') > 1 && req.headers['sec-websocket-protocol'] === 'vite-hmr') return
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
  await listen(server, options)

  return {
    server,
    use(newParts) {
      parts = newParts
      listener = route(newParts)
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function route({ api, functions, realtime, mails, site }: GatewayParts): Listener {
  const rest = webListener((request, peer) => api.rest(request, peer))
  const auth = webListener((request, peer) => api.auth(request, peer))
  const realtimeHttp = webListener((request) => realtime.handleRequest(request))
  return (req, res) => {
    const path = pathOf(req)
    if (path.startsWith('/functions/v1/')) return functions(req, res)
    if (path.startsWith('/rest/v1/') || path === '/rest/v1') return rest(req, res)
    if (path.startsWith('/auth/v1/')) return auth(req, res)
    if (path.startsWith('/realtime/v1/')) return realtimeHttp(req, res)
    if (path.startsWith('/_local/')) return local(req, res, path, mails)
    if (/^\/(rest|auth|functions|realtime|storage|graphql)\/v\d/.test(path)) return notFound(res)
    return site(req, res)
  }
}

function webListener(handle: (request: Request, peer: string | null) => Promise<Response>): Listener {
  const listener = getRequestListener(
    (request, { incoming }) => handle(request, incoming.socket.remoteAddress ?? null),
    // This process also runs Vite and, in tests, vitest: their Request and Response stay Node's own.
    { overrideGlobalObjects: false },
  )
  return (req, res) => listener(req, res)
}

/** Pages of the local stack itself, for this machine only: mail holds sign-in links. */
function local(req: IncomingMessage, res: ServerResponse, path: string, mails: MailCatcher): void {
  const host = (req.headers.host ?? '').replace(/:\d+$/, '')
  // The name as well as the address: a web page elsewhere could point its own name to 127.0.0.1.
  if (!isLoopback(req.socket.remoteAddress) || !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(host))
    return notFound(res)
  const answer = mailPage(mails, path)
  if (!answer) return notFound(res)
  res.writeHead(answer.status, {
    'content-type': answer.type,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  res.end(answer.body)
}

const isLoopback = (address: string | undefined) => /^(127\.|::1$|::ffff:127\.)/.test(address ?? '')

function notFound(res: ServerResponse): void {
  res.writeHead(404, { 'content-type': 'application/json' })
  res.end('{"message":"no Route matched with those values"}')
}

const pathOf = (req: IncomingMessage) => (req.url ?? '/').split(/[?#]/)[0] ?? '/'

function listen(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
