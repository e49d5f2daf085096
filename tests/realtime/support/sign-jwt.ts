import { createHmac } from 'node:crypto'

export const jwtSecret = 'a-secret-for-tests-only-with-at-least-32-characters'

/** Signs any claims, good or bad; `exp` defaults to an hour from now. */
export function signJwt(
  claims: Record<string, unknown>,
  { secret = jwtSecret, header = {} }: { secret?: string; header?: Record<string, unknown> } = {},
): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const head = encode({ alg: 'HS256', typ: 'JWT', ...header })
  const body = encode({ exp: inSeconds(3600), ...claims })
  const signature = createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url')
  return `${head}.${body}.${signature}`
}

/** A signed-in user's token. */
export function userToken(userId: string, claims: Record<string, unknown> = {}): string {
  return signJwt({ role: 'authenticated', sub: userId, ...claims })
}

/** Seconds since 1970, `seconds` from now. */
export function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds
}
