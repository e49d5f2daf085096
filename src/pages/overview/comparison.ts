import type { LocalDay } from '@/lib/local-days'

/** How a finished stretch of days differs from the one before it. */
export type Comparison = {
  /** Days in each stretch. */
  days: number
  now: number
  before: number
  difference: number
  /** `difference / before`; null where the earlier figure is too small for a percentage to mean anything. */
  share: number | null
}

/** Under this a percentage would make noise look like news. */
export const enoughForShare = 20

/**
 * Compares two equally long stretches, or answers null when there is nothing honest to compare with:
 * data must have been coming in from the first day of the earlier stretch.
 * @param firstDay the local day of the account's first event
 */
export function compare(
  now: number[],
  before: number[],
  earlierStart: LocalDay,
  firstDay: LocalDay | null,
): Comparison | null {
  if (firstDay === null || firstDay > earlierStart) return null
  if (now.length === 0 || now.length !== before.length) return null
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  const [nowSum, beforeSum] = [sum(now), sum(before)]
  const difference = nowSum - beforeSum
  return {
    days: now.length,
    now: nowSum,
    before: beforeSum,
    difference,
    share: beforeSum >= enoughForShare ? difference / beforeSum : null,
  }
}
