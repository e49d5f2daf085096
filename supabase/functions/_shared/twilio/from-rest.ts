import { costFromPrice, currencyCode } from '../money.ts'
import { NotUnderstood, type Observation, type PlainObservation } from '../observation.ts'
import { fieldsOf, paramsFromJson, sid, timestamp, wholeNumber, word, type Fields } from './fields.ts'
import { callStatus, direction, isFinal, messageStatus } from './statuses.ts'

/** One item of `Calls.json`. @throws NotUnderstood */
export function callFromRest(item: unknown): PlainObservation {
  const fields = restFields(item)
  const status = callStatus(fields.required('status'))
  const towards = direction(fields.optional('direction'))
  const parent = fields.optional('parent_call_sid')
  const started = time(fields, 'start_time')
  const ended = time(fields, 'end_time')
  const duration = fields.optional('duration')

  return {
    source: 'rest',
    final: isFinal(status),
    provider_ref: sid(/^CA$/, fields.required('sid')),
    ...(parent !== undefined && { parent_ref: sid(/^CA$/, parent) }),
    kind: 'call',
    ...(towards && { direction: towards }),
    status,
    observed_at: lastChange(fields, ended ?? started),
    // A call that was never dialled has no start; it began when it was made.
    started_at: started ?? time(fields, 'date_created'),
    ended_at: ended,
    ...(duration !== undefined && { duration_seconds: wholeNumber(duration, 'INVALID_DURATION') }),
    answered_by: word(fields.optional('answered_by')),
    otherParty: fields.optional(towards === 'outbound' ? 'to' : 'from'),
    ...price(fields, isFinal(status)),
  }
}

/** One item of `Messages.json`; its text is not read. @throws NotUnderstood */
export function messageFromRest(item: unknown): PlainObservation {
  const fields = restFields(item)
  const status = messageStatus(fields.required('status'))
  const towards = direction(fields.optional('direction'))
  const segments = fields.optional('num_segments')
  const sent = time(fields, 'date_sent')

  return {
    source: 'rest',
    final: isFinal(status),
    provider_ref: sid(/^(SM|MM)$/, fields.required('sid')),
    kind: 'sms',
    ...(towards && { direction: towards }),
    status,
    observed_at: lastChange(fields, sent),
    started_at: sent ?? time(fields, 'date_created'),
    ...(segments !== undefined && /^\d{1,3}$/.test(segments) && { segments: Number(segments) }),
    otherParty: fields.optional(towards === 'outbound' ? 'to' : 'from'),
    // `sent` may stay the last word of a carrier that gives no receipts, so a price on it is final too.
    ...price(fields, isFinal(status) || status === 'sent'),
  }
}

/** Null and empty are the same to Twilio: not known, or not applicable. */
function restFields(item: unknown): Fields {
  return fieldsOf(paramsFromJson(item))
}

function time(fields: Fields, name: string): string | undefined {
  const text = fields.optional(name)
  return text === undefined ? undefined : timestamp(text)
}

/** The provider's own time of change, so that asking again about an unchanged call says nothing new. */
function lastChange(fields: Fields, fallback: string | undefined): string {
  const changed = time(fields, 'date_updated') ?? fallback ?? time(fields, 'date_created')
  if (changed === undefined) throw new NotUnderstood('MISSING_FIELD')
  return changed
}

function price(
  fields: Fields,
  over: boolean,
): Pick<Observation, 'cost_amount' | 'cost_currency' | 'cost_state' | 'flags'> {
  const text = fields.optional('price')
  if (text === undefined) return { flags: [] }
  const amount = costFromPrice(text)
  const currency = currencyCode(fields.optional('price_unit') ?? '')
  // Better no amount, and a flag, than a wrong one.
  if (amount === undefined || currency === undefined) return { flags: ['price_unreadable'] }
  return {
    cost_amount: amount,
    cost_currency: currency,
    cost_state: over ? 'final' : 'provisional',
    flags: [],
  }
}
