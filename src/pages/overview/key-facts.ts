import Big from 'big.js'
import type { Dashboard } from '@/lib/queries/dashboard-document'
import { costChange, type CostChange } from './cost-change'

/** One of the three facts beside the sentence. */
export type KeyFact =
  | { kind: 'bookings-enough'; bookings: number; needed: number }
  | { kind: 'bookings-short'; bookings: number; needed: number }
  | { kind: 'no-bookings-needed'; bookings: number }
  | { kind: 'paid-back'; day: string }
  | { kind: 'payback-forecast'; day: string }
  | { kind: 'not-paid-back'; setupSek: string }
  | { kind: 'net'; netSek: string }
  | { kind: 'change'; change: CostChange; before: { start: string; end: string } }

function bookingsFact({ bookings, facts }: Dashboard): KeyFact | null {
  const { break_even_bookings: needed, pays_before_bookings: isNoneNeeded } = facts
  if (bookings === 0) return null
  if (isNoneNeeded === true || needed === 0) return { kind: 'no-bookings-needed', bookings }
  if (needed === null) return null
  return { kind: bookings >= needed ? 'bookings-enough' : 'bookings-short', bookings, needed }
}

/** Payback where there was a set-up cost to earn back, else what was left over. */
function paybackFact({ facts: { payback }, range }: Dashboard): KeyFact | null {
  if (payback.state === 'paid' && payback.day !== null) return { kind: 'paid-back', day: payback.day }
  if (payback.state === 'forecast' && payback.day !== null)
    return { kind: 'payback-forecast', day: payback.day }
  if (payback.state === 'not_yet' && payback.setup_sek !== null)
    return { kind: 'not-paid-back', setupSek: payback.setup_sek }
  return range.likely.net_sek === null ? null : { kind: 'net', netSek: range.likely.net_sek }
}

function changeFact({ range, comparison }: Dashboard): KeyFact | null {
  // Without a net the cost is known only in part, and a part is not compared with a whole.
  if (range.likely.net_sek === null) return null
  const change = costChange(range.likely.cost_sek, comparison)
  if (change === null || comparison === null) return null
  // An earlier period without any cost is no yardstick.
  if (comparison.cost_sek === null || new Big(comparison.cost_sek).lte(0)) return null
  return { kind: 'change', change, before: comparison.period }
}

/** The facts that the data of the period give: at most three, fewer when something is not known. */
export const keyFacts = (dashboard: Dashboard): KeyFact[] =>
  [bookingsFact(dashboard), paybackFact(dashboard), changeFact(dashboard)].filter((fact) => fact !== null)
