import type { SalonProfile } from '../simulator/salon/salon-profile.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/** A salon's hours as an account keeps them: `{ mon: [['12:00', '18:00']] }`. */
export function weeklyHours(hours: SalonProfile['hours']): Record<string, [string, string][]> {
  return Object.fromEntries(
    weekdays.flatMap((name, place) => {
      const day = hours[place + 1]
      return day === undefined ? [] : [[name, [[clock(day[0]), clock(day[1])]]]]
    }),
  )
}
