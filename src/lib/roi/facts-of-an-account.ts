import type { LocalDay } from '../local-days'
import type { SaidAssumption } from './assumptions-in-force'
import type { AttributionTier } from './attribution-weight'
import type { BookingStatus } from './booking-contribution'
import type { Rate } from './cost'

export type Amount = { amount: string; currency: string; isFinal: boolean }

/** A call leg or a message, as the telephone provider told it. */
export type TelephonyFact = {
  id: string
  integrationId: string
  provider: string
  ref: string
  parentRef: string | null
  kind: 'call' | 'sms'
  direction: 'inbound' | 'outbound' | null
  status: string
  startedAt: Date
  seconds: number | null
  cost: Amount | null
}

/** A day of a model. */
export type UsageFact = { integrationId: string; day: LocalDay; usd: string; isFinal: boolean }

export type FixedCostFact = {
  kind: 'monthly' | 'setup'
  category: string
  amount: string
  currency: string
  startsOn: LocalDay
  endsOn: LocalDay | null
}

export type BookingFact = {
  bookedAt: Date
  startsAt: Date
  status: BookingStatus
  /** The owner has said whether the client came. */
  isMarked: boolean
  price: { amount: string; currency: string } | null
  vatRate: string | null
  tier: AttributionTier
  weight: string
  callId: string | null
}

/** All that the model is computed from. */
export type AccountFacts = {
  now: Date
  timeZone: string
  openingHours: unknown
  telephony: readonly TelephonyFact[]
  usage: readonly UsageFact[]
  fixedCosts: readonly FixedCostFact[]
  bookings: readonly BookingFact[]
  said: readonly SaidAssumption[]
  /** Which kinds of source were ever connected: what never was is unknown, not 0. */
  sources: { telephony: boolean; ai: boolean; bookings: boolean }
  /** The rate of a currency other than SEK on a local day; null when missing. */
  rateOn: (currency: string, day: LocalDay) => Rate | null
}
