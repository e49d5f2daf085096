import { createHmac, timingSafeEqual } from 'node:crypto'

/** Claims of a verified user token. `exp` is in seconds. */
export type UserClaims = { sub?: string; role?: string; exp?: number; [claim: string]: unknown }

type Verified = { claims: UserClaims; token: string }

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const hmac = (text: string, secret: string) => createHmac('sha256', secret).update(text).digest()

/**
 * Checks users' JWTs and signs them anew with a key id. The auth service signs HS256 without `kid`; functions check
 * against SUPABASE_JWKS, where a token without `kid` finds no key. Same claims, same secret, same expiry, so the
 * token means the same wherever the function passes it on.
 */
export function userTokens(options: { jwtSecret: string; keyId: string; now?: () => number }) {
  const { jwtSecret, keyId, now = Date.now } = options
  const header = encode({ alg: 'HS256', typ: 'JWT', kid: keyId })
  // The same session calls again and again: two HMACs a call are saved by remembering the last ones.
  const known = new Map<string, Verified>()

  function remember(token: string, verified: Verified): Verified {
    const oldest = known.size >= 500 ? known.keys().next().value : undefined
    if (oldest !== undefined) known.delete(oldest)
    known.set(token, verified)
    return verified
  }

  /** The claims and the token to pass on, or null: not a JWT of ours, or expired. */
  return function verify(authorization: string | undefined): Verified | null {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1]
    if (!token) return null
    const verified = known.get(token) ?? read(token)
    if (!verified) return null
    const { exp, nbf } = verified.claims
    const seconds = now() / 1000
    if (typeof exp !== 'number' || exp <= seconds) return null
    if (typeof nbf === 'number' && nbf > seconds) return null
    return verified
  }

  function read(token: string): Verified | null {
    const [head = '', payload = '', signature = ''] = token.split('.')
    const given = Buffer.from(signature, 'base64url')
    const expected = hmac(`${head}.${payload}`, jwtSecret)
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
    const headerClaims = parse(head)
    const claims = parse(payload)
    if (headerClaims?.['alg'] !== 'HS256' || !claims) return null
    const signed = `${header}.${payload}`
    return remember(token, { claims, token: `${signed}.${hmac(signed, jwtSecret).toString('base64url')}` })
  }
}

function parse(part: string): UserClaims | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
