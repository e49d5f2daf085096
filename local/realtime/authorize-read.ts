import { randomUUID } from 'node:crypto'
import postgres, { type Sql } from 'postgres'
import type { Claims } from './verify-jwt.ts'

export type ReadRequest = { topic: string; claims: Claims; headers: Record<string, string> }

export type ReadDecision = 'allowed' | 'denied' | 'no-partition' | 'no-database'

/** Carries the answer out of the transaction, because throwing is how the transaction is rolled back. */
class Decided extends Error {
  constructor(readonly isVisible: boolean) {
    super('rolled back on purpose')
  }
}

/**
 * Asks the policies of realtime.messages whether the caller may listen to a topic: writes a probe row past
 * RLS, takes on the caller's role, looks whether the row can be seen, and rolls everything back. Policies see
 * extension, topic, claims and headers; event, payload and `private` stay empty, as on hosted.
 * Throws on a database error that is neither an unavailable server nor the policy's own.
 */
export async function authorizeRead(sql: Sql, request: ReadRequest): Promise<ReadDecision> {
  const id = randomUUID()
  const { topic, claims, headers } = request
  let step: 'probe' | 'policy' = 'probe'
  try {
    await sql.begin(async (tx) => {
      await tx`insert into realtime.messages (id, topic, extension) values (${id}, ${topic}, 'broadcast')`
      step = 'policy'
      await tx`
        select set_config('role', ${claims.role}, true),
          set_config('realtime.topic', ${topic}, true),
          set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
          set_config('request.jwt.claim.sub', ${claims.sub ?? ''}, true),
          set_config('request.jwt.claim.role', ${claims.role}, true),
          set_config('request.headers', ${JSON.stringify(headers)}, true)`
      const visible = await tx`select id from realtime.messages where id = ${id} and topic = ${topic}`
      throw new Decided(visible.length === 1)
    })
    return 'denied'
  } catch (error) {
    if (error instanceof Decided) return error.isVisible ? 'allowed' : 'denied'
    return decide(error, step)
  }
}

function decide(error: unknown, step: 'probe' | 'policy'): ReadDecision {
  if (!(error instanceof postgres.PostgresError)) {
    if (isConnectionError(error)) return 'no-database'
    throw error
  }
  // Trouble that passes, so the client should come back: connection (08), deadlock (40), resources (53), lock
  // and operator (55P03, 57: starting up, shutting down, query cancelled), read-only (25006).
  if (/^(08|40|53|55P03|57|25006)/.test(error.code)) return 'no-database'
  // An unknown role or a policy that fails is a refusal; the probe itself failing is our trouble.
  if (step === 'policy') return 'denied'
  if (error.code === '23514' && /no partition/.test(error.message)) return 'no-partition'
  // A NUL or broken character in the topic: no such topic can exist, so nobody may listen to it.
  if (error.code === '22021' || error.code === '22P05') return 'denied'
  throw error
}

function isConnectionError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(ECONN|EPIPE|ETIMEDOUT|CONNECT|CONNECTION_)/.test(code)
}
