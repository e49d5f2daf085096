import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { ProtocolVersion } from './frame.ts'
import { type Claims, verifyJwt } from './verify-jwt.ts'

/** Who a socket is before any channel brings a token of its own. */
export type Identity = { token: string | null; claims: Claims }

export type Handshake =
  | { ok: true; version: ProtocolVersion; identity: Identity; headers: Record<string, string> }
  | { ok: false; status: number; error: string }

export type HandshakeKeys = { jwtSecret: string; publishableKey: string; secretKey: string }

/** Reads `?apikey&vsn` and the x-* headers of an upgrade request. Order and further parameters do not matter. */
export function readHandshake(request: IncomingMessage, keys: HandshakeKeys): Handshake {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams
  const version = query.get('vsn') ?? '1.0.0'
  if (version !== '1.0.0' && version !== '2.0.0') {
    return { ok: false, status: 403, error: `Unsupported protocol version: ${version.slice(0, 20)}` }
  }

  const headers = xHeaders(request)
  const key = headers['x-api-key'] || query.get('apikey')
  if (!key) return { ok: false, status: 401, error: 'Missing API key' }
  const identity = identify(key, keys)
  if (typeof identity === 'string') return { ok: false, status: 401, error: identity }
  return { ok: true, version, identity, headers }
}

/** An `sb_` key stands for a role of its own; anything else must be a JWT of this project. */
function identify(key: string, keys: HandshakeKeys): Identity | string {
  if (isSame(key, keys.publishableKey)) return { token: null, claims: keyClaims('anon') }
  if (isSame(key, keys.secretKey)) return { token: null, claims: keyClaims('service_role') }
  if (key.startsWith('sb_')) return 'Unknown API key'
  const verified = verifyJwt(key, keys.jwtSecret)
  return verified.ok ? { token: key, claims: verified.claims } : verified.failure.text
}

function keyClaims(role: 'anon' | 'service_role'): Claims {
  const tenYears = 10 * 365 * 24 * 60 * 60
  return { role, iss: 'supabase', exp: Math.floor(Date.now() / 1000) + tenYears }
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function xHeaders(request: IncomingMessage): Record<string, string> {
  const found = Object.entries(request.headers).flatMap(([name, value]) =>
    name.startsWith('x-') && value !== undefined ? [[name, String(value)] as const] : [],
  )
  return Object.fromEntries(found)
}
