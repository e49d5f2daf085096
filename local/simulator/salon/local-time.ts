const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(timeZone, made)
  return made
}

/** What a zone's clock shows at an instant minus UTC, in milliseconds, as the zone database has it. */
function readOffset(instant: number, timeZone: string): number {
  const part: Record<string, number> = {}
  for (const { type, value } of formatFor(timeZone).formatToParts(instant)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}

const DAY = 86_400_000
/** By zone and UTC day; null for a day on which the clock is changed. */
const offsets = new Map<string, Map<number, number | null>>()

/** The same from memory: asking the zone database takes longer than all the rest of planning a day. */
function offsetAt(instant: number, timeZone: string): number {
  const known = offsets.get(timeZone) ?? new Map<number, number | null>()
  offsets.set(timeZone, known)
  const day = Math.floor(instant / DAY)
  let offset = known.get(day)
  if (offset === undefined) {
    const atMidnight = readOffset(day * DAY, timeZone)
    offset = atMidnight === readOffset((day + 1) * DAY, timeZone) ? atMidnight : null
    known.set(day, offset)
  }
  return offset ?? readOffset(instant, timeZone)
}

/** The wall clock of a zone at an instant, written as if it were UTC (milliseconds, on the whole second). */
const wallClock = (instant: number, timeZone: string): number =>
  Math.floor(instant / 1000) * 1000 + offsetAt(instant, timeZone)

/** The local calendar day (YYYY-MM-DD) of an instant in milliseconds. */
export const localDay = (instant: number, timeZone: string): string =>
  new Date(wallClock(instant, timeZone)).toISOString().slice(0, 10)

/** Hours since local midnight by the wall clock, with a fraction. */
export const localHour = (instant: number, timeZone: string): number =>
  (wallClock(instant, timeZone) % 86_400_000) / 3_600_000

/** The wall clock of a zone as `YYYY-MM-DD HH:mm:ss`. */
export const localDateTime = (instant: number, timeZone: string): string =>
  new Date(wallClock(instant, timeZone)).toISOString().slice(0, 19).replace('T', ' ')

/**
 * The instant (milliseconds) at which a zone's wall clock shows `seconds` past midnight of `day`.
 * An hour that is skipped in spring is read as the hour after it; one that is repeated, as its first.
 */
export function instantAt(day: string, seconds: number, timeZone: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`) + seconds * 1000
  const firstGuess = wanted - (wallClock(wanted - 7_200_000, timeZone) - (wanted - 7_200_000))
  return firstGuess - (wallClock(firstGuess, timeZone) - wanted > 3_600_000 ? 3_600_000 : 0)
}

/** The calendar day `count` days later (negative: earlier). */
export const addDays = (day: string, count: number): string =>
  count === 0 ? day : new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10)

/** 1 = Monday … 7 = Sunday. */
export const isoWeekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
