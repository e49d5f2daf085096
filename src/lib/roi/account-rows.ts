import { localDayOf, type LocalDay } from '../local-days'
import { assumptionsOn, type Assumptions } from './assumptions-in-force'
import { bookingRows, type BookingRow } from './booking-rows'
import { callRows, type CallRow } from './call-rows'
import { toSek } from './cost'
import { decimal, type Decimal } from './decimal'
import type { AccountFacts } from './facts-of-an-account'
import { measuredShowRate } from './measured-show-rate'

/** Everything an account has, valued row by row; of a period, the rows of its days count. */
export type AccountRows = {
  facts: AccountFacts
  today: LocalDay
  /** With a call, a use of a model, a booking or a cost; null without any. */
  firstDay: LocalDay | null
  assumptionsOf: (day: LocalDay) => Assumptions
  calls: CallRow[]
  bookings: BookingRow[]
  /** Up to today; `sek` is null without a rate. */
  setupFees: { day: LocalDay; sek: Decimal | null }[]
}

export function accountRows(facts: AccountFacts): AccountRows {
  const today = localDayOf(facts.now, facts.timeZone)
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
  return {
    facts,
    today,
    firstDay: firstDayOf(facts, today),
    assumptionsOf,
    calls: callRows(facts, assumptionsOf),
    bookings: bookingRows(facts, assumptionsOf),
    setupFees: facts.fixedCosts.flatMap(({ kind, amount, currency, startsOn: day }) => {
      if (kind !== 'setup' || day > today) return []
      const rate = currency === 'SEK' ? null : facts.rateOn(currency, day)
      return [{ day, sek: toSek(decimal(amount), currency, rate?.rate ?? null) }]
    }),
  }
}

function firstDayOf({ telephony, usage, bookings, fixedCosts, timeZone }: AccountFacts, today: LocalDay) {
  const dayOf = (instant: Date) => localDayOf(instant, timeZone)
  const days = [
    ...telephony.map(({ startedAt }) => dayOf(startedAt)),
    ...usage.map(({ day }) => day),
    ...bookings.map(({ bookedAt }) => dayOf(bookedAt)),
    ...fixedCosts.map(({ startsOn }) => startsOn).filter((day) => day <= today),
  ]
  return days.sort()[0] ?? null
}
