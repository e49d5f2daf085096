import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ExchangeEvents, FunctionConnection } from '../functions/function-connections.ts'
import type { FunctionProcess } from '../functions/function-process.ts'
import { refuse } from './refuse.ts'

export type ExchangeOptions = {
  target: FunctionProcess
  /** As the function sees it: `/<name>/…`. */
  path: string
  /** Replaces the caller's bearer token. */
  token: string | undefined
  timeoutMs: number
  maxBodyBytes: number
}

/**
 * One request on its way to a function and its answer on the way back, both streamed. A class, because this runs for
 * every webhook: methods are made once, closures for each request.
 */
export class Exchange implements ExchangeEvents {
  readonly #req: IncomingMessage
  readonly #res: ServerResponse
  readonly #options: ExchangeOptions
  readonly #connection: FunctionConnection
  readonly #timer: NodeJS.Timeout
  readonly #method: string
  readonly #isChunked: boolean
  #head: string | null
  #received = 0
  #isSent = false
  #isOver = false

  constructor(req: IncomingMessage, res: ServerResponse, options: ExchangeOptions) {
    this.#req = req
    this.#res = res
    this.#options = options
    this.#method = req.method ?? 'GET'
    this.#isChunked = req.headers['transfer-encoding'] !== undefined
    this.#connection = options.target.connections.acquire()
    this.#timer = setTimeout(() => this.#timeOut(), options.timeoutMs)
    this.#head = `${this.#method} ${options.path} HTTP/1.1\r\n${forwardedHeaders(req, options.token)}\r\n`
  }

  begin(): void {
    const { socket } = this.#connection
    this.#connection.begin(this.#method, this)
    this.#res.on('drain', () => socket.resume())
    this.#res.on('close', () => this.#callerLeft())
    this.#req.on('data', (chunk: Buffer) => this.#send(chunk))
    this.#req.on('end', () => this.#sent())
    // Head and body leave in one write, which is what a request costs most. A body that is late is not waited for.
    setImmediate(() => this.#sendHead())
  }

  onHead(status: number, rawHeaders: string[]): void {
    clearTimeout(this.#timer)
    if (rawHeaders.includes('x-payback-worker-error')) return this.onBroken()
    this.#res.writeHead(status, answerHeaders(rawHeaders, this.#method))
  }

  onBody(chunk: Buffer): void {
    if (!this.#isOver && !this.#res.write(chunk)) this.#connection.socket.pause()
  }

  onEnd(isReusable: boolean): void {
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#timer)
    if (isReusable && this.#isSent) this.#options.target.connections.release(this.#connection)
    else this.#connection.socket.destroy()
    this.#res.end()
    if (!this.#isSent) discardRest(this.#req)
  }

  onBroken(): void {
    if (this.#isOver) return
    this.#breakOff()
    // An answer that has begun cannot become an error any more: cut it, so that nobody takes it for whole.
    if (this.#res.headersSent) this.#res.destroy()
    else refuse(this.#res, 500, 'WORKER_ERROR', 'Function exited due to an error (please check logs)')
  }

  onDrain(): void {
    this.#req.resume()
  }

  /** The connection cannot be used again: something was left unread or unsent on it. */
  #breakOff(): void {
    this.#isOver = true
    clearTimeout(this.#timer)
    this.#connection.socket.destroy()
  }

  #timeOut(): void {
    if (this.#isOver) return
    this.#breakOff()
    const seconds = this.#options.timeoutMs / 1000
    refuse(this.#res, 504, 'IDLE_TIMEOUT', `Request idle timeout limit (${seconds}s) reached`)
  }

  /** The function hears it on its request's signal. */
  #callerLeft(): void {
    if (!this.#isOver && !this.#res.writableFinished) this.#breakOff()
  }

  #sendHead(): void {
    if (this.#head !== null && !this.#isOver) this.#connection.socket.write(this.#head, 'latin1')
    this.#head = null
  }

  #send(chunk: Buffer): void {
    if (this.#isOver) return
    this.#received += chunk.length
    if (this.#received > this.#options.maxBodyBytes) {
      this.#breakOff()
      return refuseBody(this.#req, this.#res)
    }
    const framed = this.#isChunked ? chunkOf(chunk) : chunk
    const bytes = this.#head === null ? framed : Buffer.concat([Buffer.from(this.#head, 'latin1'), framed])
    this.#head = null
    if (!this.#connection.socket.write(bytes)) this.#req.pause()
  }

  #sent(): void {
    this.#isSent = true
    if (this.#isOver) return
    this.#sendHead()
    if (this.#isChunked) this.#connection.socket.write('0\r\n\r\n')
  }
}

const chunkOf = (bytes: Buffer) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')])

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

const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade'])

function answerHeaders(rawHeaders: string[], method: string): string[] {
  const headers: string[] = []
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    const lower = name.toLowerCase()
    let value = rawHeaders[at + 1] ?? ''
    if (hopByHop.has(lower)) continue
    // Hosted serves no pages from functions: without a custom domain HTML becomes plain text.
    if (method === 'GET' && lower === 'content-type' && value.startsWith('text/html'))
      value = value.replace('text/html', 'text/plain')
    headers.push(name, value)
  }
  return headers
}

export function refuseBody(req: IncomingMessage, res: ServerResponse): void {
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
