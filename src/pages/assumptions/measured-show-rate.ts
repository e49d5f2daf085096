import type { Dashboard } from '@/lib/queries/dashboard-document'
import type { Range } from '@/lib/roi/assumptions-in-force'
import { decimal } from '@/lib/roi/decimal'

/** The share of clients who came, counted from the owner's marks: when there are enough, and no word of his own. */
export function measuredShowRate(dashboard: Dashboard | undefined): Range | null {
  const rate = dashboard?.assumptions.find(({ key }) => key === 'show_rate')
  if (rate?.state !== 'measured' || rate.valid_from !== null) return null
  return { low: decimal(rate.low), likely: decimal(rate.likely), high: decimal(rate.high) }
}
