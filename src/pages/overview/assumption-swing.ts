import Big from 'big.js'
import type { Dashboard } from '@/lib/queries/dashboard-document'

/** How much of the likely value hangs on one assumed number, and what its likely value is. */
export type AssumptionSwing = { key: string; likely: string; swingSek: string }

type Assumption = Dashboard['assumptions'][number]

/** `(high − low) / likely`: how far a factor of the value may be off. */
const asFactor = ({ low, likely, high }: Assumption) => new Big(high).minus(low).div(likely)
/** The same for a number one divides by. */
const asDivisor = ({ low, likely, high }: Assumption) =>
  new Big(likely).div(high).minus(new Big(likely).div(low))
/** The same for a share whose rest counts. */
const asRest = ({ low, likely, high }: Assumption) => new Big(low).minus(high).div(new Big(1).minus(likely))

type Moves = { part: 'labour_sek' | 'extra_sek'; by: (assumption: Assumption) => Big }

/** The assumptions that a whole part of the value is proportional to, so that their effect is known exactly. */
const moves: Record<string, Moves> = {
  monthly_wage: { part: 'labour_sek', by: asFactor },
  productive_hours: { part: 'labour_sek', by: asDivisor },
  time_used: { part: 'labour_sek', by: asFactor },
  margin: { part: 'extra_sek', by: asFactor },
  retry_share: { part: 'extra_sek', by: asRest },
}

/**
 * The assumed number that moves the result most, from its low to its high; null when all are confirmed or the
 * value is not known.
 */
export function largestSwing({ assumptions, range }: Dashboard): AssumptionSwing | null {
  const swings = assumptions.flatMap((assumption) => {
    const move = moves[assumption.key]
    const value = move && range.likely[move.part]
    if (!move || !value || assumption.state !== 'default') return []
    if (new Big(assumption.likely).eq(0)) return []
    return [
      {
        key: assumption.key,
        likely: assumption.likely,
        swing: move.by(assumption).abs().times(value),
      },
    ]
  })
  const top = swings.sort((a, b) => b.swing.cmp(a.swing))[0]
  return top === undefined || top.swing.lt(1)
    ? null
    : { key: top.key, likely: top.likely, swingSek: top.swing.round(2).toString() }
}
