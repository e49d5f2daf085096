import { arrivalRate, isOpen } from './arrival-rate.ts'
import { endOf, type Conversation } from './conversation.ts'
import { drawConversation } from './draw-conversation.ts'
import { addDays, instantAt } from './local-time.ts'
import type { SalonProfile } from './salon-profile.ts'
import { seededRandom, type SeededRandom } from './seeded-random.ts'

export type DaySetting = {
  salon: SalonProfile
  seed: string
  /** Local day, YYYY-MM-DD. */
  day: string
  /** Multiplies the arrival rate; 1 is the salon as it is. */
  volume?: number
}

/** Somebody who got no answer often tries again within twenty minutes. */
function drawRetry(random: SeededRandom, setting: DaySetting, missed: Conversation): Conversation | null {
  if (missed.outcome === 'answered' || missed.caller === null || !random.chance(0.55)) return null
  return drawConversation(random, setting.salon, {
    key: `${missed.key}r`,
    day: setting.day,
    startsAt: endOf(missed) + random.between(90, 1200) * 1000,
    open: true,
    caller: missed.caller,
  })
}

/**
 * Every conversation that begins on one local day, oldest first. Pure: the same salon, seed and day
 * give the same answer whatever was asked before, so any range can be made day by day when needed.
 * Nothing reaches past local midnight, so days can be listed one after the other.
 */
export function planDay(setting: DaySetting): Conversation[] {
  const { salon, seed, day, volume = 1 } = setting
  if (day < salon.since) return []
  const midnight = instantAt(addDays(day, 1), 0, salon.timeZone)
  const random = seededRandom(`${seed}:${day}`)
  const conversations: Conversation[] = []
  for (let hour = 0; hour < 24; hour++) {
    const count = random.poisson(arrivalRate(salon, day, hour) * volume)
    for (let n = 0; n < count; n++) {
      const call = drawConversation(random, salon, {
        key: `${day}/${hour}/${n}`,
        day,
        startsAt: instantAt(day, hour * 3600 + random.between(0, 3599), salon.timeZone),
        open: isOpen(salon, day, hour),
      })
      const retry = drawRetry(random, setting, call)
      conversations.push(call, ...(retry ? [retry] : []))
    }
  }
  return conversations
    .filter((call) => endOf(call) < midnight)
    .map((call) => ({ ...call, texts: call.texts.filter((text) => text.sentAt + 60_000 < midnight) }))
    .sort((a, b) => a.startsAt - b.startsAt || (a.key < b.key ? -1 : 1))
}
