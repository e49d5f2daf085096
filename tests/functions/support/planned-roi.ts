import Big from 'big.js'
import { weeklyHours } from '../../../local/demo/weekly-hours.ts'
import { euroRates } from '../../../local/simulator/riksbank/euro-rates.ts'
import { fixingBook } from '../../../local/simulator/riksbank/fixing-book.ts'
import type { Conversation } from '../../../local/simulator/salon/conversation.ts'
import { serviceOf } from '../../../local/simulator/salon/draw-appointment.ts'
import { addDays, localDay, localHour } from '../../../local/simulator/salon/local-time.ts'
import { modelUseOfDay } from '../../../local/simulator/salon/model-use.ts'
import { bookingsOfDay } from '../../../local/simulator/salon/plan-bookings.ts'
import { planDay } from '../../../local/simulator/salon/plan-day.ts'
import { bookingAt, type SalonBooking } from '../../../local/simulator/salon/salon-booking.ts'
import { salonBjork as salon } from '../../../local/simulator/salon/salon-profile.ts'
import { twilioAccount } from '../../../local/simulator/twilio/twilio-account.ts'
import { toTwilioCalls } from '../../../local/simulator/twilio/twilio-call.ts'
import { toTwilioMessage } from '../../../local/simulator/twilio/twilio-message.ts'
import { timeBandOf } from '../../../src/lib/roi/time-band.ts'
import { weeklyHoursOf } from '../../../src/lib/roi/weekly-hours.ts'

/** What the demo's seed says of a period, worked out from the plan alone: no row of the database is asked. */

const SEED = 'payback'
const DAY_MS = 86_400_000
const account = twilioAccount(SEED, salon.name, salon.phone)
const fixings = fixingBook(euroRates(SEED))
const hours = weeklyHoursOf(weeklyHours(salon.hours)) ?? []

type Priced = { price: string | null }

export const daysBetween = (first: string, last: string): string[] =>
  Array.from({ length: (Date.parse(last) - Date.parse(first)) / DAY_MS + 1 }, (_, n) => addDays(first, n))

/** Kronor for a dollar: the fixing of the day, or the last one before it. */
function dollarRate(day: string): Big {
  for (let back = 0; back <= 7; back++) {
    const rate = fixings.rate('USD', addDays(day, -back))
    if (rate !== undefined) return new Big(rate)
  }
  throw new Error(`No fixing in the week before ${day}`)
}

const sum = (amounts: Big[]): Big => amounts.reduce((total, amount) => total.plus(amount), new Big(0))

/** Twilio's charges are negative; the cost is not. */
const cost = (lines: readonly Priced[]): Big => sum(lines.map(({ price }) => new Big(price ?? 0).times(-1)))

export type PlannedCosts = { telephony: Big; ai: Big; fixed: Big; lines: number; unpriced: number }

/** Telephony by local day, models by UTC day, and 499 kronor a month by the day. */
export function plannedCosts(days: readonly string[]): PlannedCosts {
  const telephony = days.map((day) => {
    const plan = planDay({ salon, seed: SEED, day })
    const calls = plan.flatMap((one) => toTwilioCalls(one, account))
    const texts = plan.flatMap(({ texts }) => texts.map((text) => toTwilioMessage(text, day, account)))
    return { day, calls, texts }
  })
  const fixed = days.map((day) => {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
    const until = (count: number) => new Big(499).times(count).div(length).round(6, Big.roundHalfUp)
    return until(date).minus(until(date - 1))
  })
  return {
    telephony: sum(
      telephony.map(({ day, calls, texts }) => cost([...calls, ...texts]).times(dollarRate(day))),
    ),
    ai: sum(
      days.map((day) =>
        sum(modelUseOfDay({ salon, seed: SEED, day }).map(({ usd }) => new Big(usd))).times(dollarRate(day)),
      ),
    ),
    fixed: sum(fixed),
    lines: telephony.flatMap(({ calls, texts }) => [...calls, ...texts]).filter(({ price }) => price !== null)
      .length,
    unpriced: telephony
      .flatMap(({ texts }) => texts)
      .filter(({ price, finalStatus }) => price === null && finalStatus !== 'failed').length,
  }
}

export const plannedCalls = (days: readonly string[]): Conversation[] =>
  days.flatMap((day) => planDay({ salon, seed: SEED, day }))

/** Minutes past local midnight. */
const minuteOf = (instant: number) => Math.floor(localHour(instant, salon.timeZone) * 60)
const staffAnswers = (instant: number): boolean => {
  const clock = { day: localDay(instant, salon.timeZone), minute: minuteOf(instant) }
  return ['open', 'lunch'].includes(timeBandOf(clock, hours))
}

const hourlyCost = new Big(30_600).times(12).times('1.3142').div(1750).round(6, Big.roundHalfUp)

/** F4, likely: 80 % of the calls in opening hours, with 30 s of wrap-up, half of the time put to use. */
export function plannedLabour(days: readonly string[]): Big {
  const handled = plannedCalls(days).filter(
    ({ outcome, talkSeconds, transfer }) =>
      outcome === 'answered' && talkSeconds >= 15 && !(transfer && transfer.talkSeconds > 0),
  )
  return sum(
    handled
      .filter(({ startsAt }) => staffAnswers(startsAt))
      .map(({ talkSeconds }) =>
        new Big(Math.min(talkSeconds, 600) + 30)
          .times('0.8')
          .times(hourlyCost)
          .times('0.5')
          .div(3600)
          .round(6, Big.roundHalfUp),
      ),
  )
}

/** Every booking that a year of reading brings: by the day of the visit, whenever it was made. */
function plannedBookings(now: number): SalonBooking[] {
  const today = localDay(now, salon.timeZone)
  return daysBetween('2025-09-01', today)
    .flatMap((day) => bookingsOfDay({ salon, seed: SEED, day }))
    .filter((booking) => {
      const state = bookingAt(booking, now)
      return state !== null && localDay(state.startsAt, salon.timeZone) >= addDays(today, -365)
    })
}

export type PlannedBooking = { booking: SalonBooking; call: Conversation }

/**
 * The bookings made on these days that a call within the day before explains: tier C, as nobody was told of them when
 * they were made. A number that two clients share explains nothing, a series counts once.
 */
export function plannedAttributions(days: readonly string[], now: number): PlannedBooking[] {
  const all = plannedBookings(now)
  const clients = new Map<string, Set<number>>()
  for (const { client } of all)
    if (client.phone !== null)
      clients.set(client.phone, (clients.get(client.phone) ?? new Set()).add(client.id))
  const calls = new Map<string, Conversation[]>()
  for (const call of plannedCalls([addDays(days[0] ?? '', -1), ...days]))
    if (call.caller !== null && call.outcome === 'answered')
      calls.set(call.caller, [...(calls.get(call.caller) ?? []), call])
  // The first of a series by its visit now, which may have been moved.
  const first = new Map<number, { startsAt: number; id: number }>()
  for (const booking of all) {
    if (booking.seriesId === null) continue
    const startsAt = bookingAt(booking, now)?.startsAt ?? Infinity
    const known = first.get(booking.seriesId)
    if (!known || startsAt < known.startsAt) first.set(booking.seriesId, { startsAt, id: booking.id })
  }
  const wanted = new Set(days)
  return all
    .filter(({ madeOn }) => wanted.has(madeOn))
    .filter(({ seriesId, id }) => seriesId === null || first.get(seriesId)?.id === id)
    .flatMap((booking) => {
      const { phone } = booking.client
      if (phone === null || (clients.get(phone)?.size ?? 0) > 1) return []
      const call = (calls.get(phone) ?? []).findLast(
        ({ startsAt }) => startsAt <= booking.madeAt && startsAt >= booking.madeAt - DAY_MS,
      )
      return call ? [{ booking, call }] : []
    })
}

/** F7, likely, with a show rate for the visits that nobody knows about. */
export function plannedExtra(found: readonly PlannedBooking[], now: number, showRate: string): Big {
  return sum(
    found.map(({ booking, call }) => {
      const { price } = serviceOf(salon, booking.serviceId)
      const state = bookingAt(booking, now)
      if (price === null || state?.status === 'canceled' || state?.attended === 'no_show') return new Big(0)
      const shown = state?.attended === 'completed' ? '1' : showRate
      const lost = staffAnswers(call.startsAt) ? '0.1' : '0.5'
      return new Big(price).div('1.25').times('0.6').times(shown).times('0.7').times(lost)
    }),
  )
}
