import * as z from 'zod/mini'
import type { DaySpan } from '../_shared/twilio/list-resources.ts'

const DAY_MS = 86_400_000
/** Prices and final states arrive late: the last days are always read again. */
const REREAD_DAYS = 3
/** What a new connection shows first; the rest of the year is the backfill's. */
const FIRST_DAYS = 90
const BACKFILL_DAYS = 365
/** About a month at a time: what an owner sees as one step of the progress. */
const SPAN_DAYS = 30
/** A plan that has lain about for longer is made anew: its newest end would leave a gap before now. */
const STALE_MS = DAY_MS

const day = z.iso.date()
const planSchema = z.object({
  madeAt: z.iso.datetime(),
  /** Read from the newest span to the oldest, down to this day. */
  since: day,
  /** Where the span ends that is being read; not included. Null: now. */
  before: z.nullable(day),
  list: z.enum(['Calls', 'Messages']),
  /** Where the list goes on; null at its beginning. */
  page: z.nullable(z.string()),
  done: z.int(),
})

/** What is still to be read, newest first: the job's cursor. */
export type ReadingPlan = z.infer<typeof planSchema>

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
const minusDays = (from: string, days: number) => dayOf(Date.parse(from) - days * DAY_MS)

function planSince(now: Date, since: string, before: string | null): ReadingPlan {
  return { madeAt: now.toISOString(), since, before, list: 'Calls', page: null, done: 0 }
}

/**
 * What is recent: 90 days at first, otherwise 3 days before the last complete read, and further back to a call
 * whose price has not come.
 */
export function recentPlan(now: Date, lastSync: Date | null, oldestUnpriced: Date | null): ReadingPlan {
  if (lastSync === null) return planSince(now, dayOf(now.getTime() - FIRST_DAYS * DAY_MS), null)
  const usual = Math.min(now.getTime(), lastSync.getTime()) - REREAD_DAYS * DAY_MS
  return planSince(now, dayOf(Math.min(usual, oldestUnpriced?.getTime() ?? usual)), null)
}

/** The year before what a new connection reads first, with a day of both. */
export function backfillPlan(now: Date): ReadingPlan {
  const time = now.getTime()
  return planSince(now, dayOf(time - BACKFILL_DAYS * DAY_MS), dayOf(time - (FIRST_DAYS - 1) * DAY_MS))
}

/** The plan that a cursor holds, or undefined when there is none that can be carried on. */
export function planOf(cursor: unknown, now: Date, mode: 'recent' | 'backfill'): ReadingPlan | undefined {
  const { data } = planSchema.safeParse(cursor)
  if (!data) return undefined
  const isStale = mode === 'recent' && now.getTime() - Date.parse(data.madeAt) > STALE_MS
  return isStale ? undefined : data
}

/** The span that is being read. */
export function spanOf({ since, before }: ReadingPlan, now: Date): DaySpan {
  const from = minusDays(before ?? dayOf(now.getTime()), SPAN_DAYS)
  return { from: from > since ? from : since, before }
}

/** After the last page of a list: the messages of the same span, then the span before it. Undefined: all is read. */
export function nextPlan(plan: ReadingPlan, now: Date): ReadingPlan | undefined {
  if (plan.list === 'Calls') return { ...plan, list: 'Messages', page: null }
  const { from } = spanOf(plan, now)
  if (from <= plan.since) return undefined
  return { ...plan, before: from, list: 'Calls', page: null, done: plan.done + 1 }
}

/** How many spans there are in all, done ones included. */
export function spanCount(plan: ReadingPlan, now: Date): number {
  const end = plan.before ?? dayOf(now.getTime())
  const left = (Date.parse(end) - Date.parse(plan.since)) / DAY_MS
  return plan.done + Math.max(1, Math.ceil(left / SPAN_DAYS))
}
