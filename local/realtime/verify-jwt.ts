import { createHmac, timingSafeEqual } from 'node:crypto'

/** Verified content of a JWT. `role` and `exp` are always there; everything else is the caller's. */
export type Claims = { role: string; exp: number; sub?: string; [claim: string]: unknown }

export type JwtFailure = {
  code: 'InvalidJWTToken' | 'MalformedJWT' | 'JwtSignatureError' | 'JwtSignerError'
  text: string
}

export type JwtResult = { ok: true; claims: Claims } | { ok: false; failure: JwtFailure }

const hashOf = new Map([
  ['HS256', 'sha256'],
  ['HS384', 'sha384'],
  ['HS512', 'sha512'],
])

/**
 * Checks a JWT as hosted Realtime does: format, then algorithm, then signature, then the claims.
 * No look-up of the session and no check of `iss` or `aud`: a token counts until `exp`.
 * @param nowMs milliseconds since 1970; `exp` is compared in whole seconds.
 */
export function verifyJwt(token: string, secret: string, nowMs = Date.now()): JwtResult {
  const [head, body, signature, ...rest] = token.trim().split('.')
  const header = decodePart(head)
  const claims = decodePart(body)
  if (!head || !body || signature === undefined || rest.length > 0 || !header || !claims) {
    return fail('MalformedJWT', 'The token provided is not a valid JWT')
  }

  const hash = typeof header.alg === 'string' ? hashOf.get(header.alg) : undefined
  if (!hash) return fail('JwtSignerError', signerText(header.kid))

  const expected = createHmac(hash, secret).update(`${head}.${body}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return fail('JwtSignatureError', 'Failed to validate JWT signature')
  }
  return checkClaims(claims, nowMs)
}

/** How long ago `exp` passed, worded as on hosted; null while the token is still good. */
export function expiredText(exp: number, nowMs = Date.now()): string | null {
  const seconds = Math.floor(nowMs / 1000) - Math.floor(exp)
  return seconds < 0 ? null : `Token has expired ${seconds} seconds ago`
}

function checkClaims(claims: Record<string, unknown>, nowMs: number): JwtResult {
  const { role, exp, iat } = claims
  if (typeof exp === 'number') {
    const expired = expiredText(exp, nowMs)
    if (expired) return fail('InvalidJWTToken', expired)
  }
  if (typeof role !== 'string' || typeof exp !== 'number') {
    return fail('InvalidJWTToken', 'Fields `role` and `exp` are required in JWT')
  }
  if (iat !== undefined && typeof iat !== 'number') {
    return fail('InvalidJWTToken', 'Field `iat` must be a number')
  }
  return { ok: true, claims: { ...claims, role, exp } }
}

function decodePart(part: string | undefined): Record<string, unknown> | null {
  if (!part) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function signerText(kid: unknown): string {
  const key = typeof kid === 'string' ? ` for key ID (kid) ${JSON.stringify(kid)}` : ''
  return `Failed to generate JWT signer${key}, check your JWT secret or JWKS configuration`
}

function fail(code: JwtFailure['code'], text: string): JwtResult {
  return { ok: false, failure: { code, text } }
}
