/** What a phx_join asks for. Absent, null and unknown keys are all fine; the rest takes its default. */
export type JoinRequest = {
  isPrivate: boolean
  /** Null: use the identity of the handshake. */
  accessToken: string | null
  wantsAck: boolean
  wantsReplicationReady: boolean
  /** Names of features in the request that this endpoint does not offer. */
  postgresChanges: number
  wantsPresence: boolean
  wantsReplay: boolean
}

/** Reads the join payload as leniently as hosted: what cannot be read is as good as absent. */
export function readJoin(payload: unknown): JoinRequest {
  const config = field(payload, 'config')
  const broadcast = field(config, 'broadcast')
  const changes = field(config, 'postgres_changes')
  return {
    isPrivate: isTrue(field(config, 'private')),
    accessToken: readToken(field(payload, 'access_token') ?? field(payload, 'user_token')),
    wantsAck: isTrue(field(broadcast, 'ack')),
    wantsReplicationReady: isTrue(field(broadcast, 'replication_ready')),
    postgresChanges: Array.isArray(changes) ? changes.filter((entry: unknown) => entry != null).length : 0,
    wantsPresence: isTrue(field(field(config, 'presence'), 'enabled')),
    wantsReplay: field(broadcast, 'replay') != null,
  }
}

/** A token as channels send it; null for what the server ignores: absent, not text, or an API key. */
export function readToken(value: unknown): string | null {
  return typeof value === 'string' && !value.startsWith('sb_') ? value : null
}

/** One field of a JSON value that may be anything. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return Reflect.get(value, name)
}

function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true')
}
