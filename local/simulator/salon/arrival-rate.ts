import { hoursOn } from './hours-on.ts'
import { isoWeekday } from './local-time.ts'
import type { SalonProfile } from './salon-profile.ts'

/** January to December: full before midsummer and Christmas, empty in July. */
const monthFactor = [0.9, 0.92, 1, 1.02, 1.1, 1.05, 0.7, 0.95, 1.02, 1, 1.08, 1.25]

/** Whether the salon's door is open at an hour (0–23) of a local day. */
export function isOpen(salon: SalonProfile, day: string, hour: number): boolean {
  const hours = hoursOn(salon, day)
  return hours !== null && hour >= hours[0] && hour < hours[1]
}

/** Calls expected in one hour of a local day, before the month is considered. */
function baseRate(salon: SalonProfile, day: string, hour: number): number {
  if (isOpen(salon, day, hour)) {
    const saturday = isoWeekday(day) === 6
    const opening = isOpen(salon, day, hour - 1) ? 1 : 1.25
    const lunch = hour === 11 || hour === 12 ? 1.45 : 1
    return (saturday ? 6.8 : 2.35) * opening * lunch
  }
  if (hour < 6 || hour >= 23) return 0.04
  if (hour < 8 || hour >= 21) return 0.25
  // People who work when the salon is open ring in the evening, or on the closed day.
  return hoursOn(salon, day) === null ? 0.55 : 0.95
}

/** Calls expected between `hour` and `hour + 1` of a local day. */
export const arrivalRate = (salon: SalonProfile, day: string, hour: number): number =>
  baseRate(salon, day, hour) * (monthFactor[Number(day.slice(5, 7)) - 1] ?? 1)
