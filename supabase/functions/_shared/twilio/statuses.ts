import { NotUnderstood, type CallStatus, type MessageStatus } from '../observation.ts'

const CALL: ReadonlyMap<string, CallStatus> = new Map([
  ['queued', 'queued'],
  ['initiated', 'initiated'],
  ['ringing', 'ringing'],
  ['in-progress', 'in_progress'],
  ['completed', 'completed'],
  ['busy', 'busy'],
  ['failed', 'failed'],
  ['no-answer', 'no_answer'],
  ['canceled', 'canceled'],
])

const MESSAGE: ReadonlyMap<string, MessageStatus> = new Map([
  ['accepted', 'accepted'],
  ['scheduled', 'scheduled'],
  ['queued', 'queued'],
  ['sending', 'sending'],
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['undelivered', 'undelivered'],
  ['failed', 'failed'],
  ['canceled', 'canceled'],
  ['received', 'received'],
  // `receiving` is the same message a moment earlier.
  ['receiving', 'received'],
  // Who has read it is none of our business; it was delivered.
  ['read', 'delivered'],
  ['partially_delivered', 'delivered'],
])

const FINAL = new Set<CallStatus | MessageStatus>([
  'completed',
  'busy',
  'failed',
  'no_answer',
  'canceled',
  'delivered',
  'undelivered',
  'received',
])

export const callStatus = (text: string) => known(CALL, text)
export const messageStatus = (text: string) => known(MESSAGE, text)
export const isFinal = (status: CallStatus | MessageStatus) => FINAL.has(status)

function known<Status>(statuses: ReadonlyMap<string, Status>, text: string): Status {
  const status = statuses.get(text)
  if (status === undefined) throw new NotUnderstood('UNKNOWN_STATUS')
  return status
}

/** Inbound and outbound as the business sees them; `trunking-originating` comes from the telephone network to us. */
export function direction(text: string | undefined): 'inbound' | 'outbound' | undefined {
  if (text === 'inbound' || text === 'trunking-originating') return 'inbound'
  if (text?.startsWith('outbound-') || text === 'trunking-terminating') return 'outbound'
  return undefined
}
