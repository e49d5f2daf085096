import { decimal } from '@/lib/roi/decimal'
import type { Dashboard } from '@/lib/queries/dashboard-document'

type Range = Dashboard['range']
type Change = { before: string; after: string }

/** What other values would make of a period's result. */
export type Effect =
  /** Nothing of the period rests on it. */
  | { says: 'nothing' }
  /** The net of the period is not known, so no difference is. */
  | { says: 'unknown' }
  | {
      says: 'change'
      /** Per krona of cost, the low end; null when the period has no such answer. */
      perKrona: Change | null
      net: Record<'low' | 'likely' | 'high', Change>
    }

const runs = ['low', 'likely', 'high'] as const

function changeOf(before: string | null, after: string | null): Change | null {
  return before === null || after === null ? null : { before, after }
}

const isSame = ({ before, after }: Change) => decimal(before).eq(after)

/**
 * @param hidden why the period has no answer per krona (too few calls, too small a cost), or null
 */
export function effectOf(before: Range, after: Range, hidden: string | null): Effect {
  const [low, likely, high] = runs.map((run) => changeOf(before[run].net_sek, after[run].net_sek))
  if (!low || !likely || !high) return { says: 'unknown' }
  if ([low, likely, high].every(isSame)) return { says: 'nothing' }
  const perKrona = hidden === null ? changeOf(before.low.per_krona, after.low.per_krona) : null
  return { says: 'change', perKrona, net: { low, likely, high } }
}
