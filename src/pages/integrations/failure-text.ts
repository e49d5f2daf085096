import { ApiError } from '@/lib/api-error'
import type { Messages } from '@/lib/messages/messages'
import { problemKind } from '@/lib/problem'

type Failures = Messages['integrations']['failures']

/** What to say at the form when an act on a connection failed. */
export function failureText(error: unknown, failures: Failures): string {
  if (problemKind(error) === 'offline') return failures.offline
  const code = error instanceof ApiError ? error.code : null
  const known: Record<string, string> = failures
  return (code === null ? undefined : known[code]) ?? failures.other
}
