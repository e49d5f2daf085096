import { authorizeRead } from './authorize-read.ts'
import type { Channel } from './channel.ts'
import { refusalReason } from './decide-join.ts'
import { readToken } from './read-join.ts'
import type { SessionContext } from './session-context.ts'
import { verifyJwt } from './verify-jwt.ts'

/**
 * A channel got a new token. Nothing, an API key and the token it already has are ignored, so signing out
 * with a publishable key leaves the old token in force until it expires. Success is silent.
 */
export async function refreshToken(
  context: SessionContext,
  channel: Channel,
  value: unknown,
  headers: Record<string, string>,
): Promise<void> {
  const token = readToken(value)
  if (token === null || token === channel.token) return
  const verified = verifyJwt(token, context.jwtSecret)
  if (!verified.ok) return channel.shutDown(verified.failure.text)

  // Before the policies are asked: the old token's expiry must not end the channel meanwhile.
  channel.renew(token, verified.claims)
  if (!channel.isPrivate) return
  const request = { topic: channel.name, claims: verified.claims, headers }
  const reason = refusalReason(await authorizeRead(context.sql, request), channel.name)
  if (reason) channel.shutDown(reason.text)
}
