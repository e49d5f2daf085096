import * as z from 'zod/mini'

const count = z.int().check(z.nonnegative())
/** A decimal as text, since a JSON number would round it: `"12.345600"`. */
const decimal = z.string().check(z.regex(/^-?\d+(\.\d+)?$/))
/** What may be unknown is null, never zero. */
const known = z.nullable(decimal)
const localDay = z.iso.date()
const period = z.object({ start: localDay, end: localDay })
const orMissing = <Shape extends z.core.$ZodType>(shape: Shape) => z.optional(z.nullable(shape))

/** One run of the model: low, likely or high. All in kronor; `per_krona` is value divided by cost. */
const run = z.object({
  cost_sek: known,
  value_sek: known,
  labour_sek: known,
  extra_sek: known,
  net_sek: known,
  roi: known,
  per_krona: known,
})

const costPart = z.object({
  category: z.string(),
  source: z.string(),
  /** Null when no line of it has a rate. */
  amount_sek: known,
  /** The part of the amount that may still change. */
  provisional_sek: known,
  lines: count,
  native: z.array(z.object({ currency: z.string(), amount: decimal })),
})

const day = z.object({
  day: localDay,
  /** Kronor by category; a category without lines is not there. */
  cost: z.record(z.string(), known),
  calls: count,
  answered: count,
  bookings: count,
  is_incomplete: z.boolean(),
})

const hour = z.object({
  weekday: z.int().check(z.minimum(1), z.maximum(7)),
  hour: z.int().check(z.minimum(0), z.maximum(23)),
  calls: count,
  missed: count,
})

const freshness = z.object({
  integration_id: z.string(),
  provider: z.string(),
  label: z.string(),
  status: z.string(),
  error_code: z.nullable(z.string()),
  last_event_at: z.nullable(z.string()),
  last_sync_at: z.nullable(z.string()),
  /** Of the source's cost in the period, 0 to 1. */
  provisional_share: known,
  backfill: z.nullable(z.object({ done: z.nullable(count), total: z.nullable(count) })),
})

const comparison = z.object({
  period,
  cost_sek: known,
  value_sek: known,
  net_sek: known,
  roi: known,
  calls: count,
  bookings: count,
  days: z.array(z.object({ day: localDay, cost_sek: known })),
  /** Why the cost is another than before; sums to the difference. */
  cost_change: z.nullable(z.array(z.object({ cause: z.string(), sek: decimal }))),
})

/** What `get_dashboard` answers. The database builds it as jsonb, which the generated types cannot see into. */
export const dashboardDocument = z.object({
  period: z.extend(period, { today: localDay, time_zone: z.string(), is_unfinished: z.boolean() }),
  roi: known,
  roi_hidden: z.nullable(z.string()),
  calls: count,
  bookings: count,
  range: z.object({ low: run, likely: run, high: run }),
  cost: z.object({
    parts: z.array(costPart),
    /** Lines whose currency had no rate: in none of the sums. */
    unconverted: z.array(
      z.object({
        currency: z.string(),
        amount: decimal,
        lines: count,
        first_day: localDay,
        last_day: localDay,
      }),
    ),
    unpriced: count,
    setup_sek: known,
  }),
  value: z.object({
    labour_sek: known,
    labour_hours: known,
    extra_sek: known,
    hourly_cost_sek: known,
    booked_through_ai_sek: known,
    turnover_sek: known,
    expected_sek: known,
  }),
  funnel: z.object({
    calls: count,
    answered: count,
    handled: count,
    booked: count,
    showed: count,
    marked: count,
  }),
  facts: z.object({
    break_even_bookings: z.nullable(count),
    pays_before_bookings: z.nullable(z.boolean()),
    payback: z.object({
      state: z.enum(['no_setup', 'not_yet', 'paid', 'forecast']),
      day: z.nullable(localDay),
      setup_sek: known,
    }),
    cost_per_handled_call: known,
    cost_per_booking: known,
    cost_per_minute: known,
    human_cost_sek: known,
  }),
  // A chart draws at most this many points a series.
  days: z.array(day).check(z.maxLength(400)),
  hours: z.array(hour).check(z.maxLength(168)),
  opening_hours: z.unknown(),
  today: z.object({
    calls: count,
    answered: count,
    missed: count,
    in_progress: count,
    seconds: count,
    messages: count,
  }),
  assumptions: z.array(
    z.object({
      key: z.string(),
      low: decimal,
      likely: decimal,
      high: decimal,
      /** `default` is assumed: nobody has said it. */
      state: z.string(),
      valid_from: z.nullable(localDay),
    }),
  ),
  attribution: z.record(z.string(), count),
  freshness: z.array(freshness),
  rates: z.array(
    z.object({
      currency: z.string(),
      rate: known,
      rate_date: z.nullable(localDay),
      source: z.nullable(z.string()),
      provisional: z.nullable(z.boolean()),
    }),
  ),
  missing: z.array(
    z.object({
      what: z.string(),
      since: orMissing(z.string()),
      count: orMissing(count),
      currency: orMissing(z.string()),
    }),
  ),
  first_day: z.nullable(localDay),
  comparison: z.nullable(comparison),
})

export type Dashboard = z.infer<typeof dashboardDocument>
export type DashboardDay = Dashboard['days'][number]
export type DashboardHour = Dashboard['hours'][number]
export type DashboardSource = Dashboard['freshness'][number]
export type DashboardComparison = NonNullable<Dashboard['comparison']>
