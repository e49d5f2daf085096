const connectionId = '2b9f6f0a-6f57-4a7e-8a34-1f0c7f6f5b11'

/** A call or message as the API hands it out: by default a call that was answered and has its final price. */
export const callRow = (change: Record<string, unknown> = {}) => ({
  id: crypto.randomUUID(),
  integration_id: connectionId,
  provider: 'twilio',
  provider_ref: `CA${'0'.repeat(32)}`,
  parent_ref: null,
  kind: 'call',
  direction: 'inbound',
  status: 'completed',
  started_at: '2026-11-23T08:00:00+00:00',
  answered_at: null,
  ended_at: null,
  duration_seconds: 134,
  cost_amount: 0.0425,
  cost_currency: 'USD',
  cost_state: 'final',
  answered_by: null,
  segments: null,
  caller_number_hint: '42',
  flags: [],
  created_at: '2026-11-23T08:00:01+00:00',
  updated_at: '2026-11-23T08:05:00+00:00',
  ...change,
})
