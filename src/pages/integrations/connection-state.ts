import {
  integrationErrorCodes,
  type IntegrationErrorCode,
} from '../../../supabase/functions/_shared/contracts/manage-integrations'

export type ConnectionFacts = {
  status: string
  error_code: string | null
  last_event_at: string | null
  /** False for a provider that we only read: its silence says nothing. */
  sendsNews: boolean
}

/** How a connection is, and which one thing would help. */
export type ConnectionState =
  | { kind: 'well' }
  | { kind: 'silent' | 'pending' }
  | { kind: 'quiet'; since: string }
  | { kind: 'failed'; code: IntegrationErrorCode }

/** Longer than any normal closing, a holiday week apart. */
const quietAfterMs = 7 * 24 * 3_600_000

const isKnownCode = (code: string | null): code is IntegrationErrorCode =>
  integrationErrorCodes.some((known) => known === code)

/** Trouble first, then what is not proven yet, then silence. */
export function connectionState(
  { status, error_code, last_event_at, sendsNews }: ConnectionFacts,
  now: number,
): ConnectionState {
  if (isKnownCode(error_code)) return { kind: 'failed', code: error_code }
  if (status === 'error') return { kind: 'failed', code: 'PROVIDER_REFUSED' }
  if (status === 'pending') return { kind: 'pending' }
  if (!sendsNews) return { kind: 'well' }
  if (last_event_at === null) return { kind: 'silent' }
  if (now - Date.parse(last_event_at) > quietAfterMs) return { kind: 'quiet', since: last_event_at }
  return { kind: 'well' }
}
