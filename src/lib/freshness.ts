export type Freshness = { state: 'connecting' | 'live' | 'stale' | 'offline'; ageMs: number | null }

type Known = {
  isOnline: boolean
  /** Whether changes are told as they happen. */
  channel: 'connecting' | 'live' | 'down'
  /** When a fetch last worked, and last failed; milliseconds, null for never. */
  fetchedAt: number | null
  failedAt: number | null
  now: number
}

/** Without the channel the slow timer still fetches once a minute; older than this is worth telling. */
const staleAfterMs = 90_000

/** How fresh the figures are: told of every change, or fetched a moment ago, or of some age. */
export function freshnessOf({ isOnline, channel, fetchedAt, failedAt, now }: Known): Freshness {
  const ageMs = fetchedAt === null ? null : Math.max(0, now - fetchedAt)
  if (!isOnline) return { state: 'offline', ageMs }
  if (failedAt !== null && failedAt > (fetchedAt ?? 0)) return { state: 'stale', ageMs }
  if (ageMs === null) return { state: 'connecting', ageMs }
  return { state: channel === 'live' || ageMs <= staleAfterMs ? 'live' : 'stale', ageMs }
}
