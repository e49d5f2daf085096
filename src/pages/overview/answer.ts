import Big from 'big.js'
import type { Dashboard } from '@/lib/queries/dashboard-document'

/** What the first sentence of the page says; the words for each are in the messages. */
export type Answer =
  | { says: 'no-calls' }
  | { says: 'few-calls'; handled: number }
  | { says: 'cost-unknown' }
  | { says: 'no-cost' }
  | { says: 'small-cost'; costSek: string }
  /** Even the careful run gives this much for each krona; `ofKnown` when some cost is known to be missing. */
  | { says: 'at-least'; perKrona: string; ofKnown: boolean }
  /** No bookings are known or needed: saved time alone is worth more than the cost. */
  | { says: 'pays-before-bookings' }
  /** No booking system is connected, and saved time alone does not cover the cost. */
  | { says: 'time-only'; perKrona: string }
  /** Likely worth it, not surely. */
  | { says: 'likely-pays'; perKrona: string }
  | { says: 'likely-does-not-pay'; perKrona: string }
  /** Not even the high run covers the cost. */
  | { says: 'does-not-pay'; perKrona: string }

/** An amount per krona with two decimals, or none from a hundred up: what stands after "at least" is rounded down. */
export function perKronaText(perKrona: string, direction: 'down' | 'near' | 'up'): string {
  const value = new Big(perKrona)
  const mode = { down: Big.roundDown, near: Big.roundHalfUp, up: Big.roundUp }[direction]
  return value.round(value.gte(100) ? 0 : 2, mode).toString()
}

/** A kind of cost that never came in, or stopped coming: then the krona we know of is not the whole krona. */
const isCostPartial = ({ missing }: Dashboard) =>
  missing.some(({ what }) => what === 'telephony_source' || what === 'ai_source')

/**
 * The period in one sentence. A sentence about money per krona needs a known cost, of some size, and calls enough;
 * which of them it is follows from where break-even lies in the range from low to high.
 */
export function answerOf(dashboard: Dashboard): Answer {
  const { range, funnel, roi_hidden: hidden, calls } = dashboard
  const { low, likely, high } = range
  if (calls === 0) return { says: 'no-calls' }
  if (hidden === 'unknown' || likely.cost_sek === null || likely.value_sek === null)
    return { says: 'cost-unknown' }
  if (hidden === 'no_cost') return { says: 'no-cost' }
  if (hidden === 'few_calls') return { says: 'few-calls', handled: funnel.handled }
  if (hidden === 'cost_below_100') return { says: 'small-cost', costSek: likely.cost_sek }
  if (low.per_krona === null || likely.per_krona === null || high.per_krona === null)
    return { says: 'cost-unknown' }

  const pays = (perKrona: string) => new Big(perKrona).gte(1)
  const lowEnd = perKronaText(low.per_krona, 'down')
  if (pays(low.per_krona)) {
    if (new Big(low.extra_sek ?? 0).eq(0)) return { says: 'pays-before-bookings' }
    return { says: 'at-least', perKrona: lowEnd, ofKnown: isCostPartial(dashboard) }
  }
  if (low.extra_sek === null) return { says: 'time-only', perKrona: lowEnd }
  if (pays(likely.per_krona)) return { says: 'likely-pays', perKrona: perKronaText(likely.per_krona, 'near') }
  if (pays(high.per_krona))
    return { says: 'likely-does-not-pay', perKrona: perKronaText(likely.per_krona, 'near') }
  return { says: 'does-not-pay', perKrona: perKronaText(high.per_krona, 'up') }
}
