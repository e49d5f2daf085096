import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { FunctionProcess } from '../functions/function-process.ts'
import type { FunctionRunner } from '../functions/function-runner.ts'
import type { userTokens } from './user-token.ts'

type Options = {
  runner: FunctionRunner
  verifyUserToken: ReturnType<typeof userTokens>
  /** Hosted: no response begun within 150 s → 504. */
  timeoutMs?: number
  /** Cut while reading, before the function has read it all. */
  maxBodyBytes?: number
  log: (line: string) => void
}

const prefix = '/functions/v1/'
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'te',
])

/**
 * `/functions/v1/<name>/…` → the function's own process, as the hosted gateway does it: unknown name 404, JWT check
 * where config.toml asks for it, path without the prefix, body and answer streamed.
 */
export function functionsProxy(options: Options) {
  const { runner, verifyUserToken, timeoutMs = 150_000, maxBodyBytes = 10 * 1024 * 1024, log } = options

  return async function proxy(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = req.url ?? ''
    const name = /^[^/?#]*/.exec(url.slice(prefix.length))?.[0] ?? ''
    const settings = runner.find(name)
    if (!settings) return refuse(res, 404, 'NOT_FOUND', 'Requested function was not found')

    const { authorization } = req.headers
    const user = authorization ? verifyUserToken(authorization) : null
    // A preflight carries no token; the function answers it.
    if (settings.verify_jwt && !user && req.method !== 'OPTIONS') {
      if (!authorization)
        return refuse(res, 401, 'UNAUTHORIZED_NO_AUTH_HEADER', 'Missing authorization header')
      return refuse(res, 401, 'UNAUTHORIZED_INVALID_JWT_FORMAT', 'Invalid JWT')
    }
    if (Number(req.headers['content-length'] ?? 0) > maxBodyBytes) return refuseBody(req, res)

    let target: FunctionProcess
    try {
      const found = runner.process(name)
      target = 'pid' in found ? found : await found
    } catch (error) {
      log(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      return refuse(res, 503, 'BOOT_ERROR', 'Function failed to start (please check logs)')
    }
    const headers = forwardedHeaders(req, user?.token)
    pass(req, res, { target, path: url.slice(prefix.length - 1), headers, timeoutMs, maxBodyBytes })
  }
}

type Pass = {
  target: FunctionProcess
  path: string
  headers: string[]
  timeoutMs: number
  maxBodyBytes: number
}

function pass(req: IncomingMessage, res: ServerResponse, options: Pass): void {
  const { target, path, headers, timeoutMs, maxBodyBytes } = options
  const { agent, socketPath } = target
  const inner = httpRequest({
    agent,
    socketPath,
    method: req.method,
    path,
    headers,
  })
  const timer = setTimeout(() => {
    inner.destroy()
    refuse(res, 504, 'IDLE_TIMEOUT', `Request idle timeout limit (${timeoutMs / 1000}s) reached`)
  }, timeoutMs)

  inner.on('response', (answer) => {
    clearTimeout(timer)
    if (answer.headers['x-payback-worker-error']) {
      answer.resume()
      return refuse(res, 500, 'WORKER_ERROR', 'Function exited due to an error (please check logs)')
    }
    res.writeHead(answer.statusCode ?? 502, answerHeaders(answer.rawHeaders, req.method))
    answer.pipe(res)
    answer.on('error', () => res.destroy())
  })
  inner.on('error', () => {
    clearTimeout(timer)
    // An answer that has begun cannot become an error any more: cut it, so that nobody takes it for whole.
    if (res.headersSent) return res.destroy()
    refuse(res, 500, 'WORKER_ERROR', 'Function exited due to an error (please check logs)')
  })
  // The caller went away: let the function's request signal know.
  res.on('close', () => {
    clearTimeout(timer)
    if (!res.writableFinished) inner.destroy()
  })

  let received = 0
  req.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (received <= maxBodyBytes) return
    req.unpipe(inner)
    inner.destroy()
    refuseBody(req, res)
  })
  req.pipe(inner)
}

function forwardedHeaders(req: IncomingMessage, token: string | undefined): string[] {
  const headers: string[] = []
  const { rawHeaders } = req
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    const lower = name.toLowerCase()
    if (lower === 'connection' || lower === 'x-forwarded-for' || lower === 'x-payback-worker-error') continue
    const value = lower === 'authorization' && token ? `Bearer ${token}` : (rawHeaders[at + 1] ?? '')
    headers.push(name, value)
  }
  // Node has checked the framing already: only the caller's address is new.
  headers.push('x-forwarded-for', req.socket.remoteAddress ?? '', 'connection', 'keep-alive')
  return headers
}

function answerHeaders(rawHeaders: string[], method: string | undefined): string[] {
  const headers: string[] = []
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    let value = rawHeaders[at + 1] ?? ''
    if (hopByHop.has(name.toLowerCase())) continue
    // Hosted serves no pages from functions: without a custom domain HTML becomes plain text.
    if (method === 'GET' && name.toLowerCase() === 'content-type' && value.startsWith('text/html'))
      value = value.replace('text/html', 'text/plain')
    headers.push(name, value)
  }
  return headers
}

function refuse(res: ServerResponse, status: number, code: string, message: string): void {
  if (res.headersSent || res.destroyed) return
  const body = JSON.stringify({ code, message })
  res.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'access-control-allow-origin': '*',
    'sb-error-code': code,
  })
  res.end(body)
}

function refuseBody(req: IncomingMessage, res: ServerResponse): void {
  // The rest of the body is not read: the connection cannot be used again.
  res.shouldKeepAlive = false
  refuse(res, 413, 'PAYLOAD_TOO_LARGE', 'The request body is too large')
  res.once('finish', () => req.destroy())
}
