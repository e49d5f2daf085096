import { useIsOnline } from './use-is-online'
import { useLiveState } from './use-live-state'
import { useNow } from './use-now'

export type Freshness = { state: 'connecting' | 'live' | 'stale' | 'offline'; ageMs: number | null }

/** Without the channel, the slow timer still fetches once a minute; older than this is worth telling. */
const staleAfterMs = 90_000

/** How fresh the figures on the page are, as one word and an age. */
export function useFreshness(): Freshness {
  const isOnline = useIsOnline()
  const now = useNow()
  const { channel, fetchedAt, failedAt } = useLiveState()
  const ageMs = fetchedAt === null ? null : Math.max(0, now - fetchedAt)
  const lastFailed = failedAt !== null && failedAt > (fetchedAt ?? 0)

  if (!isOnline) return { state: 'offline', ageMs }
  if (lastFailed) return { state: 'stale', ageMs }
  if (channel === 'live') return { state: 'live', ageMs }
  if (ageMs !== null && ageMs > staleAfterMs) return { state: 'stale', ageMs }
  return { state: channel === 'connecting' ? 'connecting' : 'live', ageMs }
}
