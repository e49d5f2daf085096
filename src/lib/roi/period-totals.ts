import type { AccountRows } from './account-rows'
import type { BookingRow } from './booking-rows'
import type { CallRow } from './call-rows'
import { costLines, type CostLine } from './cost-lines'
import { decimal, known, sum, zero, type Decimal } from './decimal'
import { isIn, type Days } from './earlier-period'
import { boundOf, type BandRow } from './range'
import { roiHidden } from './result'
import type { Run } from './run'

/** What one period comes to: its rows, and F1 to F7 with their range (F12). Money in SEK; null is unknown. */
export type PeriodTotals = {
  days: Days
  lines: CostLine[]
  calls: CallRow[]
  bookings: BookingRow[]
  /** Those that owe something to a call. */
  attributed: BookingRow[]
  handled: CallRow[]
  seconds: number
  isCostKnown: boolean
  runs: Record<
    Run,
    { cost: Decimal | null; labour: Decimal | null; extra: Decimal | null; value: Decimal | null }
  >
}

/**
 * @param spread how much dearer the low run is, and how much cheaper the high one
 * @param isReached false before the account's first day: nothing is known of it
 */
export function periodTotals(
  { facts, calls: everyCall, bookings: everyBooking }: AccountRows,
  days: Days,
  spread: { low: Decimal; high: Decimal },
  isReached: boolean,
): PeriodTotals {
  const { sources } = facts
  const lines = costLines(facts, days)
  const calls = everyCall.filter(isIn(days))
  const bookings = everyBooking.filter(isIn(days))
  const handled = calls.filter((call) => call.isHandled)
  const attributed = bookings.filter(({ weight }) => weight.gt(0))

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
    const factor = {
      low: decimal(1).plus(spread.low),
      likely: decimal(1),
      high: decimal(1).minus(spread.high),
    }[run]
    const value = labour || extra ? sum(known([labour, extra])) : null
    return { cost: cost && cost.times(factor), labour, extra, value }
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

/** Why the ROI of a period is not shown (F8), null when it is. */
export const hiddenOf = ({ runs, isCostKnown, handled }: PeriodTotals) =>
  roiHidden({ ...runs.likely, isCostKnown }, handled.length)
