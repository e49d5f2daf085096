import { listDays, localDayOf, type LocalDay } from '../local-days'
import { assumptionsOn, type Assumptions } from './assumptions-in-force'
import { attributionWeights, bookedThroughAiFrom, type AttributionTier } from './attribution-weight'
import { bookingRows, type BookingRow } from './booking-rows'
import { breakEvenBookings } from './break-even'
import { callRows, hourlyOf, type CallRow } from './call-rows'
import { toSek } from './cost'
import { costChange } from './cost-change'
import { costLines, type CostLine } from './cost-lines'
import { decimal, round6, sum, toText, zero, type Decimal } from './decimal'
import { earlierPeriod, isCovered, type Days } from './earlier-period'
import type { AccountFacts } from './facts-of-an-account'
import { measuredShowRate } from './measured-show-rate'
import { paybackOf, type DayNet } from './payback'
import { boundOf, type BandRow } from './range'
import { resultOf, roiHidden } from './result'
import type { Run } from './run'
import { minutesOfDay } from './weekly-hours'

const text = (value: Decimal | null): string | null => value && toText(value)
const known = (values: (Decimal | null)[]): Decimal[] => values.flatMap((value) => value ?? [])

/** What one period comes to. */
type Totals = {
  days: Days
  lines: CostLine[]
  calls: CallRow[]
  bookings: BookingRow[]
  attributed: BookingRow[]
  handled: CallRow[]
  seconds: number
  isCostKnown: boolean
  runs: Record<
    Run,
    { cost: Decimal | null; labour: Decimal | null; extra: Decimal | null; value: Decimal | null }
  >
}

const isIn =
  ({ start, end }: Days) =>
  ({ day }: { day: LocalDay }) =>
    day >= start && day <= end

const min = (...days: (LocalDay | null | undefined)[]): LocalDay | null =>
  days.flatMap((day) => day ?? []).sort()[0] ?? null

/** The first local day with anything: a call, a use of a model, a booking or a cost. */
function firstDayOf({ telephony, usage, bookings, fixedCosts, timeZone }: AccountFacts, today: LocalDay) {
  const dayOf = (instant: Date) => localDayOf(instant, timeZone)
  return min(
    ...telephony.map(({ startedAt }) => dayOf(startedAt)),
    ...usage.map(({ day }) => day),
    ...bookings.map(({ bookedAt }) => dayOf(bookedAt)),
    ...fixedCosts.map(({ startsOn }) => startsOn).filter((day) => day <= today),
  )
}

/**
 * Everything the model says about a period of local days, from every single row: slow, exact, and the measure of what
 * the database computes fast (get_dashboard). Amounts are decimal texts in SEK; null is unknown.
 */
export function referenceDashboard(facts: AccountFacts, { start, end }: Days) {
  const today = localDayOf(facts.now, facts.timeZone)
  const last = end < today ? end : today
  const firstDay = firstDayOf(facts, today)
  const measured = measuredShowRate(
    facts.bookings.flatMap(({ startsAt, status, isMarked }) =>
      isMarked && status !== 'cancelled' ? [{ startsAt, came: status === 'completed' }] : [],
    ),
    facts.now,
  )
  const byDay = new Map<LocalDay, Assumptions>()
  const assumptionsOf = (day: LocalDay): Assumptions => {
    const inForce = byDay.get(day) ?? assumptionsOn(day, facts.said, measured)
    byDay.set(day, inForce)
    return inForce
  }
  const everyCall = callRows(facts, assumptionsOf)
  const everyBooking = bookingRows(facts, assumptionsOf)
  const { low: spreadLow, high: spreadHigh } = assumptionsOf(last).cost_spread

  /** @param isReached false before the first day: nothing is known of it */
  function totalsOf(days: Days, isReached: boolean): Totals {
    const lines = costLines(facts, days)
    const calls = everyCall.filter(isIn(days))
    const bookings = everyBooking.filter(isIn(days))
    const handled = calls.filter((call) => call.isHandled)
    const attributed = bookings.filter(({ weight }) => weight.gt(0))

    const { sources } = facts
    const isFree = lines.length === 0 && isReached && (sources.telephony || sources.ai)
    const converted = known(lines.map(({ sek }) => sek))
    const cost = isFree ? zero : converted.length > 0 ? sum(converted) : null
    const rowsOf = (run: 'low' | 'high'): BandRow[] => [
      ...handled.map((call) => ({ band: call.band, labour: call[run] })),
      ...attributed.flatMap((booking) => {
        const { few, most } = booking[run]
        return booking.band && few && most ? [{ band: booking.band, extra: { few, most } }] : []
      }),
    ]
    const runOf = (run: Run) => {
      const sums =
        run === 'likely'
          ? {
              labour: sum(handled.map((call) => call.labour)),
              extra: sum(known(attributed.map(({ extra }) => extra))),
            }
          : boundOf(rowsOf(run), run)
      const labour = isReached && sources.telephony ? sums.labour : null
      const extra = isReached && sources.bookings ? sums.extra : null
      const spread = {
        low: decimal(1).plus(spreadLow),
        likely: decimal(1),
        high: decimal(1).minus(spreadHigh),
      }[run]
      const value = labour || extra ? sum(known([labour, extra])) : null
      return { cost: cost && cost.times(spread), labour, extra, value }
    }
    return {
      days,
      lines,
      calls,
      bookings,
      attributed,
      handled,
      seconds: calls.filter((call) => call.isAnswered).reduce((total, call) => total + call.seconds, 0),
      isCostKnown: lines.length > 0 ? lines.every(({ sek }) => sek !== null) : isFree,
      runs: { low: runOf('low'), likely: runOf('likely'), high: runOf('high') },
    }
  }

  const period = totalsOf({ start, end: last }, firstDay !== null && firstDay <= last && start <= today)
  const { cost, labour, extra } = period.runs.likely
  const { isCostKnown } = period
  const hiddenOf = (totals: Totals) =>
    roiHidden({ ...totals.runs.likely, isCostKnown: totals.isCostKnown }, totals.handled.length)
  const hidden = hiddenOf(period)
  const rangeOf = (run: Run) => {
    const { net, roi, perKrona } = resultOf({ ...period.runs[run], isCostKnown })
    const sums = period.runs[run]
    return {
      cost_sek: text(sums.cost),
      value_sek: text(sums.value),
      labour_sek: text(sums.labour),
      extra_sek: text(sums.extra),
      net_sek: text(net),
      roi: hidden === null ? text(roi) : null,
      per_krona: text(perKrona),
    }
  }
  const range = { low: rangeOf('low'), likely: rangeOf('likely'), high: rangeOf('high') }
  const perUnit = (units: number, scale = 1) =>
    cost && isCostKnown && units > 0 ? toText(round6(cost.times(scale).div(units))) : null
  const bookingSum = (values: (Decimal | null)[]) => (extra ? toText(sum(known(values))) : null)
  const certain = period.attributed.filter(({ weight }) => weight.gte(bookedThroughAiFrom))
  const countTier = (tier: AttributionTier) =>
    period.bookings.filter((booking) => booking.tier === tier).length
  const setupFees = facts.fixedCosts.flatMap(({ kind, amount, currency, startsOn: day }) => {
    if (kind !== 'setup' || day > today) return []
    const rate = currency === 'SEK' ? null : facts.rateOn(currency, day)
    return [{ day, sek: toSek(decimal(amount), currency, rate?.rate ?? null) }]
  })
  const feesNow = known(setupFees.filter(isIn({ start, end: last })).map(({ sek }) => sek))

  return {
    range,
    cost_sek: range.likely.cost_sek,
    value_sek: range.likely.value_sek,
    net_sek: range.likely.net_sek,
    roi: range.likely.roi,
    roi_hidden: hidden,
    calls: period.calls.length,
    bookings: period.attributed.length,
    cost: {
      parts: partsOf(period.lines),
      unconverted: unconvertedOf(period.lines),
      setup_sek: feesNow.length > 0 ? toText(sum(feesNow)) : null,
    },
    value: {
      labour_sek: text(labour),
      labour_hours: labour && toText(round6(sum(period.handled.map((call) => call.savedSeconds)).div(3_600))),
      extra_sek: text(extra),
      hourly_cost_sek: text(hourlyOf(assumptionsOf(last), 'likely')),
      booked_through_ai_sek: bookingSum(certain.map((booking) => booking.contribution)),
      turnover_sek: bookingSum(certain.map((booking) => booking.turnover)),
      expected_sek: bookingSum(
        period.attributed
          .filter(({ status, isAhead }) => status === 'booked' && isAhead)
          .map((booking) => booking.extra),
      ),
    },
    funnel: {
      calls: period.calls.length,
      answered: period.calls.filter((call) => call.isAnswered).length,
      handled: period.handled.length,
      booked: period.attributed.length,
      showed: period.attributed.filter(({ status }) => status === 'completed').length,
      marked: period.attributed.filter(({ status }) => status === 'completed' || status === 'no_show').length,
    },
    facts: {
      break_even_bookings:
        cost && labour && isCostKnown
          ? breakEvenBookings(cost, labour, known(period.attributed.map(({ rescued }) => rescued)))
          : null,
      pays_before_bookings: cost && labour && isCostKnown ? labour.gte(cost) : null,
      payback: paybackFact(),
      cost_per_handled_call: perUnit(period.handled.length),
      cost_per_booking: perUnit(period.attributed.length),
      cost_per_minute: perUnit(period.seconds, 60),
      human_cost_sek: labour && toText(sum(period.handled.map((call) => call.humanCost))),
    },
    days: (last < start ? [] : listDays(start, last)).map((day) => {
      const isOnDay = isIn({ start: day, end: day })
      const calls = period.calls.filter(isOnDay)
      return {
        day,
        cost: Object.fromEntries(
          [...groupBy(period.lines.filter(isOnDay), ({ category }) => category)].flatMap(
            ([category, lines]) => {
              const sek = known(lines.map((line) => line.sek))
              return sek.length > 0 ? [[category, toText(sum(sek))]] : []
            },
          ),
        ),
        calls: calls.length,
        answered: calls.filter((call) => call.isAnswered).length,
        bookings: period.attributed.filter(isOnDay).length,
      }
    }),
    hours: hoursOf(period.calls),
    assumptions: Object.fromEntries(
      Object.entries(assumptionsOf(last)).map(([key, { low, likely, high, state, validFrom }]) => [
        key,
        { low: toText(low), likely: toText(likely), high: toText(high), state, valid_from: validFrom },
      ]),
    ),
    attribution: Object.fromEntries(
      (Object.keys(attributionWeights) as AttributionTier[]).map((tier) => [tier, countTier(tier)]),
    ),
    first_day: firstDay,
    comparison: comparisonOf(),
  }

  function comparisonOf() {
    if (firstDay === null || start > today) return null
    const days = earlierPeriod({ start, end: last })
    if (!isCovered(days, firstDay)) return null
    const before = totalsOf(days, true)
    const sums = { ...before.runs.likely, isCostKnown: before.isCostKnown }
    const { net, roi } = resultOf(sums)
    const isKnown = isCostKnown && before.isCostKnown
    const side = ({ lines, calls, seconds }: Totals) => ({ lines, calls: calls.length, seconds })
    return {
      period: days,
      cost_sek: text(sums.cost),
      value_sek: text(sums.value),
      net_sek: text(net),
      roi: hiddenOf(before) === null ? text(roi) : null,
      calls: before.calls.length,
      bookings: before.attributed.length,
      days: listDays(days.start, days.end).map((day) => {
        const seks = before.lines.filter((line) => line.day === day).map(({ sek }) => sek)
        return { day, cost_sek: seks.includes(null) ? null : toText(sum(known(seks))) }
      }),
      cost_change: isKnown
        ? Object.fromEntries(
            [...costChange(side(before), side(period))].map(([cause, sek]) => [cause, toText(sek)]),
          )
        : null,
    }
  }

  function paybackFact() {
    if (firstDay === null) return { state: 'no_setup', day: null, setup_sek: null }
    const isSoFar = isIn({ start: firstDay, end: today })
    const rows = [
      ...costLines(facts, { start: firstDay, end: today }).map(({ day, sek }) => ({
        day,
        net: sek && sek.times(-1),
      })),
      ...everyCall.filter((call) => call.isHandled).map(({ day, labour: net }) => ({ day, net })),
      ...everyBooking
        .filter(({ weight }) => weight.gt(0))
        .map(({ day, extra: net }) => ({ day, net: net ?? zero })),
    ].filter(isSoFar)
    const nets: DayNet[] = [...groupBy(rows, ({ day }) => day)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, nets]) => {
        const values = nets.map(({ net }) => net)
        return { day, net: values.includes(null) ? null : sum(known(values)) }
      })
    const { state, day } = paybackOf(setupFees, nets, firstDay, today)
    const seks = known(setupFees.map(({ sek }) => sek))
    const isConverted = seks.length > 0 && seks.length === setupFees.length
    return { state, day, setup_sek: isConverted ? toText(sum(seks)) : null }
  }
}

export type ReferenceDashboard = ReturnType<typeof referenceDashboard>

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** Cost by category and source: `{ 'ai openrouter': { amount_sek, provisional_sek, lines, native: { USD } } }`. */
function partsOf(lines: readonly CostLine[]) {
  const groups = groupBy(lines, ({ category, source }) => `${category} ${source}`)
  return Object.fromEntries(
    [...groups].map(([group, own]) => {
      const seks = known(own.map(({ sek }) => sek))
      const native = [...groupBy(own, ({ currency }) => currency)].map(([currency, same]) => [
        currency,
        toText(sum(same.map(({ amount }) => amount))),
      ])
      return [
        group,
        {
          amount_sek: seks.length > 0 ? toText(sum(seks)) : null,
          provisional_sek: seks.length > 0 ? toText(sum(known(own.map(({ openSek }) => openSek)))) : null,
          native: Object.fromEntries(native) as Record<string, string>,
        },
      ]
    }),
  )
}

/** What has no rate, by currency. */
function unconvertedOf(lines: readonly CostLine[]) {
  const missing = groupBy(
    lines.filter(({ sek }) => sek === null),
    ({ currency }) => currency,
  )
  return Object.fromEntries(
    [...missing].map(([currency, own]) => {
      const days = own.map(({ day }) => day).sort()
      return [
        currency,
        { amount: toText(sum(own.map(({ amount }) => amount))), first_day: days[0], last_day: days.at(-1) },
      ]
    }),
  )
}

/** Calls by weekday, 1 (Monday) to 7, and hour: `{ '1 9': { calls, missed } }`. */
function hoursOf(calls: readonly CallRow[]) {
  const weekdayOfDay = (day: LocalDay) => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
  const groups = groupBy(
    calls,
    ({ day, minute }) => `${weekdayOfDay(day)} ${Math.floor((minute % minutesOfDay) / 60)}`,
  )
  return Object.fromEntries(
    [...groups].map(([key, own]) => [
      key,
      { calls: own.length, missed: own.filter((call) => call.isMissed).length },
    ]),
  )
}
