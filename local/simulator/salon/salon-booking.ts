import type { SalonClient } from './salon-client.ts'

/** What became of a booking after it was made; times in epoch milliseconds. */
export type BookingChange =
  | { at: number; kind: 'moved'; startsAt: number; stylistId: number }
  | { at: number; kind: 'cancelled'; by: 'client' | 'salon' }
  /** What the salon notes afterwards, with its own words for it; often it notes nothing. */
  | { at: number; kind: 'completed' }
  | { at: number; kind: 'no_show' }
  /** The salon has agreed to it. */
  | { at: number; kind: 'approved' }

/** One visit that was booked, with its whole life known ahead. Times in epoch milliseconds. */
export type SalonBooking = {
  /** Grows with the day it was made on, from which it can be found again. */
  id: number
  /** The local day it was made on. */
  madeOn: string
  madeAt: number
  via: 'call' | 'online' | 'staff'
  /** The conversation it was made in. */
  callKey: string | null
  client: SalonClient
  serviceId: number
  stylistId: number
  startsAt: number
  /** How long it lasts. */
  minutes: number
  /** The id of the series' first visit; those of one series are booked in one act. */
  seriesId: number | null
  /** Waits for the salon's word at first. */
  needsApproval: boolean
  /** Paid when it was booked. */
  prepaid: boolean
  /** So short-lived that its end is told before its beginning. */
  toldLate: boolean
  /** Oldest first. */
  changes: readonly BookingChange[]
}

export type BookingState = {
  status: 'pending' | 'confirmed' | 'canceled'
  startsAt: number
  endsAt: number
  stylistId: number
  /** What the salon has noted about the visit. */
  attended: 'completed' | 'no_show' | null
  /** When the last of it happened. */
  changedAt: number
}

/** A booking as it stands at `now`; null before it is made. */
export function bookingAt(booking: SalonBooking, now: number): BookingState | null {
  if (now < booking.madeAt) return null
  const state: BookingState = {
    status: booking.needsApproval ? 'pending' : 'confirmed',
    startsAt: booking.startsAt,
    endsAt: 0,
    stylistId: booking.stylistId,
    attended: null,
    changedAt: booking.madeAt,
  }
  for (const change of booking.changes) {
    if (change.at > now) break
    state.changedAt = change.at
    if (change.kind === 'cancelled') state.status = 'canceled'
    else if (change.kind === 'approved') state.status = 'confirmed'
    else if (change.kind === 'moved') {
      state.startsAt = change.startsAt
      state.stylistId = change.stylistId
    } else state.attended = change.kind
  }
  state.endsAt = state.startsAt + booking.minutes * 60_000
  return state
}
