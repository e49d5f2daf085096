import { freshnessOf, type Freshness } from '@/lib/freshness'
import { useIsOnline } from './use-is-online'
import { useLiveState } from './use-live-state'
import { useNow } from './use-now'

/** How fresh the figures on the page are, as one word and an age. */
export function useFreshness(): Freshness {
  return freshnessOf({ ...useLiveState(), isOnline: useIsOnline(), now: useNow() })
}
