/** What one delivery or one line of a sync says about one call or message. Absent means unknown, and never erases. */
export type Observation = {
  source: 'webhook' | 'rest'
  /** The call or message is over: nothing but its price will change. */
  final: boolean
  /** Order of firing within one call, where the provider counts. */
  sequence?: number
  provider_ref: string
  parent_ref?: string
  kind: 'call' | 'sms'
  direction?: 'inbound' | 'outbound'
  status: CallStatus | MessageStatus
  /** When the provider says it happened, otherwise when we heard of it. ISO 8601, UTC. */
  observed_at: string
  started_at?: string
  answered_at?: string
  ended_at?: string
  duration_seconds?: number
  answered_by?: string
  segments?: number
  /** Exact decimal; a cost is positive. */
  cost_amount?: string
  cost_currency?: string
  cost_state?: 'estimated' | 'provisional' | 'final'
  caller_number_encrypted?: string
  /** Hex. */
  caller_number_hash?: string
  caller_number_hint?: string
  flags: ObservationFlag[]
}

export type CallStatus =
  | 'queued'
  | 'initiated'
  | 'ringing'
  | 'in_progress'
  | 'completed'
  | 'busy'
  | 'failed'
  | 'no_answer'
  | 'canceled'

export type MessageStatus =
  | 'accepted'
  | 'scheduled'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'undelivered'
  | 'failed'
  | 'canceled'
  | 'received'

export type ObservationFlag = 'number_not_valid' | 'price_unreadable'

/** An observation before the other party's number has been encrypted. */
export type PlainObservation = Omit<
  Observation,
  'caller_number_encrypted' | 'caller_number_hash' | 'caller_number_hint'
> & {
  /** The other party as the provider wrote it: the caller of an inbound call, the called of an outbound one. */
  otherParty?: string
}

/** Why an authentic delivery was set aside. A closed set: the reason is stored and shown, so it never quotes the body. */
export type QuarantineReason =
  | 'UNKNOWN_EVENT'
  | 'UNKNOWN_STATUS'
  | 'MISSING_FIELD'
  | 'AMBIGUOUS_FIELD'
  | 'INVALID_REFERENCE'
  | 'INVALID_DURATION'
  | 'INVALID_SEQUENCE'
  | 'INVALID_TIMESTAMP'
  | 'INVALID_JSON'

/** Thrown by the parsers: authentic, but not understood. */
export class NotUnderstood extends Error {
  constructor(readonly reason: QuarantineReason) {
    super(reason)
    this.name = 'NotUnderstood'
  }
}
