import { addDays, isoWeekday } from '../salon/local-time.ts'
import { isSwedishHoliday } from '../salon/swedish-holidays.ts'

const isWeekday = (day: string) => isoWeekday(day) < 6

export const isSwedishBankDay = (day: string): boolean => isWeekday(day) && !isSwedishHoliday(day)

/** The ECB rests on six days a year; every Swedish bank day is one of its days, but not the other way round. */
export function isEcbDay(day: string): boolean {
  if (!isWeekday(day) || /-(01-01|05-01|12-25|12-26)$/.test(day)) return false
  // Good Friday and Easter Monday: the only weekdays in spring that are holidays with a Sunday holiday two days away.
  const isGoodFriday = isoWeekday(day) === 5 && isSwedishHoliday(day) && isSwedishHoliday(addDays(day, 2))
  const isEasterMonday = isoWeekday(day) === 1 && isSwedishHoliday(day) && isSwedishHoliday(addDays(day, -1))
  const isSpring = /-0[34]-/.test(day)
  return !(isSpring && (isGoodFriday || isEasterMonday))
}
