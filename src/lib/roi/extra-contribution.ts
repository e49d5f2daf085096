import { decimal, round6, zero, type Decimal } from './decimal'

/**
 * F7: the part of a booking's contribution that would have been lost, in SEK to six decimals; null when unknown.
 * @param weight F6
 * @param contribution F5
 * @param lost F3, of the time band of the call
 */
export function extraContribution(
  weight: Decimal,
  contribution: Decimal | null,
  lost: Decimal,
): Decimal | null {
  if (weight.eq(0)) return zero
  return contribution && round6(decimal(weight).times(contribution).times(lost))
}
