import type { PlainObservation } from '../observation.ts'
import { sid, wholeNumber, type Fields } from './fields.ts'
import { isFinal, messageStatus } from './statuses.ts'

/**
 * An incoming message or a message status callback. The text of the message is not read.
 * @param receivedAt ISO time: Twilio sends none with messages
 * @throws NotUnderstood
 */
export function parseTwilioMessage(fields: Fields, receivedAt: string): PlainObservation {
  const status = messageStatus(fields.optional('MessageStatus') ?? fields.required('SmsStatus'))
  const inbound = status === 'received'
  const segments = fields.optional('NumSegments')
  const reference = fields.optional('MessageSid') ?? fields.required('SmsSid')

  return {
    source: 'webhook',
    final: isFinal(status),
    provider_ref: sid(/^(SM|MM)$/, reference),
    kind: 'sms',
    direction: inbound ? 'inbound' : 'outbound',
    status,
    observed_at: receivedAt,
    ...(inbound && { started_at: receivedAt }),
    ...(segments !== undefined &&
      /^\d{1,3}$/.test(segments) && { segments: wholeNumber(segments, 'UNKNOWN_EVENT') }),
    otherParty: fields.optional(inbound ? 'From' : 'To'),
    flags: [],
  }
}
