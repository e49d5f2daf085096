/** One committed row of realtime.messages, ready to be sent. */
export type StoredMessage = {
  id: string
  /** Without the `realtime:` prefix. */
  topic: string
  event: string
  isPrivate: boolean
  /** The JSON text exactly as Postgres printed it, or the raw bytes of a binary message. */
  payload: string | Buffer
}

/** Reads a replicated row (all columns as text); null when a needed column is missing. */
export function readStoredMessage(row: Record<string, unknown>): StoredMessage | null {
  const { id, topic, event, private: isPrivate, inserted_at: insertedAt } = row
  const payload = readPayload(row.payload, row.binary_payload)
  if (typeof id !== 'string' || typeof topic !== 'string' || typeof event !== 'string') return null
  if (typeof isPrivate !== 'string' || typeof insertedAt !== 'string' || payload === null) return null
  return { id, topic, event, isPrivate: isPrivate === 't', payload }
}

function readPayload(json: unknown, bytea: unknown): string | Buffer | null {
  if (typeof json === 'string') return json
  // Postgres prints bytea as \x followed by hexadecimal digits.
  return typeof bytea === 'string' ? Buffer.from(bytea.slice(2), 'hex') : null
}
