import { decimal, round6, type Decimal } from './decimal'

export type HandledCall = {
  direction: 'inbound' | 'outbound' | null
  status: string
  /** Null when nobody reported it. */
  seconds: number | null
  isLeg: boolean
  /** Somebody answered a leg onwards: the caller was passed on. */
  wasForwarded: boolean
}

/** Shorter calls are wrong numbers, spam and hang-ups. */
export const leastSeconds = 15

/** F4: q, whether a call counts: in, completed, of some length, and without a person. */
export const isHandled = (call: HandledCall): boolean =>
  call.direction === 'inbound' &&
  !call.isLeg &&
  call.status === 'completed' &&
  (call.seconds === null || call.seconds >= leastSeconds) &&
  !call.wasForwarded

export type StaffTime = {
  /** Used when the length of the call is unknown. */
  handlingSeconds: Decimal
  /** A longer call counts as this long. */
  maxCallSeconds: Decimal
  wrapUpSeconds: Decimal
}

/** F4: seconds that a person would have spent on the call, wrap-up included. */
export function staffSeconds(seconds: number | null, time: StaffTime): Decimal {
  const length = seconds === null ? decimal(time.handlingSeconds) : decimal(seconds)
  const counted = length.gt(time.maxCallSeconds) ? decimal(time.maxCallSeconds) : length
  return counted.plus(time.wrapUpSeconds)
}

/**
 * F4: the value of the time that one call saved, in SEK to six decimals.
 * @param answered share of calls that staff would have taken
 * @param hourly F2
 * @param used share of freed time that is put to use
 */
export const labourValue = (seconds: Decimal, answered: Decimal, hourly: Decimal, used: Decimal): Decimal =>
  round6(decimal(answered).times(seconds).times(hourly).times(used).div(3_600))

/** F8: what a person would cost for the whole call, in SEK to six decimals. */
export const humanCost = (seconds: Decimal, hourly: Decimal): Decimal =>
  round6(decimal(seconds).times(hourly).div(3_600))
