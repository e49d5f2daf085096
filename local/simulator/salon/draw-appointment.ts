import { hoursOn } from './hours-on.ts'
import { addDays, instantAt } from './local-time.ts'
import type { SalonProfile, SalonService } from './salon-profile.ts'
import type { SeededRandom } from './seeded-random.ts'

/** What was agreed on: ids of the salon's own lists, and an instant in milliseconds. */
export type Appointment = { serviceId: number; stylistId: number; startsAt: number }

/** Nobody is booked further ahead than this, the later visits of a series left out. */
export const MOST_DAYS_AHEAD = 40

/** The first day from `day` on that the salon is open. */
export function nextOpenDay(salon: SalonProfile, day: string): string {
  let open = day
  while (hoursOn(salon, open) === null) open = addDays(open, 1)
  return open
}

export function serviceOf(salon: SalonProfile, id: number): SalonService {
  const found = salon.services.find((service) => service.id === id)
  if (!found) throw new Error(`${salon.name} has no service ${id}`)
  return found
}

const weights = new WeakMap<SalonProfile, Record<string, number>>()

/** How often each service is booked, by id. */
function weightsOf(salon: SalonProfile): Record<string, number> {
  const known = weights.get(salon)
  if (known) return known
  const made = Object.fromEntries(salon.services.map(({ id, weight }) => [String(id), weight]))
  weights.set(salon, made)
  return made
}

/** A quarter of an hour of an open day at which a visit of `minutes` still ends by closing time. */
export function slotOn(salon: SalonProfile, day: string, minutes: number, share: number): number {
  const [opens, closes] = hoursOn(salon, day) ?? [12, 15]
  const quarters = Math.max(1, Math.floor(((closes - opens) * 60 - minutes) / 15) + 1)
  return instantAt(day, opens * 3600 + Math.floor(share * quarters) * 900, salon.timeZone)
}

/**
 * A visit on a later open day, soon more often than late. Draws from `random` exactly four times: the day's
 * calls are drawn from the same sequence, and one draw more would shift all that follow.
 */
export function drawAppointment(random: SeededRandom, salon: SalonProfile, day: string): Appointment {
  const ahead = 1 + Math.floor((MOST_DAYS_AHEAD - 12) * random.next() ** 2)
  const service = serviceOf(salon, Number(random.weighted(weightsOf(salon))))
  const visitDay = nextOpenDay(salon, addDays(day, ahead))
  const startsAt = slotOn(salon, visitDay, service.minutes, random.next())
  return { serviceId: service.id, stylistId: random.pick(salon.stylists).id, startsAt }
}
