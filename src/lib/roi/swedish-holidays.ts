import { addDays, weekdayOf, type LocalDay } from '../local-days'

const dayOf = (year: number, month: number, day: number): LocalDay =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** Easter Sunday by the anonymous Gregorian algorithm. */
export function easterSunday(year: number): LocalDay {
  const whole = Math.floor
  const a = year % 19
  const b = whole(year / 100)
  const c = year % 100
  const h = (19 * a + b - whole(b / 4) - whole((b - whole((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * whole(c / 4) - h - (c % 4)) % 7
  const m = whole((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayOf(year, whole(n / 31), (n % 31) + 1)
}

const saturdayUpTo = (day: LocalDay) => addDays(day, -((weekdayOf(day) + 1) % 7))

/** The red days of a year, by the law of 1989 (1989:253) with the national day of 2005; other Sundays are not among them. */
export function swedishHolidays(year: number): Set<LocalDay> {
  const easter = easterSunday(year)
  return new Set([
    dayOf(year, 1, 1),
    dayOf(year, 1, 6),
    addDays(easter, -2),
    easter,
    addDays(easter, 1),
    dayOf(year, 5, 1),
    addDays(easter, 39),
    addDays(easter, 49),
    dayOf(year, 6, 6),
    saturdayUpTo(dayOf(year, 6, 26)),
    saturdayUpTo(dayOf(year, 11, 6)),
    dayOf(year, 12, 25),
    dayOf(year, 12, 26),
  ])
}

const byYear = new Map<number, Set<LocalDay>>()

export function isSwedishHoliday(day: LocalDay): boolean {
  const year = Number(day.slice(0, 4))
  const known = byYear.get(year) ?? swedishHolidays(year)
  byYear.set(year, known)
  return known.has(day)
}
