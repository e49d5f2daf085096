import Big from 'big.js'
import { decimal, sum, type Decimal } from './decimal'

/**
 * F9: how many bookings like those of the period are needed to cover its cost.
 * @param rescued v × l of each attributed booking whose value is known
 * @returns 0 when saved time pays already; null when no booking is worth anything, so that no number would do
 */
export function breakEvenBookings(
  cost: Decimal,
  labour: Decimal,
  rescued: readonly Decimal[],
): number | null {
  if (labour.gte(cost)) return 0
  const total = sum(rescued)
  if (!total.gt(0)) return null
  return decimal(cost).minus(labour).times(rescued.length).div(total).round(0, Big.roundUp).toNumber()
}
