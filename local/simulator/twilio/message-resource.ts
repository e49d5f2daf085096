import { rfc2822 } from './rfc2822.ts'
import type { TwilioAccount } from './twilio-account.ts'
import type { TwilioMessage } from './twilio-message.ts'

export function messageStatusAt(message: TwilioMessage, now: number): string {
  if (now >= message.settledAt) return message.finalStatus
  if (now < message.sentAt) return 'queued'
  return message.finalStatus === 'failed' ? 'sending' : 'sent'
}

/** The Message resource of Twilio's REST API as it reads at `now`. */
export function messageResource(message: TwilioMessage, account: TwilioAccount, now: number) {
  const uri = `/2010-04-01/Accounts/${account.sid}/Messages/${message.sid}`
  const settled = now >= message.settledAt
  const priced = message.price !== null && now >= message.pricedAt
  const updatedAt = priced ? message.pricedAt : settled ? message.settledAt : message.createdAt
  return {
    sid: message.sid,
    account_sid: account.sid,
    messaging_service_sid: null,
    from: message.from,
    to: message.to,
    body: message.body,
    direction: message.direction,
    status: messageStatusAt(message, now),
    num_segments: String(message.segments),
    num_media: '0',
    error_code: settled ? message.errorCode : null,
    error_message: settled && message.errorCode !== null ? 'The carrier did not deliver the message' : null,
    price: priced ? message.price : null,
    price_unit: 'USD',
    api_version: '2010-04-01',
    date_created: rfc2822(message.createdAt),
    date_sent: now >= message.sentAt ? rfc2822(message.sentAt) : null,
    date_updated: rfc2822(Math.min(updatedAt, now)),
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json`, feedback: `${uri}/Feedback.json` },
  }
}
