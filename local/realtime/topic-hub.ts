import { encodeUserBroadcast } from './binary-frame.ts'
import type { ProtocolVersion } from './frame.ts'
import { maxPayloadBytes } from './realtime-options.ts'
import type { StoredMessage } from './stored-message.ts'

/** Who listens to a topic; a public and a private channel of one name never meet. */
export type Listener = {
  readonly name: string
  readonly isPrivate: boolean
  readonly version: ProtocolVersion
  deliver(frame: string | Buffer): void
}

export class TopicHub {
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #log: (line: string) => void

  constructor(log: (line: string) => void) {
    this.#log = log
  }

  add(listener: Listener): void {
    const key = keyOf(listener)
    const set = this.#listeners.get(key) ?? new Set()
    this.#listeners.set(key, set.add(listener))
  }

  remove(listener: Listener): void {
    const key = keyOf(listener)
    const set = this.#listeners.get(key)
    set?.delete(listener)
    if (set?.size === 0) this.#listeners.delete(key)
  }

  /** Sends a stored message to everyone on its topic; each wire format is built once. */
  publish(message: StoredMessage): void {
    if (Buffer.byteLength(message.payload) > maxPayloadBytes) {
      this.#log(`realtime: message ${message.id} dropped: payload above ${maxPayloadBytes} bytes`)
      return
    }
    const frames = new Map<ProtocolVersion, string | Buffer | null>()
    for (const listener of this.#listeners.get(keyOf({ ...message, name: message.topic })) ?? []) {
      const { version } = listener
      if (!frames.has(version)) frames.set(version, this.#encode(version, message))
      const frame = frames.get(version)
      if (frame != null) listener.deliver(frame)
    }
  }

  #encode(version: ProtocolVersion, message: StoredMessage): string | Buffer | null {
    const topic = `realtime:${message.topic}`
    const meta = JSON.stringify({ id: message.id })
    if (version === '1.0.0') return encodeText(topic, message, meta)
    const frame = encodeUserBroadcast(topic, message.event, meta, message.payload)
    if (!frame) this.#log(`realtime: message ${message.id} dropped: topic or event above 255 bytes`)
    return frame
  }
}

/** Put together by hand so that the payload stays the very text Postgres printed. Version 1 has no bytes. */
function encodeText(topic: string, { event, payload }: StoredMessage, meta: string): string | null {
  if (typeof payload !== 'string') return null
  const body = `{"type":"broadcast","event":${JSON.stringify(event)},"payload":${payload},"meta":${meta}}`
  return `{"topic":${JSON.stringify(topic)},"event":"broadcast","payload":${body},"ref":null}`
}

function keyOf({ name, isPrivate }: { name: string; isPrivate: boolean }): string {
  return `${isPrivate ? 'private' : 'public'}:${name}`
}
