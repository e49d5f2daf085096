import Big from 'big.js'
import type { Dashboard } from '@/lib/queries/dashboard-document'
import { costByCategory } from './cost-by-category'

/** What the way from value and cost to net shows; it becomes the title of the waterfall. */
export type NetFinding =
  | { says: 'too-few' }
  | {
      says: 'carried'
      /** What most of the value is; null when neither is. */
      value: 'bookings' | 'time' | null
      /** The kind of cost that is clearly the largest; null when there is none. */
      cost: string | null
    }

/** From this share on, one of the two values carries the result. */
const carries = 0.6
/** The dearest kind is named when it is this much above the next. */
const clearly = 1.2

/** Finds what carries the value and which cost is the largest. Says nothing of a period with too few calls. */
export function netFinding({ range, cost, roi_hidden: hidden }: Dashboard): NetFinding {
  const { labour_sek: labour, extra_sek: extra } = range.likely
  if (hidden === 'few_calls' || hidden === 'unknown') return { says: 'too-few' }

  const value = new Big(labour ?? 0).plus(extra ?? 0)
  const isCarriedBy = (part: string | null) => value.gt(0) && new Big(part ?? 0).div(value).gte(carries)
  const [first, second] = costByCategory(cost.parts)
    .filter(({ amountSek }) => amountSek !== null)
    .map(({ category, amountSek }) => ({ category, amount: new Big(amountSek ?? 0) }))
    .sort((a, b) => b.amount.cmp(a.amount))
  const isDearest =
    first !== undefined && second !== undefined && first.amount.gte(second.amount.times(clearly))
  const finding = {
    value: isCarriedBy(extra) ? ('bookings' as const) : isCarriedBy(labour) ? ('time' as const) : null,
    cost: isDearest && first.amount.gt(0) ? first.category : null,
  }
  return finding.value === null && finding.cost === null
    ? { says: 'too-few' }
    : { says: 'carried', ...finding }
}
