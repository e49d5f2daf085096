import type { IntegrationErrorCode } from './contracts/manage-integrations.ts'
import { ProviderError } from './provider-request.ts'

/** What trying credentials showed: they work, they do not, or nobody can tell yet. */
export type CredentialCheck = {
  status: 'active' | 'pending' | 'error'
  errorCode: IntegrationErrorCode | null
}

/** The provider's trouble as the outcome of a check: what passes by itself leaves the question open. @throws anything else */
export function failedCheck(error: unknown): CredentialCheck {
  if (!(error instanceof ProviderError)) throw error
  const isPassing = error.kind === 'unreachable' || error.kind === 'rate_limited'
  return { status: isPassing ? 'pending' : 'error', errorCode: error.code }
}
