import { NotUnderstood, type PlainObservation } from '../observation.ts'
import type { Fields } from './fields.ts'
import { parseTwilioCall } from './parse-call.ts'
import { parseTwilioMessage } from './parse-message.ts'

/** Call or message, told by its fields. @throws NotUnderstood */
export function parseTwilioDelivery(fields: Fields, receivedAt: string): PlainObservation {
  if (fields.optional('CallSid') && fields.optional('CallStatus')) return parseTwilioCall(fields, receivedAt)
  if (fields.optional('MessageSid') || fields.optional('SmsSid'))
    return parseTwilioMessage(fields, receivedAt)
  throw new NotUnderstood('UNKNOWN_EVENT')
}

/**
 * True when Twilio waits for instructions (our address stands as `voice_url` or `sms_url`) and not only for a 2xx.
 * @throws NotUnderstood
 */
export function wantsTwiml(fields: Fields): boolean {
  if (fields.optional('MessageSid')) return fields.optional('SmsStatus') === 'received'
  return (
    fields.optional('CallStatus') === 'ringing' &&
    fields.optional('Direction') === 'inbound' &&
    fields.optional('CallbackSource') === undefined
  )
}
