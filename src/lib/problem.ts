import { ApiError } from './api-error'

/** The few things that can go wrong from a reader's point of view. */
export type ProblemKind =
  'offline' | 'expired' | 'forbidden' | 'notFound' | 'rateLimited' | 'unreachable' | 'server' | 'unknown'

/** PostgREST codes for a missing, broken or expired sign-in. */
const expiredCodes = new Set(['PGRST301', 'PGRST302', 'PGRST303'])

function codeOf(error: object): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null
}

function kindOfStatus(status: number): ProblemKind {
  if (status === 401) return 'expired'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'notFound'
  if (status === 429) return 'rateLimited'
  if (status === 503) return 'unreachable'
  return status >= 500 ? 'server' : 'unknown'
}

function kindOfCode(code: string): ProblemKind {
  if (expiredCodes.has(code)) return 'expired'
  if (code === '42501') return 'forbidden'
  if (code === 'PGRST116') return 'notFound'
  // PGRST0xx: the API cannot reach its database. 57014, 53xxx: it ran out of time or of connections.
  if (/^(PGRST0|57|53)/.test(code)) return 'unreachable'
  return 'server'
}

/** Sorts whatever was thrown (by supabase-js, by fetch, by our own code) into one of the kinds. */
export function problemKind(error: unknown): ProblemKind {
  if (!navigator.onLine) return 'offline'
  if (error instanceof ApiError) return kindOfStatus(error.status)
  if (typeof error !== 'object' || error === null) return 'unknown'
  const message = 'message' in error && typeof error.message === 'string' ? error.message : ''
  if (/failed to fetch|networkerror|load failed|fetch failed/i.test(message)) return 'unreachable'
  const code = codeOf(error)
  return code === null || code === '' ? 'unknown' : kindOfCode(code)
}

/** The id under which the server logged the failure, when it told us. */
export const requestIdOf = (error: unknown): string | null =>
  error instanceof ApiError ? error.requestId : null

/** A retry may help only where the answer could be another one next time. */
export const mayRetry = (kind: ProblemKind) => kind === 'unreachable' || kind === 'server'
