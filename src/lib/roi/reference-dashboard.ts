import { listDays } from '../local-days'
import { accountRows } from './account-rows'
import { attributionWeights, bookedThroughAiFrom, type AttributionTier } from './attribution-weight'
import { breakEvenBookings } from './break-even'
import { callHours } from './call-hours'
import { hourlyOf } from './call-rows'
import { costByCategory, costParts, unconvertedCost } from './cost-summary'
import { known, round6, sum, toText, toTextOrNull, type Decimal } from './decimal'
import { isIn, type Days } from './earlier-period'
import type { AccountFacts } from './facts-of-an-account'
import { paybackOfRows } from './payback-of-rows'
import { periodComparison } from './period-comparison'
import { hiddenOf, periodTotals } from './period-totals'
import { resultOf } from './result'
import type { Run } from './run'

/**
 * Everything the model says about a period of local days, from every single row: slow, exact, and the measure of what
 * the database computes fast (get_dashboard). Amounts are decimal texts in SEK; null is unknown.
 */
export function referenceDashboard(facts: AccountFacts, { start, end }: Days) {
  const rows = accountRows(facts)
  const { today, firstDay, assumptionsOf } = rows
  const last = end < today ? end : today
  const assumptions = assumptionsOf(last)
  const isReached = firstDay !== null && firstDay <= last && start <= today
  const period = periodTotals(rows, { start, end: last }, assumptions.cost_spread, isReached)
  const { lines, calls, bookings, attributed, handled, isCostKnown } = period
  const { cost, labour, extra } = period.runs.likely
  const hidden = hiddenOf(period)

  const rangeOf = (run: Run) => {
    const sums = period.runs[run]
    const { net, roi, perKrona } = resultOf({ ...sums, isCostKnown })
    return {
      cost_sek: toTextOrNull(sums.cost),
      value_sek: toTextOrNull(sums.value),
      labour_sek: toTextOrNull(sums.labour),
      extra_sek: toTextOrNull(sums.extra),
      net_sek: toTextOrNull(net),
      roi: hidden === null ? toTextOrNull(roi) : null,
      per_krona: toTextOrNull(perKrona),
    }
  }
  const range = { low: rangeOf('low'), likely: rangeOf('likely'), high: rangeOf('high') }
  const perUnit = (units: number, scale = 1) =>
    cost && isCostKnown && units > 0 ? toText(round6(cost.times(scale).div(units))) : null
  const bookingSum = (values: (Decimal | null)[]) => (extra ? toText(sum(known(values))) : null)
  const certain = attributed.filter(({ weight }) => weight.gte(bookedThroughAiFrom))
  const feesNow = known(rows.setupFees.filter(isIn(period.days)).map(({ sek }) => sek))

  return {
    range,
    cost_sek: range.likely.cost_sek,
    value_sek: range.likely.value_sek,
    net_sek: range.likely.net_sek,
    roi: range.likely.roi,
    roi_hidden: hidden,
    calls: calls.length,
    bookings: attributed.length,
    cost: {
      parts: costParts(lines),
      unconverted: unconvertedCost(lines),
      setup_sek: feesNow.length > 0 ? toText(sum(feesNow)) : null,
    },
    value: {
      labour_sek: toTextOrNull(labour),
      labour_hours: labour && toText(round6(sum(handled.map((call) => call.savedSeconds)).div(3_600))),
      extra_sek: toTextOrNull(extra),
      hourly_cost_sek: toTextOrNull(hourlyOf(assumptions, 'likely')),
      booked_through_ai_sek: bookingSum(certain.map((booking) => booking.contribution)),
      turnover_sek: bookingSum(certain.map((booking) => booking.turnover)),
      expected_sek: bookingSum(
        attributed
          .filter(({ status, isAhead }) => status === 'booked' && isAhead)
          .map((booking) => booking.extra),
      ),
    },
    funnel: {
      calls: calls.length,
      answered: calls.filter((call) => call.isAnswered).length,
      handled: handled.length,
      booked: attributed.length,
      showed: attributed.filter(({ status }) => status === 'completed').length,
      marked: attributed.filter(({ status }) => status === 'completed' || status === 'no_show').length,
    },
    facts: {
      break_even_bookings:
        cost && labour && isCostKnown
          ? breakEvenBookings(cost, labour, known(attributed.map(({ rescued }) => rescued)))
          : null,
      pays_before_bookings: cost && labour && isCostKnown ? labour.gte(cost) : null,
      payback: paybackOfRows(rows),
      cost_per_handled_call: perUnit(handled.length),
      cost_per_booking: perUnit(attributed.length),
      cost_per_minute: perUnit(period.seconds, 60),
      human_cost_sek: labour && toText(sum(handled.map((call) => call.humanCost))),
    },
    days: (last < start ? [] : listDays(start, last)).map((day) => {
      const isOnDay = isIn({ start: day, end: day })
      const callsOfDay = calls.filter(isOnDay)
      return {
        day,
        cost: costByCategory(lines.filter(isOnDay)),
        calls: callsOfDay.length,
        answered: callsOfDay.filter((call) => call.isAnswered).length,
        bookings: attributed.filter(isOnDay).length,
      }
    }),
    hours: callHours(calls),
    assumptions: Object.fromEntries(
      Object.entries(assumptions).map(([key, { low, likely, high, state, validFrom }]) => [
        key,
        { low: toText(low), likely: toText(likely), high: toText(high), state, valid_from: validFrom },
      ]),
    ),
    attribution: Object.fromEntries(
      (Object.keys(attributionWeights) as AttributionTier[]).map((tier) => [
        tier,
        bookings.filter((booking) => booking.tier === tier).length,
      ]),
    ),
    first_day: firstDay,
    comparison: periodComparison(rows, period, assumptions.cost_spread),
  }
}

export type ReferenceDashboard = ReturnType<typeof referenceDashboard>
