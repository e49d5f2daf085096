/** A calendar day of the account, `2026-11-23`. Sorts and compares as text. */
export type LocalDay = string

const dayPattern = /^\d{4}-\d{2}-\d{2}$/
const dayMs = 86_400_000
/** The civil day as a number of days since 1970, in no time zone at all. */
const toNumber = (day: LocalDay) => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs)
const fromNumber = (number: number): LocalDay => new Date(number * dayMs).toISOString().slice(0, 10)

/** True for a day that exists: `2026-02-30` does not. */
export function isLocalDay(text: string): boolean {
  if (!dayPattern.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
}

/** The day `count` days later; earlier when negative. Daylight saving time does not matter here. */
export const addDays = (day: LocalDay, count: number): LocalDay => fromNumber(toNumber(day) + count)

/** How many days `to` lies after `from`. */
export const daysBetween = (from: LocalDay, to: LocalDay): number => toNumber(to) - toNumber(from)

/** Every day from `from` to `to`, both inclusive, ascending. */
export function listDays(from: LocalDay, to: LocalDay): LocalDay[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index))
}

/** Monday is 1, Sunday is 7, as in ISO 8601. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: LocalDay): number => ((((toNumber(day) + 3) % 7) + 7) % 7) + 1

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Formatters are slow to make and there are few zones, so each is made once. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  clocks.set(timeZone, clock)
  return clock
}

/** The clock on the wall of the account, written as if it were UTC: milliseconds since 1970. */
function wallTime(instant: Date, timeZone: string): number {
  const parts = Object.fromEntries(
    clockIn(timeZone)
      .formatToParts(instant)
      .map((p) => [p.type, p.value]),
  )
  return Date.parse(
    `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`,
  )
}

/** What the clock on the account's wall shows: the local day and the minute of it, 0 to 1439. */
export type WallClock = { day: LocalDay; minute: number }

export function wallClockOf(instant: Date, timeZone: string): WallClock {
  const wall = new Date(wallTime(instant, timeZone))
  return { day: wall.toISOString().slice(0, 10), minute: wall.getUTCHours() * 60 + wall.getUTCMinutes() }
}

/** The local day an instant falls on. */
export const localDayOf = (instant: Date, timeZone: string): LocalDay => wallClockOf(instant, timeZone).day

/** The instant a local day begins; with the next day's start it bounds the 23, 24 or 25 hours of the day. */
export function startOfDay(day: LocalDay, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // The offset is that of the answer, not of UTC midnight; a second look settles the days when clocks change.
  let instant = midnight
  for (let look = 0; look < 2; look += 1) {
    const offset = wallTime(new Date(instant), timeZone) - instant
    instant = midnight - offset
  }
  return new Date(instant)
}

/** The instant a local day is over, which is when the next one begins. */
export const endOfDay = (day: LocalDay, timeZone: string): Date => startOfDay(addDays(day, 1), timeZone)
