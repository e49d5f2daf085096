import type { Frame } from './frame.ts'

const userBroadcastPush = 3
const userBroadcast = 4
const json = 1
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads a kind 3 frame (a broadcast sent by a client, version 2 only); null when it is malformed. */
export function decodeUserBroadcastPush(data: Buffer): Frame | null {
  if (data.length < 7 || data[0] !== userBroadcastPush) return null
  const lengths = [...data.subarray(1, 6)]
  const encoding = data[6]
  const header = 7 + lengths.reduce((sum, length) => sum + length, 0)
  if (data.length < header || (encoding !== 0 && encoding !== json)) return null
  try {
    let offset = 7
    const texts = lengths.map((length) => utf8.decode(data.subarray(offset, (offset += length))))
    const [joinRef = '', ref = '', topic = '', event = ''] = texts
    const body = data.subarray(header)
    const payload: unknown = encoding === json ? JSON.parse(utf8.decode(body)) : body
    return {
      joinRef: joinRef || null,
      ref: ref || null,
      topic,
      event: 'broadcast',
      payload: { type: 'broadcast', event, payload },
    }
  } catch {
    return null
  }
}

/**
 * Builds a kind 4 frame (a broadcast to clients). A string payload must be JSON text, which travels as it
 * is; bytes travel raw. Null when topic, event or meta are longer than the 255 bytes the frame can name.
 */
export function encodeUserBroadcast(
  topic: string,
  event: string,
  meta: string,
  payload: string | Buffer,
): Buffer | null {
  const parts = [topic, event, meta].map((text) => Buffer.from(text, 'utf8'))
  const lengths = parts.map((part) => part.length)
  if (lengths.some((length) => length > 255)) return null
  const isText = typeof payload === 'string'
  const head = Buffer.from([userBroadcast, ...lengths, isText ? json : 0])
  return Buffer.concat([head, ...parts, isText ? Buffer.from(payload, 'utf8') : payload])
}
