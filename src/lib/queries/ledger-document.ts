import * as z from 'zod/mini'

const count = z.int().check(z.nonnegative())
/** A decimal as text, since a JSON number would round it. */
const decimal = z.string().check(z.regex(/^-?\d+(\.\d+)?$/))
const localDay = z.iso.date()

/** What `get_ledger_summary` answers: sums over all lines of a period, in kronor where there is a rate. */
export const ledgerSummary = z.object({
  period: z.object({ start: localDay, end: localDay, today: localDay }),
  time_zone: z.string(),
  lines: count,
  /** Without set-up fees; null when there are costs and none of them has a rate. */
  amount_sek: z.nullable(decimal),
  /** The part of it that may still change. */
  provisional_sek: decimal,
  setup_lines: count,
  setup_sek: z.nullable(decimal),
  parts: z.array(
    z.object({
      category: z.string(),
      source: z.string(),
      is_setup: z.boolean(),
      lines: count,
      amount_sek: z.nullable(decimal),
      provisional_sek: decimal,
      native: z.array(z.object({ currency: z.string(), amount: decimal })),
    }),
  ),
  /** Costs that have no rate on their day, and are in no sum. */
  missing: z.array(
    z.object({
      currency: z.string(),
      amount: decimal,
      lines: count,
      first_day: localDay,
      last_day: localDay,
    }),
  ),
  choices: z.object({
    categories: z.array(z.string()),
    sources: z.array(z.string()),
    currencies: z.array(z.string()),
  }),
})
export type LedgerSummary = z.infer<typeof ledgerSummary>

const ledgerLine = z.object({
  line_id: z.string(),
  occurred_at: z.string(),
  occurred_on: localDay,
  source: z.string(),
  category: z.string(),
  /** `call_inbound` … for telephony, the model for AI, the owner's own name for what is fixed. */
  description: z.string(),
  amount: decimal,
  currency: z.string(),
  rate: z.nullable(decimal),
  rate_date: z.nullable(localDay),
  rate_source: z.nullable(z.string()),
  rate_provisional: z.boolean(),
  amount_sek: z.nullable(decimal),
  state: z.enum(['estimated', 'provisional', 'final']),
  is_setup: z.boolean(),
})
export type LedgerLine = z.infer<typeof ledgerLine>
export const ledgerLines = z.array(ledgerLine)
