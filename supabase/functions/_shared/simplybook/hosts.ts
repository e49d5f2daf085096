import { optionalEnv, urlEnv, type EnvSource } from '../env.ts'
import { ProviderError } from '../provider-request.ts'

/** The address that most companies have. */
export const DEFAULT_DOMAIN = 'simplybook.me'

const DOMAIN = /^simplybook\.[a-z]{2,6}$/

export type SimplyBookBase = {
  /** REST v2: `/admin/bookings` follows. */
  rest: string
  /** JSON-RPC: `/login`, `/` and `/admin` follow. */
  rpc: string
  /** One request at a time and two a second, as their servers want it; an address from the environment is our own. */
  pauseMs: number
}

const PAUSE_MS = 500

/**
 * Where a company's SimplyBook answers. Credentials go to SimplyBook's own hosts, or to what the environment names.
 * @throws ProviderError when the domain is not SimplyBook's
 */
export function simplyBookBase(domain: string, source?: EnvSource): SimplyBookBase {
  if (!DOMAIN.test(domain)) throw new ProviderError('unexpected', 'SimplyBook.me has no such address')
  if (optionalEnv('SIMPLYBOOK_API_URL', '', source)) {
    const base = urlEnv('SIMPLYBOOK_API_URL', undefined, source)
    return { rest: base, rpc: base, pauseMs: 0 }
  }
  return { rest: `https://user-api-v2.${domain}`, rpc: `https://user-api.${domain}`, pauseMs: PAUSE_MS }
}
