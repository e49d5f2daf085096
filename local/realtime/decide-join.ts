import { authorizeRead, type ReadDecision } from './authorize-read.ts'
import type { Identity } from './read-handshake.ts'
import type { JoinRequest } from './read-join.ts'
import type { SessionContext } from './session-context.ts'
import { type Claims, verifyJwt } from './verify-jwt.ts'

export type Caller = { identity: Identity; headers: Record<string, string> }

/** A refusal carries the reason as the client shows it: `CODE: text`. */
export type JoinDecision = { ok: true; token: string | null; claims: Claims } | { ok: false; reason: string }

/** Decides whether a caller may join the channel `name`. Throws only on what nobody foresaw. */
export async function decideJoin(
  context: SessionContext,
  caller: Caller,
  name: string,
  request: JoinRequest,
): Promise<JoinDecision> {
  if (name === '') return refuse('TopicNameRequired: You must provide a topic name')
  const missing = notOffered(request)
  if (missing) return refuse(missing)

  const token = request.accessToken ?? caller.identity.token
  let claims = caller.identity.claims
  if (token !== null) {
    const verified = verifyJwt(token, context.jwtSecret)
    if (!verified.ok) return refuse(`${verified.failure.code}: ${verified.failure.text}`)
    claims = verified.claims
  }

  if (request.isPrivate) {
    const decision = await authorizeRead(context.sql, { topic: name, claims, headers: caller.headers })
    const reason = refusalReason(decision, name)
    if (reason) return refuse(`${reason.code}: ${reason.text}`)
  }
  return { ok: true, token, claims }
}

/** The words for a refused read; null when it is allowed. */
export function refusalReason(decision: ReadDecision, name: string): { code: string; text: string } | null {
  switch (decision) {
    case 'allowed':
      return null
    case 'denied':
      return {
        code: 'Unauthorized',
        text: `You do not have permissions to read from this Channel topic: ${name}`,
      }
    case 'no-partition':
      return {
        code: 'MissingPartition',
        text: 'Realtime was unable to find the expected messages partition',
      }
    case 'no-database':
      return {
        code: 'UnableToConnectToProject',
        text: 'Realtime was unable to connect to the project database',
      }
  }
}

/** Saying yes and then sending nothing would hide a mistake until production, so these are refused by name. */
function notOffered(request: JoinRequest): string | null {
  if (request.postgresChanges > 0) {
    return 'PostgresChangesNotOffered: postgres_changes is not offered by the local Realtime, use Broadcast from Database'
  }
  if (request.wantsPresence) return 'PresenceNotOffered: presence is not offered by the local Realtime'
  if (request.wantsReplay) {
    return 'UnableToReplayMessages: broadcast replay is not offered by the local Realtime'
  }
  return null
}

function refuse(reason: string): JoinDecision {
  return { ok: false, reason }
}
