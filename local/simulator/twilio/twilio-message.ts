import type { Text } from '../salon/conversation.ts'
import { seededRandom } from '../salon/seeded-random.ts'
import { smsSegments } from './sms-segments.ts'
import { messagePrice } from './tariff.ts'
import { twilioSid, type TwilioAccount } from './twilio-account.ts'

/** One message as Twilio sees it, with its whole life known ahead. Times in epoch milliseconds. */
export type TwilioMessage = {
  sid: string
  from: string
  to: string
  body: string
  direction: 'inbound' | 'outbound-api'
  segments: number
  createdAt: number
  /** Handed to the carrier; for an inbound one, when it came. */
  sentAt: number
  settledAt: number
  finalStatus: Text['outcome']
  errorCode: number | null
  /** Null: Twilio never prices it. */
  price: string | null
  pricedAt: number
}

/** Twilio's codes for what a carrier says: unreachable handset, unknown error. */
const errorCodes: Partial<Record<Text['outcome'], number>> = { undelivered: 30003, failed: 30008 }

export function toTwilioMessage(text: Text, day: string, account: TwilioAccount): TwilioMessage {
  const random = seededRandom(`price:${account.sid}:${text.key}`)
  const inbound = text.direction === 'inbound'
  const direction = inbound ? 'inbound' : 'outbound-api'
  const segments = smsSegments(text.body)
  const sentAt = text.sentAt + (inbound ? 0 : 1000)
  const settledAt = sentAt + text.deliverySeconds * 1000
  const pricedAt = settledAt + random.between(60, 480) * 1000
  // A message in five hundred stays without a price for ever, as users of the real service report.
  const unpriced = text.outcome === 'failed' || random.chance(0.002)
  return {
    sid: twilioSid('SM', account.sid, text.key, day),
    from: inbound ? text.number : account.phone,
    to: inbound ? account.phone : text.number,
    body: text.body,
    direction,
    segments,
    createdAt: text.sentAt,
    sentAt,
    settledAt,
    finalStatus: text.outcome,
    errorCode: errorCodes[text.outcome] ?? null,
    price: unpriced ? null : messagePrice(direction, segments),
    pricedAt,
  }
}
