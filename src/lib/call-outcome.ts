/** What the rules below need to know of one call or message. */
export type OutcomeFacts = {
  kind: string
  direction: string | null
  status: string
  duration_seconds: number | null
}

/**
 * How a call ended, in the owner's terms. It is the same rule that the overview counts with in the database:
 * answered = completed with time on the line; missed = an incoming call that ended without any.
 */
export type CallOutcome = 'answered' | 'missed' | 'unanswered' | 'in_progress'
/** How a message fared. */
export type MessageOutcome = 'received' | 'delivered' | 'under_way' | 'undelivered'
export type Outcome = CallOutcome | MessageOutcome

export const lostCallStatuses = ['no_answer', 'busy', 'canceled', 'failed'] as const
const isLost = (status: string) => lostCallStatuses.some((lost) => lost === status)

function callOutcome(call: OutcomeFacts): CallOutcome {
  const isCompleted = call.status === 'completed'
  if (isCompleted && (call.duration_seconds ?? 0) > 0) return 'answered'
  if (isCompleted || isLost(call.status)) return call.direction === 'inbound' ? 'missed' : 'unanswered'
  return 'in_progress'
}

function messageOutcome(message: OutcomeFacts): MessageOutcome {
  if (message.status === 'undelivered' || message.status === 'failed' || message.status === 'canceled')
    return 'undelivered'
  if (message.status === 'received') return 'received'
  if (message.status === 'delivered' || message.status === 'sent') return 'delivered'
  // An incoming message has arrived whatever word the provider is at.
  return message.direction === 'inbound' ? 'received' : 'under_way'
}

export const outcomeOf = (row: OutcomeFacts): Outcome =>
  row.kind === 'sms' ? messageOutcome(row) : callOutcome(row)

const chargedMessages = ['sent', 'delivered', 'undelivered', 'received']

/**
 * Does the provider charge for this row, so that a price is missing as long as there is none? Calls without time on
 * the line are free. The overview counts unpriced rows in the database by the same rule.
 */
export const isCharged = (row: OutcomeFacts): boolean =>
  row.kind === 'sms' ? chargedMessages.includes(row.status) : outcomeOf(row) === 'answered'

/** Is there more to come, or has it ended one way or the other? */
export const isUnderWay = (row: OutcomeFacts): boolean =>
  ['in_progress', 'under_way'].includes(outcomeOf(row))
