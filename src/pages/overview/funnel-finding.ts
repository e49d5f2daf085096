import type { Dashboard } from '@/lib/queries/dashboard-document'

/** What the way from ring to visit shows; it becomes the title of the funnel. */
export type FunnelFinding =
  | { says: 'too-few' }
  /** Many calls are never taken. */
  | { says: 'missed'; /** Of calls, 0 to 1. */ share: number }
  /** Most calls were handled to the end without a person. */
  | { says: 'handled'; share: number }

const enough = 20
const worthKnowing = 0.2
const most = 0.5

/** Lost calls first, since they can be mended; else what the receptionist did alone. */
export function funnelFinding({ calls, answered, handled }: Dashboard['funnel']): FunnelFinding {
  if (calls < enough) return { says: 'too-few' }
  const missed = (calls - answered) / calls
  if (missed >= worthKnowing) return { says: 'missed', share: missed }
  return handled / calls >= most ? { says: 'handled', share: handled / calls } : { says: 'too-few' }
}
