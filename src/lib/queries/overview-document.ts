import * as z from 'zod/mini'

const count = z.int().check(z.nonnegative())
/** A decimal as text, since a JSON number would round it: `"12.345600"`. */
const decimal = z.string().check(z.regex(/^-?\d+(\.\d+)?$/))
const localDay = z.iso.date()

const counts = {
  calls: count,
  answered: count,
  missed: count,
  in_progress: count,
  /** Talked time of calls. */
  seconds: count,
  messages: count,
}

const cost = z.object({ currency: z.string(), amount: decimal })

/** What `get_call_overview` answers. The database builds it as jsonb, which the generated types cannot see into. */
export const overviewDocument = z.object({
  period: z.object({ start: localDay, end: localDay }),
  time_zone: z.string(),
  today: z.object(counts),
  totals: z.object({
    ...counts,
    /** Calls and messages, all legs, that ought to have a price and have none yet. */
    unpriced: count,
    costs: z.array(
      z.object({
        currency: z.string(),
        amount: decimal,
        /** The part of `amount` that may still change. */
        provisional: decimal,
      }),
    ),
  }),
  days: z
    .array(
      z.object({
        day: localDay,
        calls: count,
        answered: count,
        missed: count,
        seconds: count,
        messages: count,
        costs: z.array(cost),
      }),
    )
    // A chart draws at most this many points a series; the longest period is far below.
    .check(z.maxLength(400)),
  hours: z
    .array(
      z.object({
        weekday: z.int().check(z.minimum(1), z.maximum(7)),
        hour: z.int().check(z.minimum(0), z.maximum(23)),
        calls: count,
      }),
    )
    .check(z.maxLength(168)),
  last_event_at: z.nullable(z.string()),
})

export type Overview = z.infer<typeof overviewDocument>
export type OverviewDay = Overview['days'][number]
export type OverviewHour = Overview['hours'][number]
export type CostTotal = Overview['totals']['costs'][number]
