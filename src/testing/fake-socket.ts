type Frame = [joinRef: string | null, ref: string | null, topic: string, event: string, payload: unknown]

/** One open Realtime socket as the server would see it. Every join is answered with ok unless told otherwise. */
class FakeSocket extends EventTarget {
  static readonly open: FakeSocket[] = []
  static isRefusing = false
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3
  readyState = 0
  binaryType = 'arraybuffer'
  bufferedAmount = 0
  onopen: (() => void) | null = null
  onclose: ((event: unknown) => void) | null = null
  onerror: ((event: unknown) => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  readonly frames: Frame[] = []

  constructor(readonly url: string) {
    super()
    FakeSocket.open.push(this)
    queueMicrotask(() => {
      this.readyState = 1
      this.onopen?.()
    })
  }

  send(text: string): void {
    const frame: Frame = JSON.parse(text)
    this.frames.push(frame)
    const [joinRef, ref, topic, event] = frame
    const reply = (status: string, response: unknown) =>
      queueMicrotask(() => this.push([joinRef, ref, topic, 'phx_reply', { status, response }]))
    if (event === 'phx_join' && FakeSocket.isRefusing) reply('error', { reason: 'Unauthorized: no' })
    else if (event === 'phx_join') reply('ok', { postgres_changes: [] })
    else if (event === 'heartbeat' || event === 'phx_leave') reply('ok', {})
  }

  close(): void {
    this.readyState = 3
    this.onclose?.({ code: 1000, reason: '', wasClean: true })
  }

  push(frame: Frame): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
}

// The Realtime client takes the class when it is made, so the fake must be there before src/lib/supabase.ts.
Object.assign(globalThis, { WebSocket: FakeSocket })

/** The server's side of every socket, with nothing heard yet. */
export function fakeSockets() {
  for (const { frames } of FakeSocket.open) frames.length = 0
  FakeSocket.isRefusing = false
  const joins = () =>
    FakeSocket.open.flatMap(({ frames }) => frames).filter((frame) => frame[3] === 'phx_join')
  const lastJoin = () => {
    const join = joins().at(-1)
    const socket = FakeSocket.open.findLast(({ frames }) => join !== undefined && frames.includes(join))
    if (join === undefined || socket === undefined) throw new Error('Nobody has joined a channel.')
    return { join, socket }
  }
  return {
    joins,
    refuseJoins: (isRefusing: boolean) => (FakeSocket.isRefusing = isRefusing),
    broadcast(event: string, payload: unknown) {
      const { join, socket } = lastJoin()
      socket.push([null, null, join[2], 'broadcast', { type: 'broadcast', event, payload }])
    },
    /** The server ends the channel on purpose, as when a token has run out. */
    closeChannel() {
      const { join, socket } = lastJoin()
      socket.push([join[0], join[0], join[2], 'phx_close', {}])
    },
    leaves: () => FakeSocket.open.flatMap(({ frames }) => frames).filter((frame) => frame[3] === 'phx_leave'),
  }
}
