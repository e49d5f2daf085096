import type { IncomingMessage, ServerResponse } from 'node:http'
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
    pass(req, res, {
      target,
      path: url.slice(prefix.length - 1),
      token: user?.token,
      timeoutMs,
      maxBodyBytes,
    })
  }
}

type Pass = {
  target: FunctionProcess
  path: string
  token: string | undefined
  timeoutMs: number
  maxBodyBytes: number
}

function pass(req: IncomingMessage, res: ServerResponse, options: Pass): void {
  const { target, path, token, timeoutMs, maxBodyBytes } = options
  const { connections } = target
  const method = req.method ?? 'GET'
  const connection = connections.acquire()
  const { socket } = connection
  const isChunked = req.headers['transfer-encoding'] !== undefined
  let isSent = false
  let isOver = false

  /** The connection cannot be used again: something was left unread or unsent on it. */
  const breakOff = (answer: () => void) => {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    socket.destroy()
    answer()
  }
  const timer = setTimeout(
    () =>
      breakOff(() =>
        refuse(res, 504, 'IDLE_TIMEOUT', `Request idle timeout limit (${timeoutMs / 1000}s) reached`),
      ),
    timeoutMs,
  )

  connection.begin(method, {
    onHead(status, rawHeaders) {
      clearTimeout(timer)
      if (isWorkerError(rawHeaders)) return breakOff(() => refuseBroken(res))
      res.writeHead(status, answerHeaders(rawHeaders, method))
    },
    onBody(chunk) {
      if (!isOver && !res.write(chunk)) socket.pause()
    },
    onEnd(isReusable) {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      if (isReusable && isSent) connections.release(connection)
      else socket.destroy()
      res.end()
      if (!isSent) discardRest(req)
    },
    // An answer that has begun cannot become an error any more: cut it, so that nobody takes it for whole.
    onBroken: () => breakOff(() => (res.headersSent ? void res.destroy() : refuseBroken(res))),
    onDrain: () => void req.resume(),
  })
  res.on('drain', () => socket.resume())
  // The caller went away: the function hears it on its request's signal.
  res.on('close', () => {
    if (!res.writableFinished) breakOff(() => undefined)
  })

  // Head and first bytes of the body leave in one packet.
  socket.cork()
  socket.write(`${method} ${path} HTTP/1.1\r\n${forwardedHeaders(req, token)}\r\n`, 'latin1')
  process.nextTick(() => socket.uncork())
  let received = 0
  req.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (isOver) return
    if (received > maxBodyBytes) return breakOff(() => refuseBody(req, res))
    if (isChunked) socket.write(`${chunk.length.toString(16)}\r\n`)
    if (!socket.write(chunk)) req.pause()
    if (isChunked) socket.write('\r\n')
  })
  req.on('end', () => {
    isSent = true
    if (isChunked && !isOver) socket.write('0\r\n\r\n')
  })
}

const dropped = new Set(['connection', 'keep-alive', 'expect', 'upgrade', 'x-forwarded-for', 'te'])

/** The caller's headers as text; Node has checked that none holds a line break. */
function forwardedHeaders(req: IncomingMessage, token: string | undefined): string {
  const { rawHeaders } = req
  let text = ''
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    const lower = name.toLowerCase()
    if (dropped.has(lower)) continue
    const value = lower === 'authorization' && token ? `Bearer ${token}` : (rawHeaders[at + 1] ?? '')
    text += `${name}: ${value}\r\n`
  }
  return `${text}x-forwarded-for: ${req.socket.remoteAddress ?? ''}\r\n`
}

const isWorkerError = (rawHeaders: string[]) => rawHeaders.includes('x-payback-worker-error')

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

const refuseBroken = (res: ServerResponse) =>
  refuse(res, 500, 'WORKER_ERROR', 'Function exited due to an error (please check logs)')

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
  refuse(res, 413, 'PAYLOAD_TOO_LARGE', 'The request body is too large')
  discardRest(req)
}

const discardMs = 1000

/**
 * The answer went out before the body was in. What still comes is read and forgotten for a moment: closing at once
 * would reset the connection, and the reset can overtake the answer. A body without an end is cut after that moment.
 */
function discardRest(req: IncomingMessage): void {
  const timer = setTimeout(() => req.destroy(), discardMs)
  req.once('end', () => clearTimeout(timer))
  req.once('close', () => clearTimeout(timer))
  req.resume()
}
