import Big from 'big.js'
import type { DashboardComparison } from '@/lib/queries/dashboard-document'

export type CostChange = {
  /** True when the difference is too small to speak of. */
  isSame: boolean
  /** Kronor, negative when the period was cheaper. */
  differenceSek: string
  /** The reasons worth naming, largest first, at most three. */
  causes: { cause: string; sek: string }[]
}

/** Under a hundredth of the earlier cost nothing has changed that an owner would notice. */
const noticeable = 0.01
const mostCauses = 3
/** A reason under a tenth of the largest one is not what made the difference. */
const leastShare = 0.1

/**
 * How the cost differs from the period before, with its reasons; null when either cost is unknown. Reasons may
 * pull in both directions, and those too small to matter, or under a krona, are left out.
 */
export function costChange(
  costSek: string | null,
  comparison: DashboardComparison | null,
): CostChange | null {
  if (costSek === null || comparison === null || comparison.cost_sek === null) return null
  const size = (sek: string) => new Big(sek).abs()
  const causes = [...(comparison.cost_change ?? [])].sort((a, b) => size(b.sek).cmp(size(a.sek)))
  const largest = size(causes[0]?.sek ?? '0')
  const difference = new Big(costSek).minus(comparison.cost_sek)
  return {
    isSame: difference.abs().lt(new Big(comparison.cost_sek).abs().times(noticeable)),
    differenceSek: difference.toFixed(),
    causes: causes
      .filter(({ sek }) => size(sek).gte(1) && size(sek).gte(largest.times(leastShare)))
      .slice(0, mostCauses),
  }
}
