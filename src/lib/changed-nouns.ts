import * as z from 'zod/mini'

/** A message on the account's channel: what changed, never whose or how. Unknown parts are let through. */
const changeMessage = z.object({ tables: z.array(z.string()) })

/** Which query nouns (the first part of a query key) show rows of a table. */
const nounsOfTable: Record<string, readonly string[]> = {
  telephony_events: ['calls', 'overview', 'dashboard', 'ledger', 'value', 'integrations'],
  calendar_events: ['bookings', 'dashboard', 'value', 'integrations'],
  booking_attributions: ['bookings', 'dashboard', 'value'],
  ai_usage_logs: ['ai', 'dashboard', 'ledger', 'integrations'],
  exchange_rates: ['rates', 'dashboard', 'ledger', 'ai'],
  bank_days: ['rates', 'dashboard', 'ledger', 'ai'],
  fixed_costs: ['fixed-costs', 'dashboard', 'ledger'],
  roi_assumptions: ['assumptions', 'dashboard', 'value'],
  sync_jobs: ['sync-jobs', 'integrations'],
  sync_runs: ['sync-jobs'],
  integrations: ['integrations', 'overview', 'dashboard', 'sync-jobs'],
  accounts: ['accounts', 'overview', 'dashboard', 'calls', 'value'],
}

/** The nouns that change without the owner's doing: these are fetched anew whenever a message may be lost. */
export const liveNouns: readonly string[] = [
  'calls',
  'bookings',
  'ai',
  'overview',
  'dashboard',
  'ledger',
  'value',
  'integrations',
  'sync-jobs',
]

/** The nouns a message concerns; every live one when it cannot be read, since too fresh is never wrong. */
export function changedNouns(message: unknown): readonly string[] {
  const parsed = changeMessage.safeParse(message)
  if (!parsed.success) return liveNouns
  return [...new Set(parsed.data.tables.flatMap((table) => nounsOfTable[table] ?? liveNouns))]
}
