import { isOpen } from './salon/arrival-rate.ts'
import type { Outcome } from './salon/conversation.ts'
import { localDay, localHour } from './salon/local-time.ts'
import type { SalonProfile } from './salon/salon-profile.ts'
import type { SeededRandom } from './salon/seeded-random.ts'

/** The first calls come quickly at any hour: somebody has just started and is watching. */
const WELCOME = 4
/** Live calls in a row before the feed eases off: about half an hour of watching. */
const LIVELY = 20

const outcomes = {
  open: { answered: 84, canceled: 7, 'no-answer': 6, busy: 3 },
  closed: { answered: 36, canceled: 34, 'no-answer': 26, busy: 4 },
} as const satisfies Record<string, Partial<Record<Outcome, number>>>

export function salonIsOpen(salon: SalonProfile, now: number): boolean {
  return isOpen(salon, localDay(now, salon.timeZone), Math.floor(localHour(now, salon.timeZone)))
}

/**
 * Seconds until the next unplanned call: after the first few, one to three minutes while the salon is open,
 * longer when it is closed, longest at night. After `LIVELY` calls it eases off, so that a day left running
 * stays believable.
 */
export function liveGap(random: SeededRandom, salon: SalonProfile, now: number, callsSoFar: number): number {
  if (callsSoFar === 0) return 3
  if (callsSoFar < WELCOME) return random.between(30, 75)
  const hour = localHour(now, salon.timeZone)
  const night = hour < 7 || hour >= 23
  const [low, high] = salonIsOpen(salon, now) ? [60, 180] : night ? [200, 480] : [110, 280]
  return random.between(low, high) * (callsSoFar >= LIVELY ? 4 : 1)
}

/**
 * What becomes of an unplanned call. Short, so that a visitor sees the end of it; the first is answered and ends
 * with a booking.
 */
export function liveCourse(random: SeededRandom, salon: SalonProfile, now: number, callsSoFar: number) {
  const weights = salonIsOpen(salon, now) ? outcomes.open : outcomes.closed
  const outcome: Outcome = callsSoFar === 0 ? 'answered' : random.weighted<keyof typeof weights>(weights)
  const rings = {
    answered: [2, 5],
    canceled: [4, 9],
    'no-answer': [12, 20],
    busy: [1, 2],
    failed: [1, 2],
  } as const
  const [low, high] = rings[outcome]
  const ringSeconds = random.between(low, high)
  const talkSeconds = random.between(20, 55)
  const books = outcome === 'answered' && (callsSoFar === 0 || (talkSeconds >= 35 && random.chance(0.5)))
  return {
    outcome,
    ringSeconds,
    talkSeconds: callsSoFar === 0 ? Math.max(40, talkSeconds) : talkSeconds,
    books,
  }
}
