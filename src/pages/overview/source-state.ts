type Connection = {
  status: string
  error_code: string | null
  last_event_at: string | null
  last_sync_at: string | null
}

/** How far one source can be trusted right now. */
export type SourceState =
  | { kind: 'refused'; since: string | null }
  | { kind: 'unreachable'; since: string | null }
  | { kind: 'pending' }
  | { kind: 'silent' }
  | { kind: 'fresh'; at: string }

/**
 * Refused: only the owner can mend it. Unreachable: it mends itself, meanwhile prices may be missing. `since` is the
 * last time everything was fetched, up to which the figures are known to be whole.
 */
export function sourceState({ status, error_code, last_event_at, last_sync_at }: Connection): SourceState {
  if (status === 'error') return { kind: 'refused', since: last_sync_at }
  if (error_code !== null) return { kind: 'unreachable', since: last_sync_at }
  if (last_event_at !== null) return { kind: 'fresh', at: last_event_at }
  return { kind: status === 'pending' ? 'pending' : 'silent' }
}
