import { isAuthError, isAuthRetryableFetchError } from '@supabase/supabase-js'
import type { Messages } from './messages/messages'

export type AuthProblem = keyof Messages['auth']['problems']

/** Codes of the sign-in server and what they mean to a person. */
const problemOfCode: Record<string, AuthProblem> = {
  invalid_credentials: 'invalid_credentials',
  user_not_found: 'invalid_credentials',
  user_already_exists: 'already_registered',
  email_exists: 'already_registered',
  weak_password: 'weak_password',
  same_password: 'same_password',
  email_not_confirmed: 'not_confirmed',
  over_request_rate_limit: 'rate_limited',
  over_email_send_rate_limit: 'rate_limited',
  signup_disabled: 'signup_disabled',
  email_provider_disabled: 'signup_disabled',
  otp_expired: 'link_expired',
  bad_jwt: 'link_expired',
  session_not_found: 'link_expired',
  email_address_invalid: 'invalid_email',
  validation_failed: 'invalid_email',
}

/** Servers that give no code still say the same few sentences. */
const problemOfMessage: [RegExp, AuthProblem][] = [
  [/invalid login credentials/i, 'invalid_credentials'],
  [/already (been )?registered|already exists/i, 'already_registered'],
  [/not confirmed/i, 'not_confirmed'],
  [/rate limit|too many/i, 'rate_limited'],
  [/sending .*(mail|email)/i, 'mail_not_sent'],
  [/session missing|expired/i, 'link_expired'],
]

/** Sorts a failed act of signing in (or up, or out of a forgotten password) into what the form can say. */
export function authProblem(error: unknown): AuthProblem {
  if (!navigator.onLine) return 'offline'
  if (!isAuthError(error)) return 'unknown'
  if (error.code !== undefined && Object.hasOwn(problemOfCode, error.code)) {
    return problemOfCode[error.code] ?? 'unknown'
  }
  if (error.status === 429) return 'rate_limited'
  const said = problemOfMessage.find(([pattern]) => pattern.test(error.message))?.[1]
  return said ?? (isAuthRetryableFetchError(error) ? 'unreachable' : 'unknown')
}

/** What a link from a mail says in the address when it no longer works: `#error_code=otp_expired`. */
export function linkProblem(hash: string): AuthProblem | null {
  const code = new URLSearchParams(hash.replace(/^#/, '')).get('error_code')
  return code === null ? null : (problemOfCode[code] ?? 'link_expired')
}
