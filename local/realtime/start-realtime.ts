import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { WebSocketServer } from 'ws'
import { MessageStream } from './message-stream.ts'
import { readHandshake } from './read-handshake.ts'
import { defaultTimings, maxFrameBytes, type RealtimeOptions } from './realtime-options.ts'
import { refuseRequest } from './refuse-request.ts'
import { SocketSession } from './socket-session.ts'
import { TopicHub } from './topic-hub.ts'

export type Realtime = {
  /** Takes over GET upgrades of /realtime/v1/websocket; refusals are answered on the raw socket. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Answers every other request under /realtime/v1. */
  handleRequest(request: Request): Promise<Response>
  /** Closes all sockets with 1012 (service restart), the stream and the database connections. */
  stop(): Promise<void>
}

/** A start waits this long for the stream; a database that is still away is waited for in the background. */
const streamStartMs = 5_000

/**
 * Starts the local Realtime: Broadcast from Database on private and public channels for supabase-js.
 * Resolves once rows committed from now on reach listeners.
 */
export async function startRealtime(options: RealtimeOptions): Promise<Realtime> {
  const log = options.log ?? (() => undefined)
  const timings = { ...defaultTimings, ...options.timings }
  const hub = new TopicHub(log)
  const sql = postgres(options.adminUrl, {
    max: 4,
    idle_timeout: 30,
    connect_timeout: 3,
    onnotice: () => undefined,
    connection: { application_name: 'realtime', statement_timeout: 10_000 },
  })
  const stream = new MessageStream({
    adminUrl: options.adminUrl,
    onMessage: (message) => hub.publish(message),
    log,
    retry: timings.streamRetry,
  })
  const context = { jwtSecret: options.jwtSecret, sql, hub, stream, timings, log }
  const server = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes })

  let isStopped = false
  if (!(await stream.ready(streamStartMs))) log('realtime: the database is not streaming yet, still trying')

  return {
    handleUpgrade(request, socket, head) {
      // A client that vanishes during the handshake must not take the process with it.
      socket.on('error', () => socket.destroy())
      const handshake = isStopped ? restarting : readHandshake(request, options)
      if (!handshake.ok) {
        log(`realtime: handshake refused: ${handshake.error}`)
        void refuseUpgrade(socket, handshake.status, handshake.error, timings.refusal)
        return
      }
      server.handleUpgrade(request, socket, head, (client) => {
        new SocketSession(client, handshake.version, handshake, context)
      })
    },
    async handleRequest(request) {
      return refuseRequest(request)
    },
    async stop() {
      isStopped = true
      for (const client of server.clients) client.close(1012, 'Service restart')
      await Promise.all([stream.stop(), sql.end({ timeout: 1 })])
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}

const restarting = { ok: false, status: 503, error: 'Realtime is restarting, please standby' } as const

async function refuseUpgrade(socket: Duplex, status: number, error: string, delayMs: number): Promise<void> {
  await wait(delayMs)
  const body = JSON.stringify({ error })
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}
