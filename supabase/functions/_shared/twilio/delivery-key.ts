import type { PlainObservation } from '../observation.ts'
import type { Fields } from './fields.ts'

/**
 * What makes two deliveries the same one. Made from signed fields only: the header I-Twilio-Idempotency-Token is not
 * signed, so whoever replays a body could change it.
 */
export function twilioDeliveryKey(observation: PlainObservation, fields: Fields): string {
  const { provider_ref: reference, kind, status, sequence } = observation
  if (kind === 'call') {
    return sequence === undefined ? `${reference}:voice:${status}` : `${reference}:${sequence}:${status}`
  }
  if (status === 'received') return `${reference}:received`
  const error = fields.optional('ErrorCode')
  const stated = fields.optional('MessageStatus') ?? fields.optional('SmsStatus')
  return `${reference}:${stated}:${error && /^\d{1,6}$/.test(error) ? error : ''}`
}
