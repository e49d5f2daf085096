export type AnswerEvents = {
  onHead(status: number, rawHeaders: string[]): void
  onBody(chunk: Buffer): void
  /** `isReusable` = the connection may carry another request. */
  onEnd(isReusable: boolean): void
}

type Expecting = 'head' | 'length' | 'chunk size' | 'chunk' | 'chunk end' | 'trailer' | 'close' | 'nothing'

const maxHeadBytes = 256 * 1024

/**
 * Reads HTTP/1.1 answers from a connection that only Deno writes to. Node's own client does the same for three times
 * the processor time, and the gateway carries every webhook.
 */
export class AnswerReader {
  #expecting: Expecting = 'nothing'
  #rest: Buffer = Buffer.alloc(0)
  #left = 0
  #isReusable = true
  #hasNoBody = false
  #events: AnswerEvents | null = null

  /** Begins with the answer to one request. */
  expect(method: string, events: AnswerEvents): void {
    this.#expecting = 'head'
    this.#isReusable = true
    this.#hasNoBody = method === 'HEAD'
    this.#events = events
  }

  /** Throws when the bytes are no HTTP answer. */
  push(bytes: Buffer): void {
    let chunk = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes
    this.#rest = Buffer.alloc(0)
    while (chunk.length > 0 && this.#expecting !== 'nothing') {
      const next = this.#step(chunk)
      // Not enough yet: keep it for the next bytes.
      if (next === null) {
        this.#rest = chunk
        return
      }
      chunk = next
    }
  }

  /** The connection has closed. Returns false when that cut an answer short. */
  end(): boolean {
    if (this.#expecting === 'close') this.#finish(false)
    return this.#expecting === 'nothing'
  }

  #step(chunk: Buffer): Buffer | null {
    switch (this.#expecting) {
      case 'head':
        return this.#readHead(chunk)
      case 'length':
      case 'chunk':
        return this.#readCounted(chunk)
      case 'close':
        this.#events?.onBody(chunk)
        return chunk.subarray(chunk.length)
      default:
        return this.#readLine(chunk)
    }
  }

  #readHead(chunk: Buffer): Buffer | null {
    const end = chunk.indexOf('\r\n\r\n')
    if (end < 0) {
      if (chunk.length > maxHeadBytes) throw new Error('The head of the answer is too long.')
      return null
    }
    const lines = chunk.toString('latin1', 0, end).split('\r\n')
    const after = chunk.subarray(end + 4)
    const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(lines[0] ?? '')?.[1] ?? Number.NaN)
    if (Number.isNaN(status)) throw new Error('This is no HTTP answer.')
    // "Continue" and its kind come before the answer itself.
    if (status < 200) return after
    this.#readFraming(status, lines)
    return after
  }

  #readFraming(status: number, lines: string[]): void {
    const rawHeaders: string[] = []
    let length: number | null = null
    let isChunked = false
    for (const line of lines.slice(1)) {
      const colon = line.indexOf(':')
      const name = line.slice(0, colon)
      const value = line.slice(colon + 1).trim()
      rawHeaders.push(name, value)
      const lower = name.toLowerCase()
      if (lower === 'content-length') length = Number(value)
      else if (lower === 'transfer-encoding') isChunked = /\bchunked\b/i.test(value)
      else if (lower === 'connection' && /\bclose\b/i.test(value)) this.#isReusable = false
    }
    this.#events?.onHead(status, rawHeaders)
    if (this.#hasNoBody || status === 204 || status === 304) return this.#finish(this.#isReusable)
    if (isChunked) this.#expecting = 'chunk size'
    else if (length === null) this.#expecting = 'close'
    else if (length === 0) this.#finish(this.#isReusable)
    else {
      this.#expecting = 'length'
      this.#left = length
    }
  }

  #readCounted(chunk: Buffer): Buffer {
    const part = chunk.subarray(0, this.#left)
    this.#left -= part.length
    this.#events?.onBody(part)
    if (this.#left === 0) {
      if (this.#expecting === 'length') this.#finish(this.#isReusable)
      else this.#expecting = 'chunk end'
    }
    return chunk.subarray(part.length)
  }

  #readLine(chunk: Buffer): Buffer | null {
    const end = chunk.indexOf('\r\n')
    if (end < 0) return null
    const line = chunk.toString('latin1', 0, end)
    if (this.#expecting === 'chunk end') this.#expecting = 'chunk size'
    else if (this.#expecting === 'trailer') {
      if (line === '') this.#finish(this.#isReusable)
    } else {
      this.#left = Number.parseInt(line, 16)
      if (!(this.#left >= 0)) throw new Error('This is no chunk size.')
      this.#expecting = this.#left === 0 ? 'trailer' : 'chunk'
    }
    return chunk.subarray(end + 2)
  }

  #finish(isReusable: boolean): void {
    const events = this.#events
    this.#expecting = 'nothing'
    this.#events = null
    events?.onEnd(isReusable)
  }
}
