import { listDays } from '../local-days'
import type { AccountRows } from './account-rows'
import { costChange } from './cost-change'
import { known, sum, toText, toTextOrNull, type Decimal } from './decimal'
import { earlierPeriod, isCovered } from './earlier-period'
import { hiddenOf, periodTotals, type PeriodTotals } from './period-totals'
import { resultOf } from './result'

/** The period before a period, and why the cost is another; null where too little is known of it. */
export function periodComparison(
  rows: AccountRows,
  period: PeriodTotals,
  spread: { low: Decimal; high: Decimal },
) {
  const { firstDay, today } = rows
  if (firstDay === null || period.days.start > today) return null
  const days = earlierPeriod(period.days)
  if (!isCovered(days, firstDay)) return null
  const before = periodTotals(rows, days, spread, true)
  const sums = { ...before.runs.likely, isCostKnown: before.isCostKnown }
  const { net, roi } = resultOf(sums)
  const side = ({ lines, calls, seconds }: PeriodTotals) => ({ lines, calls: calls.length, seconds })
  return {
    period: days,
    cost_sek: toTextOrNull(sums.cost),
    value_sek: toTextOrNull(sums.value),
    net_sek: toTextOrNull(net),
    roi: hiddenOf(before) === null ? toTextOrNull(roi) : null,
    calls: before.calls.length,
    bookings: before.attributed.length,
    days: listDays(days.start, days.end).map((day) => {
      const seks = before.lines.filter((line) => line.day === day).map(({ sek }) => sek)
      return { day, cost_sek: seks.includes(null) ? null : toText(sum(known(seks))) }
    }),
    cost_change:
      period.isCostKnown && before.isCostKnown
        ? Object.fromEntries(
            [...costChange(side(before), side(period))].map(([cause, sek]) => [cause, toText(sek)]),
          )
        : null,
  }
}
