import { createConnection, type Socket } from 'node:net'
import { AnswerReader, type AnswerEvents } from './answer-reader.ts'

const maxIdle = 64

/** What a request does with its answer, and with a connection that breaks before the answer is whole. */
export type ExchangeEvents = AnswerEvents & { onBroken(): void; onDrain(): void }

/** One connection to a function's process: one request at a time. */
export class FunctionConnection implements AnswerEvents {
  readonly socket: Socket
  readonly #reader = new AnswerReader()
  #current: ExchangeEvents | null = null

  constructor(socketPath: string) {
    this.socket = createConnection(socketPath)
    this.socket.on('data', (bytes) => this.#read(bytes))
    this.socket.on('drain', () => this.#current?.onDrain())
    // What went wrong matters to nobody: the caller hears that the function broke off.
    this.socket.on('error', () => undefined)
    this.socket.on('close', () => {
      if (!this.#reader.end()) this.#current?.onBroken()
      this.#current = null
    })
  }

  /** Announces a request; its bytes are then written to the socket. */
  begin(method: string, events: ExchangeEvents): void {
    this.#current = events
    this.#reader.expect(method, this)
  }

  onHead(status: number, rawHeaders: string[]): void {
    this.#current?.onHead(status, rawHeaders)
  }

  onBody(chunk: Buffer): void {
    this.#current?.onBody(chunk)
  }

  onEnd(isReusable: boolean): void {
    const events = this.#current
    this.#current = null
    events?.onEnd(isReusable)
  }

  #read(bytes: Buffer): void {
    try {
      this.#reader.push(bytes)
    } catch {
      this.socket.destroy()
    }
  }
}

/** Connections to one function's socket, kept open between requests. */
export class FunctionConnections {
  readonly #socketPath: string
  readonly #idle: FunctionConnection[] = []
  readonly #all = new Set<Socket>()

  constructor(socketPath: string) {
    this.#socketPath = socketPath
  }

  acquire(): FunctionConnection {
    // The one used last: the others may close in peace.
    return this.#idle.pop() ?? this.#connect()
  }

  release(connection: FunctionConnection): void {
    if (connection.socket.destroyed || this.#idle.length >= maxIdle) connection.socket.destroy()
    else this.#idle.push(connection)
  }

  destroy(): void {
    for (const socket of this.#all) socket.destroy()
  }

  #connect(): FunctionConnection {
    const connection = new FunctionConnection(this.#socketPath)
    const { socket } = connection
    this.#all.add(socket)
    socket.on('close', () => {
      this.#all.delete(socket)
      const at = this.#idle.indexOf(connection)
      if (at >= 0) this.#idle.splice(at, 1)
    })
    return connection
  }
}
