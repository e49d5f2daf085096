/** A line of the ledger as the API hands it out: by default a final cost in dollars. */
export const ledgerLine = (change: Record<string, unknown> = {}) => ({
  line_id: `telephony:${crypto.randomUUID()}`,
  occurred_at: '2026-11-20T09:00:00+00:00',
  occurred_on: '2026-11-20',
  source: 'twilio',
  category: 'telephony',
  description: 'call_inbound',
  amount: '0.0425',
  currency: 'USD',
  rate: '9.35344',
  rate_date: '2026-11-20',
  rate_source: 'riksbank',
  rate_provisional: false,
  amount_sek: '0.3975212',
  state: 'final',
  is_setup: false,
  ...change,
})

/** What the ledger of a period adds up to. */
export const ledgerSummary = (change: Record<string, unknown> = {}) => ({
  period: { start: '2026-11-01', end: '2026-11-23', today: '2026-11-23' },
  time_zone: 'Europe/Stockholm',
  lines: 3,
  amount_sek: '1234.56789',
  provisional_sek: '0',
  setup_lines: 0,
  setup_sek: '0',
  parts: [],
  missing: [],
  choices: { categories: ['ai', 'telephony'], sources: ['openrouter', 'twilio'], currencies: ['USD'] },
  ...change,
})

/** A fixed cost as the API hands it out. */
export const fixedCost = (change: Record<string, unknown> = {}) => ({
  id: crypto.randomUUID(),
  name: 'Reception',
  kind: 'monthly',
  category: 'fixed',
  amount: '499.00',
  currency: 'SEK',
  starts_on: '2026-01-01',
  ends_on: null,
  ...change,
})
