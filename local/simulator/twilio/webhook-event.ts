import { rfc2822 } from './rfc2822.ts'
import { billedMinutes } from './tariff.ts'
import type { TwilioAccount } from './twilio-account.ts'
import type { TwilioCall } from './twilio-call.ts'
import type { TwilioMessage } from './twilio-message.ts'
import type { FormPairs } from './twilio-signature.ts'

/** Something Twilio tells its customer, and when it happened (epoch milliseconds). */
export type WebhookEvent = { at: number; pairs: FormPairs }

const places = ['City', 'State', 'Zip'] as const

const country = (number: string) =>
  number.startsWith('+46') ? 'SE' : number.startsWith('+44') ? 'GB' : number.startsWith('+1') ? 'US' : ''

/** Twilio sends where a number lives even when it knows only the country: the rest is empty, and signed. */
const geography = (side: 'From' | 'To' | 'Caller' | 'Called', number: string): FormPairs => [
  ...places.map((place) => [`${side}${place}`, ''] as const),
  [`${side}Country`, country(number)],
]

/**
 * The status callbacks of one leg, in the order they happen: (initiated), ringing, in-progress, final.
 * A call that rings in has no `initiated`: nobody dialled it from Twilio.
 */
export function callEvents(call: TwilioCall, account: TwilioAccount): WebhookEvent[] {
  const steps: { at: number; status: string; extra?: FormPairs }[] = []
  if (call.direction === 'outbound-dial') steps.push({ at: call.startsAt, status: 'initiated' })
  steps.push({ at: call.startsAt, status: 'ringing' })
  if (call.answeredAt !== null) steps.push({ at: call.answeredAt, status: 'in-progress' })
  const seconds = call.duration
  steps.push({
    at: call.endsAt,
    status: call.finalStatus,
    ...(seconds !== null && {
      extra: [
        ['CallDuration', String(seconds)],
        ['Duration', String(billedMinutes(seconds))],
      ],
    }),
  })
  return steps.map(({ at, status, extra = [] }, sequence) => ({
    at,
    pairs: [
      ['CallSid', call.sid],
      ...(call.parentSid ? [['ParentCallSid', call.parentSid] as const] : []),
      ['AccountSid', account.sid],
      ['From', call.from],
      ['To', call.to],
      ['Caller', call.from],
      ['Called', call.to],
      ...geography('From', call.from),
      ...geography('To', call.to),
      ...geography('Caller', call.from),
      ...geography('Called', call.to),
      ['CallStatus', status],
      ['Direction', call.direction],
      ['ApiVersion', '2010-04-01'],
      ['Timestamp', rfc2822(at)],
      ['SequenceNumber', String(sequence)],
      ['CallbackSource', 'call-progress-events'],
      ...extra,
    ],
  }))
}

/** What Twilio posts for a message: its arrival when it came in, its progress when it went out. */
export function messageEvents(message: TwilioMessage, account: TwilioAccount): WebhookEvent[] {
  const identity: FormPairs = [
    ['MessageSid', message.sid],
    ['SmsSid', message.sid],
    ['AccountSid', account.sid],
    ['From', message.from],
    ['To', message.to],
    ['ApiVersion', '2010-04-01'],
  ]
  if (message.direction === 'inbound') {
    return [
      {
        at: message.createdAt,
        pairs: [
          ...identity,
          ['SmsMessageSid', message.sid],
          ['Body', message.body],
          ['NumMedia', '0'],
          ['NumSegments', String(message.segments)],
          ['SmsStatus', 'received'],
          ...geography('From', message.from),
          ...geography('To', message.to),
        ],
      },
    ]
  }
  const progress = (at: number, status: string): WebhookEvent => ({
    at,
    pairs: [
      ...identity,
      ['MessageStatus', status],
      ['SmsStatus', status],
      ...(message.errorCode !== null && status === message.finalStatus
        ? [['ErrorCode', String(message.errorCode)] as const]
        : []),
    ],
  })
  const events = message.finalStatus === 'failed' ? [] : [progress(message.sentAt, 'sent')]
  if (message.finalStatus !== 'sent') events.push(progress(message.settledAt, message.finalStatus))
  return events
}
