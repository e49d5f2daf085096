import { decimal, round6, type Decimal } from './decimal'

export type RoiHidden = 'unknown' | 'no_cost' | 'cost_below_100' | 'few_calls'

type Sums = {
  /** SEK; null when unknown. */
  cost: Decimal | null
  value: Decimal | null
  /** False when some of the cost has no rate: it is more than `cost`. */
  isCostKnown: boolean
}
export type Result = { net: Decimal | null; roi: Decimal | null; perKrona: Decimal | null }

/** F8: Net = value − cost, ROI = net / cost, and value for each krona of cost. Nothing is divided by 0. */
export function resultOf({ cost, value, isCostKnown }: Sums): Result {
  if (cost === null || value === null || !isCostKnown) return { net: null, roi: null, perKrona: null }
  const net = value.minus(cost)
  if (!cost.gt(0)) return { net, roi: null, perKrona: null }
  return { net, roi: round6(decimal(net).div(cost)), perKrona: round6(decimal(value).div(cost)) }
}

/** F8: why the percentage is not shown; null when it is. The likely cost decides for all three runs. */
export function roiHidden({ cost, value, isCostKnown }: Sums, handledCalls: number): RoiHidden | null {
  if (cost === null || value === null || !isCostKnown) return 'unknown'
  if (cost.lte(0)) return 'no_cost'
  if (cost.lt(100)) return 'cost_below_100'
  return handledCalls < 20 ? 'few_calls' : null
}
