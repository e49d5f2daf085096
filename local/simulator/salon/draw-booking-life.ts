import { MOST_DAYS_AHEAD, nextOpenDay, slotOn } from './draw-appointment.ts'
import { addDays, localDay } from './local-time.ts'
import type { BookingChange, SalonBooking } from './salon-booking.ts'
import type { SalonProfile } from './salon-profile.ts'
import type { SeededRandom } from './seeded-random.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Of a series, and between two of its visits. */
export const MOST_VISITS = 5
export const MOST_WEEKS_BETWEEN = 6

type Made = Pick<SalonBooking, 'madeAt' | 'startsAt' | 'stylistId' | 'minutes' | 'needsApproval' | 'toldLate'>

const seconds = (instant: number) => Math.round(instant / 1000) * 1000

/** An instant between two, not too near the ends of a day that people sleep through. */
const between = (random: SeededRandom, from: number, to: number) =>
  seconds(from + random.next() * (to - from))

function drawMove(random: SeededRandom, salon: SalonProfile, made: Made): BookingChange[] {
  const at = between(random, made.madeAt + 10 * MINUTE, made.startsAt - HOUR)
  const days = random.pick([0, 1, 1, 2, 3, 7, 7, 14])
  const day = nextOpenDay(salon, addDays(localDay(made.startsAt, salon.timeZone), days))
  const startsAt = slotOn(salon, day, made.minutes, random.next())
  const stylistId = random.chance(0.3) ? random.pick(salon.stylists).id : made.stylistId
  // Moved to where it was, or into what has been already: then nobody moved it.
  if (startsAt === made.startsAt || startsAt < at + HOUR) return []
  return [{ at, kind: 'moved', startsAt, stylistId }]
}

/** What the salon notes on the evening of the visit; one in six it forgets. */
function drawVisit(random: SeededRandom, endsAt: number): BookingChange[] {
  const at = seconds(endsAt + random.between(5, 150) * MINUTE)
  const kind = random.weighted({ completed: 79, no_show: 5, nothing: 16 })
  return kind === 'nothing' ? [] : [{ at, kind }]
}

/** Everything that happens to a booking after it was made. `takenBackAt`: the client cancelled then. */
export function drawBookingLife(
  random: SeededRandom,
  salon: SalonProfile,
  made: Made,
  takenBackAt: number | null,
): BookingChange[] {
  if (made.toldLate)
    return [{ at: made.madeAt + random.between(4, 30) * 1000, kind: 'cancelled', by: 'client' }]
  const approval: BookingChange[] = made.needsApproval
    ? [{ at: made.madeAt + random.between(20, 900) * MINUTE, kind: 'approved' }]
    : []
  const isMoved = random.chance(0.07) && made.startsAt - made.madeAt > 3 * HOUR
  const moves = isMoved ? drawMove(random, salon, made) : []
  const [move] = moves
  const startsAt = move?.kind === 'moved' ? move.startsAt : made.startsAt
  const isCancelled = random.chance(0.09)
  const cancelledAt =
    takenBackAt ??
    (isCancelled ? between(random, Math.max(made.madeAt, move?.at ?? 0) + MINUTE, startsAt) : null)
  const last: BookingChange[] =
    cancelledAt === null
      ? drawVisit(random, startsAt + made.minutes * MINUTE)
      : [
          {
            at: cancelledAt,
            kind: 'cancelled',
            by: takenBackAt !== null || random.chance(0.8) ? 'client' : 'salon',
          },
        ]
  // What would come after the end does not happen.
  const end = last.find(({ kind }) => kind === 'cancelled')?.at ?? Infinity
  return [...approval, ...moves]
    .filter(({ at }) => at < end)
    .concat(last)
    .sort((a, b) => a.at - b.at)
}

/** How many days before a visit it may have been booked: moved, and the last of a series, with closed days between. */
export const MOST_DAYS_BEFORE_VISIT = MOST_DAYS_AHEAD + 20 + MOST_VISITS * MOST_WEEKS_BETWEEN * 7
