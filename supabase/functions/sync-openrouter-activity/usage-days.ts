const DAY_MS = 86_400_000
/** What `GET /activity` reaches back to. */
const WINDOW_DAYS = 30
/** Late rows come for a while after midnight, so the last days are not final yet. */
const UNSETTLED_DAYS = 3
/** Analytics reach back 365 days; one is left for clocks that disagree. */
const REACH_DAYS = 364

/** A stretch of UTC days: the first, and the one after the last. */
export type DaySpan = { from: string; until: string }

export const dayOf = (time: Date): string => time.toISOString().slice(0, 10)
const addDays = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS))

/** The last 30 completed UTC days. */
export function activityWindow(now: Date): DaySpan {
  const today = dayOf(now)
  return { from: addDays(today, -WINDOW_DAYS), until: today }
}

/** Days before this one change no more. */
export const finalBefore = (now: Date): string => addDays(dayOf(now), -UNSETTLED_DAYS)

/** What lies between the last complete read and the window, when nobody has read for so long; else undefined. */
export function gapBefore(window: DaySpan, lastRead: Date | null): DaySpan | undefined {
  if (lastRead === null) return undefined
  const from = addDays(dayOf(lastRead), -UNSETTLED_DAYS)
  return from < window.from ? { from: later(from, reach(window)), until: window.from } : undefined
}

/** A year before the window, as far as the provider remembers. */
export const historyBefore = (window: DaySpan): DaySpan => ({ from: reach(window), until: window.from })

const reach = (window: DaySpan): string => addDays(window.until, -REACH_DAYS)
const later = (a: string, b: string): string => (a > b ? a : b)

/** The calendar months of a span, the newest first; the outer ones may be parts. */
export function monthsOf({ from, until }: DaySpan): DaySpan[] {
  const months: DaySpan[] = []
  for (let end = until; end > from;) {
    const start = later(`${addDays(end, -1).slice(0, 8)}01`, from)
    months.push({ from: start, until: end })
    end = start
  }
  return months
}

/** Two halves of a span, or undefined for a single day. */
export function halves({ from, until }: DaySpan): [DaySpan, DaySpan] | undefined {
  const days = daysOf({ from, until })
  const middle = days[Math.ceil(days.length / 2)]
  if (middle === undefined) return undefined
  return [
    { from, until: middle },
    { from: middle, until },
  ]
}

export function daysOf({ from, until }: DaySpan): string[] {
  const days: string[] = []
  for (let day = from; day < until; day = addDays(day, 1)) days.push(day)
  return days
}
