import { createConnection, type Socket } from 'node:net'
import { AnswerReader, type AnswerEvents } from './answer-reader.ts'

const maxIdle = 64

/** What a request does with its answer, and with a connection that breaks before the answer is whole. */
export type ExchangeEvents = AnswerEvents & { onBroken(): void; onDrain(): void }

/** One connection to a function's process: one request at a time. */
export type FunctionConnection = {
  socket: Socket
  /** Announces a request; its bytes are then written to the socket. */
  begin(method: string, events: ExchangeEvents): void
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
    const socket = createConnection(this.#socketPath)
    const reader = new AnswerReader()
    let current: ExchangeEvents | null = null
    const connection: FunctionConnection = {
      socket,
      begin(method, events) {
        current = events
        reader.expect(method, {
          onHead: events.onHead,
          onBody: events.onBody,
          onEnd(isReusable) {
            current = null
            events.onEnd(isReusable)
          },
        })
      },
    }
    this.#all.add(socket)
    socket.on('data', (chunk) => {
      try {
        reader.push(chunk)
      } catch {
        socket.destroy()
      }
    })
    socket.on('drain', () => current?.onDrain())
    // What went wrong matters to nobody: the caller hears that the function broke off.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      this.#all.delete(socket)
      const at = this.#idle.indexOf(connection)
      if (at >= 0) this.#idle.splice(at, 1)
      if (!reader.end()) current?.onBroken()
      current = null
    })
    return connection
  }
}
