import { decodeUserBroadcastPush } from './binary-frame.ts'

export type ProtocolVersion = '1.0.0' | '2.0.0'

/** One message of the Phoenix protocol, whichever version carried it. */
export type Frame = {
  joinRef: string | null
  ref: string | null
  topic: string
  event: string
  payload: unknown
}

/** Reads a client's frame; null when it is malformed, which the server drops without an answer. */
export function decodeFrame(version: ProtocolVersion, data: Buffer, isBinary: boolean): Frame | null {
  if (isBinary) return version === '2.0.0' ? decodeUserBroadcastPush(data) : null
  let value: unknown
  try {
    value = JSON.parse(data.toString('utf8'))
  } catch {
    return null
  }
  return version === '2.0.0' ? fromArray(value) : fromObject(value)
}

/** Version 1 frames carry no join_ref towards the client. */
export function encodeFrame(version: ProtocolVersion, frame: Frame): string {
  const { joinRef, ref, topic, event, payload } = frame
  return version === '2.0.0'
    ? JSON.stringify([joinRef, ref, topic, event, payload])
    : JSON.stringify({ topic, event, payload, ref })
}

function fromArray(value: unknown): Frame | null {
  // Items after the fifth are ignored.
  if (!Array.isArray(value) || value.length < 5) return null
  const items: unknown[] = value
  return toFrame(items[0], items[1], items[2], items[3], items[4])
}

function fromObject(value: unknown): Frame | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const fields: { join_ref?: unknown; ref?: unknown; topic?: unknown; event?: unknown; payload?: unknown } =
    value
  return toFrame(fields.join_ref ?? null, fields.ref ?? null, fields.topic, fields.event, fields.payload)
}

function toFrame(
  joinRef: unknown,
  ref: unknown,
  topic: unknown,
  event: unknown,
  payload: unknown,
): Frame | null {
  if (typeof topic !== 'string' || typeof event !== 'string') return null
  if (!isRef(joinRef) || !isRef(ref)) return null
  return { joinRef, ref, topic, event, payload }
}

function isRef(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}
