import { isoWeekday } from './local-time.ts'
import type { OpeningHours, SalonProfile } from './salon-profile.ts'
import { isSwedishHoliday } from './swedish-holidays.ts'

const known = new WeakMap<SalonProfile, Map<string, OpeningHours | null>>()

/** When a salon is open on a local day; null when it is closed. Kept, since planning a day asks hundreds of times. */
export function hoursOn(salon: SalonProfile, day: string): OpeningHours | null {
  const days = known.get(salon) ?? new Map<string, OpeningHours | null>()
  known.set(salon, days)
  let hours = days.get(day)
  if (hours === undefined) {
    hours = (isSwedishHoliday(day) ? undefined : salon.hours[isoWeekday(day)]) ?? null
    days.set(day, hours)
  }
  return hours
}
