const DAY = 86_400_000

const dayText = (utc: number) => new Date(utc).toISOString().slice(0, 10)

/** Easter Sunday in the Gregorian calendar (anonymous algorithm, valid from 1583). */
function easterSunday(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1)
}

/** The first Saturday on or after a date. */
function saturdayFrom(year: number, month: number, day: number): number {
  const start = Date.UTC(year, month - 1, day)
  return start + ((6 - new Date(start).getUTCDay() + 7) % 7) * DAY
}

/**
 * Days on which a Swedish salon is closed: the public holidays by law (1989:253), and the eves of
 * Midsummer, Christmas and New Year, which trade keeps as holidays. As YYYY-MM-DD.
 */
export function swedishHolidays(year: number): ReadonlySet<string> {
  const easter = easterSunday(year)
  const midsummer = saturdayFrom(year, 6, 20)
  const movable = [
    easter - 2 * DAY,
    easter,
    easter + DAY,
    easter + 39 * DAY,
    easter + 49 * DAY,
    midsummer - DAY,
    midsummer,
    saturdayFrom(year, 10, 31),
  ]
  const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31']
  return new Set([...movable.map(dayText), ...fixed.map((date) => `${year}-${date}`)])
}

const years = new Map<string, ReadonlySet<string>>()

export function isSwedishHoliday(day: string): boolean {
  const year = day.slice(0, 4)
  const holidays = years.get(year) ?? swedishHolidays(Number(year))
  years.set(year, holidays)
  return holidays.has(day)
}
