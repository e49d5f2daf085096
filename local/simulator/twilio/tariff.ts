/** Millionths of a US dollar: an invented tariff of the order that Twilio charges in Sweden. */
const perMinute = { inbound: 10_000, 'outbound-dial': 38_500 }
const perSegment = { inbound: 7_500, 'outbound-api': 54_500 }

/** Twilio's form of an amount that is charged: a negative decimal in a string. */
const charge = (micros: number) => `-${(micros / 1_000_000).toFixed(5)}`

export const billedMinutes = (seconds: number): number => Math.ceil(seconds / 60)

/** Each begun minute is charged; nothing for a call that nobody picked up. */
export const callPrice = (direction: keyof typeof perMinute, seconds: number): string | null =>
  seconds > 0 ? charge(perMinute[direction] * billedMinutes(seconds)) : null

export const messagePrice = (direction: keyof typeof perSegment, segments: number): string =>
  charge(perSegment[direction] * segments)
