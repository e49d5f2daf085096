import { createHash } from 'node:crypto'

/** Who the simulator is towards Payback: one Twilio account with one phone number. */
export type TwilioAccount = { sid: string; authToken: string; friendlyName: string; phone: string }

const digest = (text: string, length: number) =>
  createHash('sha256').update(text).digest('hex').slice(0, length)

/** An account made from a seed: the same identifiers on every start, so that nothing has to be reconnected. */
export const twilioAccount = (seed: string, friendlyName: string, phone: string): TwilioAccount => ({
  sid: `AC${digest(`account:${seed}`, 32)}`,
  authToken: digest(`auth token:${seed}`, 32),
  friendlyName,
  phone,
})

/**
 * A SID of 2 letters and 32 hex digits. The last six are the number of the local day,
 * so that a single resource is found without looking through every day.
 */
export function twilioSid(prefix: 'CA' | 'SM', accountSid: string, key: string, day: string): string {
  const dayNumber = Date.parse(`${day}T00:00:00Z`) / 86_400_000
  return prefix + digest(`${accountSid}:${key}`, 26) + dayNumber.toString(16).padStart(6, '0')
}

/** The local day a SID was made for, or null for one that the simulator never made. */
export function dayOfSid(sid: string): string | null {
  if (!/^(CA|SM)[0-9a-f]{32}$/.test(sid)) return null
  const time = Number.parseInt(sid.slice(-6), 16) * 86_400_000
  const day = new Date(time)
  return Number.isNaN(day.getTime()) || time > Date.UTC(9999, 0) ? null : day.toISOString().slice(0, 10)
}
