import type { Conversation } from '../salon/conversation.ts'
import { seededRandom } from '../salon/seeded-random.ts'
import { callPrice } from './tariff.ts'
import { twilioSid, type TwilioAccount } from './twilio-account.ts'

/** One leg as Twilio sees it, with its whole life known ahead. Times in epoch milliseconds. */
export type TwilioCall = {
  sid: string
  parentSid: string | null
  from: string
  to: string
  direction: 'inbound' | 'outbound-dial'
  startsAt: number
  answeredAt: number | null
  endsAt: number
  finalStatus: 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled'
  /** Seconds talked; null when nobody picked up. */
  duration: number | null
  price: string | null
  /** When the price is first known. */
  pricedAt: number
}

/** What Twilio puts where a number should be when the caller hides it. */
export const WITHHELD = 'anonymous'

/** The legs of a conversation: the call itself and, when it was passed on, the one to the colleague. */
export function toTwilioCalls(conversation: Conversation, account: TwilioAccount): TwilioCall[] {
  const { key, day, startsAt, ringSeconds, talkSeconds, outcome, transfer } = conversation
  const random = seededRandom(`price:${account.sid}:${key}`)
  const pickedUpAt = startsAt + ringSeconds * 1000
  const endsAt = pickedUpAt + talkSeconds * 1000
  const answered = outcome === 'answered'
  const from = conversation.caller ?? WITHHELD
  const parent: TwilioCall = {
    sid: twilioSid('CA', account.sid, key, day),
    parentSid: null,
    from,
    to: account.phone,
    direction: 'inbound',
    startsAt,
    answeredAt: answered ? pickedUpAt : null,
    endsAt,
    finalStatus: answered ? 'completed' : outcome,
    duration: answered ? talkSeconds : null,
    price: callPrice('inbound', talkSeconds),
    pricedAt: endsAt + random.between(120, 1200) * 1000,
  }
  if (!transfer) return [parent]
  const dialledAt = pickedUpAt + transfer.afterSeconds * 1000
  const staffAnsweredAt = dialledAt + transfer.ringSeconds * 1000
  const reached = transfer.talkSeconds > 0
  const staffEndsAt = staffAnsweredAt + transfer.talkSeconds * 1000
  const child: TwilioCall = {
    sid: twilioSid('CA', account.sid, `${key}/t`, day),
    parentSid: parent.sid,
    from,
    to: transfer.to,
    direction: 'outbound-dial',
    startsAt: dialledAt,
    answeredAt: reached ? staffAnsweredAt : null,
    endsAt: staffEndsAt,
    finalStatus: reached ? 'completed' : 'no-answer',
    duration: reached ? transfer.talkSeconds : null,
    price: callPrice('outbound-dial', transfer.talkSeconds),
    pricedAt: staffEndsAt + random.between(120, 1200) * 1000,
  }
  return [parent, child]
}
