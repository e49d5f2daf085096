import type { PlainObservation } from '../observation.ts'
import { sid, timestamp, wholeNumber, word, type Fields } from './fields.ts'
import { callStatus, direction, isFinal } from './statuses.ts'

/**
 * A voice request or call status callback as an observation.
 * @param receivedAt ISO time, used where Twilio sends none (the request to `voice_url`)
 * @throws NotUnderstood
 */
export function parseTwilioCall(fields: Fields, receivedAt: string): PlainObservation {
  const status = callStatus(fields.required('CallStatus'))
  const parent = fields.optional('ParentCallSid')
  const sequence = fields.optional('SequenceNumber')
  // `Duration` is billed minutes, rounded up; seconds are in `CallDuration`.
  const durationText = fields.optional('CallDuration')
  const seconds = durationText === undefined ? undefined : wholeNumber(durationText, 'INVALID_DURATION')
  const stated = fields.optional('Timestamp')
  const at = stated === undefined ? receivedAt : timestamp(stated)
  const towards = direction(fields.optional('Direction'))
  const over = isFinal(status)

  return {
    source: 'webhook',
    final: over,
    ...(sequence !== undefined && { sequence: wholeNumber(sequence, 'INVALID_SEQUENCE') }),
    provider_ref: sid(/^CA$/, fields.required('CallSid')),
    ...(parent !== undefined && { parent_ref: sid(/^CA$/, parent) }),
    kind: 'call',
    ...(towards && { direction: towards }),
    status,
    observed_at: at,
    ...times(status, at, seconds),
    ...(seconds !== undefined && { duration_seconds: seconds }),
    answered_by: word(fields.optional('AnsweredBy')),
    otherParty: fields.optional(towards === 'outbound' ? 'To' : 'From'),
    flags: [],
  }
}

/** No answer time is ever sent: it is the time of the `answered` event. The start of a call that is over is reckoned back. */
function times(
  status: PlainObservation['status'],
  at: string,
  seconds: number | undefined,
): Pick<PlainObservation, 'started_at' | 'answered_at' | 'ended_at'> {
  if (status === 'in_progress') return { answered_at: at }
  if (!isFinal(status)) return { started_at: at }
  const started = seconds === undefined ? at : new Date(Date.parse(at) - seconds * 1000).toISOString()
  return { started_at: started, ended_at: at }
}
