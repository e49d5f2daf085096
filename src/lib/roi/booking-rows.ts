import { localDayOf, type LocalDay } from '../local-days'
import type { Assumptions } from './assumptions-in-force'
import type { AttributionTier } from './attribution-weight'
import { bookingContribution, bookingTurnover, shownShare, type BookingStatus } from './booking-contribution'
import { bandOf } from './call-rows'
import { toSek } from './cost'
import { decimal, round6, zero, type Decimal } from './decimal'
import { extraContribution } from './extra-contribution'
import type { AccountFacts } from './facts-of-an-account'
import { lostShare } from './lost-share'
import type { Run } from './run'
import type { TimeBand } from './time-band'

export type BookingRow = {
  day: LocalDay
  status: BookingStatus
  isAhead: boolean
  tier: AttributionTier
  weight: Decimal
  hasPrice: boolean
  /** Null when the booking owes nothing to a call. */
  band: TimeBand | null
  turnover: Decimal | null
  contribution: Decimal | null
  /** v × l, what it would have lost at full weight; null when unknown. */
  rescued: Decimal | null
  extra: Decimal | null
  low: { few: Decimal | null; most: Decimal | null }
  high: { few: Decimal | null; most: Decimal | null }
}

/** Bookings with what each contributes and how much of it is owed to the receptionist. */
export function bookingRows(
  facts: AccountFacts,
  assumptionsOn: (day: LocalDay) => Assumptions,
): BookingRow[] {
  const calls = new Map(facts.telephony.map((event) => [event.id, event]))
  return facts.bookings.map((booking) => {
    const day = localDayOf(booking.bookedAt, facts.timeZone)
    const call = booking.callId === null ? undefined : calls.get(booking.callId)
    // A call that has gone with its connection vouches for nothing.
    const weight = call ? decimal(booking.weight) : zero
    const band = call ? bandOf(facts, call.startedAt) : null
    const assumptions = assumptionsOn(day)
    const answered = assumptions[`answered_${band ?? 'open'}`]

    const { price } = booking
    const rate = price && price.currency !== 'SEK' ? facts.rateOn(price.currency, day) : null
    const priceSek = price && toSek(decimal(price.amount), price.currency, rate?.rate ?? null)
    const priced = (run: Run) => ({
      priceSek,
      vat: booking.vatRate === null ? assumptions.vat_rate[run] : decimal(booking.vatRate),
      shown: shownShare(booking.status, assumptions.show_rate[run]),
    })
    const contribution = (run: Run) => bookingContribution(priced(run), assumptions.margin[run])
    const extra = (run: Run, share: Decimal) =>
      extraContribution(weight, contribution(run), lostShare(share, assumptions.retry_share[run]))
    const ends = (run: Run) => ({ few: extra(run, answered.low), most: extra(run, answered.high) })
    const likely = contribution('likely')
    const lost = lostShare(answered.likely, assumptions.retry_share.likely)
    return {
      day,
      status: booking.status,
      isAhead: booking.startsAt > facts.now,
      tier: booking.tier,
      weight,
      hasPrice: price !== null,
      band,
      turnover: bookingTurnover(priced('likely')),
      contribution: likely,
      rescued: likely && round6(likely.times(lost)),
      extra: extra('likely', answered.likely),
      low: ends('low'),
      high: ends('high'),
    }
  })
}
