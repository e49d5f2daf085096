import { AuthApiError, AuthRetryableFetchError } from '@supabase/supabase-js'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { authProblem, linkProblem } from './auth-problem'

beforeEach(() => vi.stubGlobal('navigator', { onLine: true }))
afterEach(() => vi.unstubAllGlobals())

it.each([
  [new AuthApiError('Invalid login credentials', 400, 'invalid_credentials'), 'invalid_credentials'],
  [new AuthApiError('Invalid login credentials', 400, undefined), 'invalid_credentials'],
  [new AuthApiError('User already registered', 422, 'user_already_exists'), 'already_registered'],
  [new AuthApiError('Password should be', 422, 'weak_password'), 'weak_password'],
  [new AuthApiError('Email not confirmed', 400, 'email_not_confirmed'), 'not_confirmed'],
  [new AuthApiError('slow down', 429, 'over_email_send_rate_limit'), 'rate_limited'],
  [new AuthApiError('slow down', 429, undefined), 'rate_limited'],
  [new AuthApiError('Error sending magic link email', 500, 'unexpected_failure'), 'mail_not_sent'],
  [new AuthRetryableFetchError('Failed to fetch', 0), 'unreachable'],
  [new AuthRetryableFetchError('bad gateway', 502), 'unreachable'],
  [new AuthRetryableFetchError('Error sending magic link email', 500), 'mail_not_sent'],
  [new Error('something else'), 'unknown'],
])('sorts %o under %s', (error, problem) => {
  expect(authProblem(error)).toBe(problem)
})

it('reads what a mailed link says when it no longer works', () => {
  expect(linkProblem('#error=access_denied&error_code=otp_expired')).toBe('link_expired')
  expect(linkProblem('#access_token=x')).toBeNull()
  expect(linkProblem('')).toBeNull()
})
