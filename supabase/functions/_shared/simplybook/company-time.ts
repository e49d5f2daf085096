/** What a company's clock showed, as an instant. */
export type CompanyTime = {
  /** ISO 8601, UTC. */
  at: string
  /** The clock never showed it: it lies in the hour that is skipped in spring, and was moved forward by that hour. */
  isSkipped: boolean
}

const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * The one place where a company's wall time becomes an instant: `2026-03-10 09:15:00`, with a space or a T, means the
 * company's clock; with Z or an offset it means what it says. An hour that comes twice in autumn is its first; one that
 * does not exist in spring is the hour after it.
 * @param timeZone a name of the time zone database, such as `Europe/Stockholm`
 * @returns undefined for what is no date and time
 */
export function companyTime(text: string, timeZone: string): CompanyTime | undefined {
  const [, year, month, day, hour, minute, second = '0', zone] = WRITTEN.exec(text.trim()) ?? []
  if (year === undefined || year === '0000') return undefined
  const wall = Date.UTC(+year, +(month ?? 0) - 1, +(day ?? 0), +(hour ?? 0), +(minute ?? 0), +second)
  // The 31st of February would silently become a day in March.
  if (new Date(wall).toISOString().slice(0, 16) !== `${year}-${month}-${day}T${hour}:${minute}`)
    return undefined
  if (zone !== undefined) return { at: iso(wall - offsetOf(zone)), isSkipped: false }

  // The true offset is that of the day before or of the day after. Before a change the earlier one, so that a repeated
  // hour is read as its first; in a skipped hour neither shows what was asked for.
  const offsets = [offsetAt(wall - DAY_MS, timeZone), offsetAt(wall + DAY_MS, timeZone)] as const
  const fitting = offsets.find((offset) => offsetAt(wall - offset, timeZone) === offset)
  // With the offset before the change, the clock shows the time an hour later.
  return { at: iso(wall - (fitting ?? offsets[0])), isSkipped: fitting === undefined }
}

/** The day a company's clock shows at an instant, `YYYY-MM-DD`. */
export function companyDay(instant: Date, timeZone: string): string {
  return iso(instant.getTime() + offsetAt(instant.getTime(), timeZone)).slice(0, 10)
}

/** Whether there is a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    // Offsets such as "+02:00" are accepted here too, and would know no summer time.
    return /^[A-Za-z]/.test(name) && formatFor(name) !== undefined
  } catch {
    return false
  }
}

const DAY_MS = 86_400_000
const iso = (ms: number) => new Date(ms).toISOString()

function offsetOf(zone: string): number {
  if (/^z$/i.test(zone)) return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}

const formats = new Map<string, Intl.DateTimeFormat>()
const REMEMBERED_ZONES = 100

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  if (formats.size >= REMEMBERED_ZONES) formats.clear()
  formats.set(timeZone, made)
  return made
}

/** Clocks change at a full quarter of an hour: what is true of one moment of it is true of all. */
const QUARTER_MS = 900_000
const offsets = new Map<string, number>()
const REMEMBERED_QUARTERS = 50_000

/** Zone minus UTC at an instant, in ms. Asking the zone's table takes longer than all else about a booking. */
function offsetAt(instant: number, timeZone: string): number {
  const quarter = Math.floor(instant / QUARTER_MS)
  const key = `${timeZone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const offset = lookUpOffset(quarter * QUARTER_MS, timeZone)
  if (offsets.size >= REMEMBERED_QUARTERS) offsets.clear()
  offsets.set(key, offset)
  return offset
}

function lookUpOffset(instant: number, timeZone: string): number {
  const part: Record<string, number> = {}
  for (const { type, value } of formatFor(timeZone).formatToParts(instant)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant
}
