import { once } from 'node:events'
import { WebSocket } from 'ws'
import { publishableKey } from './start-realtime-stack.ts'
import { waitUntil } from './wait-until.ts'

export type RawFrame = { joinRef: unknown; ref: unknown; topic: string; event: string; payload: unknown }

/** A socket without supabase-js, for what supabase-js hides or never sends. */
export type RawSocket = {
  socket: WebSocket
  frames: RawFrame[]
  /** Version 2 frame. */
  send(joinRef: string | null, ref: string | null, topic: string, event: string, payload?: unknown): void
  next(what: string, matches: (frame: RawFrame) => boolean): Promise<RawFrame>
  /** The close code, once closed. */
  closed: Promise<number>
}

export async function openSocket(
  url: string,
  query = `?apikey=${publishableKey}&vsn=2.0.0`,
): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/realtime/v1/websocket${query}`)
  const frames: RawFrame[] = []
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) frames.push(readFrame(JSON.parse(data.toString())))
  })
  const closed = once(socket, 'close').then(([code]) => Number(code))
  await once(socket, 'open')
  return {
    socket,
    frames,
    closed,
    send: (...parts) => {
      const [joinRef, ref, topic, event, payload = {}] = parts
      socket.send(JSON.stringify([joinRef, ref, topic, event, payload]))
    },
    next: (what, matches) => waitUntil(what, () => frames.find(matches)),
  }
}

/** Status and body of a refused handshake. */
export async function refusedHandshake(
  url: string,
  query: string,
): Promise<{ status: number; body: unknown }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/realtime/v1/websocket${query}`)
  return new Promise((resolve, reject) => {
    socket.on('open', () => reject(new Error('The handshake was accepted')))
    socket.on('error', reject)
    socket.on('unexpected-response', (_request, response) => {
      response.setEncoding('utf8')
      let text = ''
      response.on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }))
    })
  })
}

function readFrame(value: unknown): RawFrame {
  if (Array.isArray(value)) {
    const [joinRef, ref, topic, event, payload] = value
    return { joinRef, ref, topic: String(topic), event: String(event), payload }
  }
  const { ref, topic, event, payload, ...rest } = Object(value)
  return { joinRef: 'join_ref' in rest ? rest.join_ref : undefined, ref, topic, event, payload }
}
