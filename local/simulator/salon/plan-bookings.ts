import { endOf, type Conversation } from './conversation.ts'
import { drawAppointment, nextOpenDay, serviceOf, slotOn, type Appointment } from './draw-appointment.ts'
import { drawBookingLife, MOST_VISITS, MOST_WEEKS_BETWEEN } from './draw-booking-life.ts'
import { CANCEL_WORD } from './draw-texts.ts'
import { fictionNumber } from './fiction-numbers.ts'
import { addDays, instantAt, localDay } from './local-time.ts'
import { planDay, type DaySetting } from './plan-day.ts'
import type { SalonBooking } from './salon-booking.ts'
import { clientOf, clientWithoutNumber, drawWalkIn, type SalonClient } from './salon-client.ts'
import type { SalonProfile } from './salon-profile.ts'
import { seededRandom, type SeededRandom } from './seeded-random.ts'

export type BookingSetting = DaySetting & {
  /** What the salon's day was, with calls beside the plan; the plan alone without it. */
  conversations?: readonly Conversation[]
}

/** Ids have the day in front: a hundred thousand a day, the first half for what is planned, the last tenth for others. */
const IDS_A_DAY = 100_000
const FIRST_UNPLANNED = 50_000
/** From here on a day's ids are for bookings that no conversation and no plan knows. */
export const FIRST_ORDERED = 90_000
/** Online and at the till, a day at volume 1. */
const ONLINE_A_DAY = 2.6
const AT_THE_TILL_A_DAY = 3.2

const dayNumber = (salon: SalonProfile, day: string) =>
  (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${salon.since}T00:00:00Z`)) / 86_400_000 + 1

/** The first id of a local day; what follows is up to whoever numbers. */
export const firstIdOf = (salon: SalonProfile, day: string): number => dayNumber(salon, day) * IDS_A_DAY

/** The local day that the booking with an id was made on; null for an id that no booking of this salon can have. */
export function dayOfBookingId(salon: SalonProfile, id: number): string | null {
  const number = Math.floor(id / IDS_A_DAY)
  return number >= 1 && number < 100_000 ? addDays(salon.since, number - 1) : null
}

/** Whether a booking was made in a call beside the plan. */
export function isOfLiveCall(id: number): boolean {
  const number = id % IDS_A_DAY
  return number >= FIRST_UNPLANNED && number < FIRST_ORDERED
}

/** A booking without its id and later life. */
type Draft = {
  key: string
  via: SalonBooking['via']
  callKey: string | null
  client: SalonClient
  madeAt: number
  appointment: Appointment
  takenBackAt: number | null
}

/** Whether a conversation is one of the day's plan, and not one that happened beside it. */
const isPlanned = ({ key, day }: Conversation) => key.startsWith(`${day}/`)

/** Who the receptionist books for. A caller who hides the number gives one, or only a mail address. */
function clientOfCall(random: SeededRandom, caller: string | null): SalonClient {
  if (caller !== null) return clientOf(caller, random)
  if (random.chance(0.5)) return clientWithoutNumber(random)
  return clientOf(fictionNumber('malmo', random.between(0, 96)), random)
}

function draftOfCall(seed: string, conversation: Conversation): Draft[] {
  const { key, appointment, texts } = conversation
  if (!appointment) return []
  const random = seededRandom(`${seed}:booking:${key}`)
  const client = clientOfCall(random, conversation.caller)
  const pickedUpAt = conversation.startsAt + conversation.ringSeconds * 1000
  const share = 0.55 + 0.4 * random.next()
  const duringAt = pickedUpAt + Math.round(share * conversation.talkSeconds) * 1000
  // Now and then it is put in afterwards, by the staff who read what was said. A confirmation by text means: at once, and
  // who orders a call that books wants to see the booking.
  const isLate = random.chance(0.25) && texts.length === 0 && isPlanned(conversation)
  const madeAt = isLate ? endOf(conversation) + random.between(60, 1500) * 1000 : duringAt
  const takenBack = texts.find(({ direction, body }) => direction === 'inbound' && body === CANCEL_WORD)
  const takenBackAt = takenBack ? takenBack.sentAt + random.between(20, 600) * 1000 : null
  return [{ key, via: 'call', callKey: key, client, madeAt, appointment, takenBackAt }]
}

/** What clients book on the web page, in the evening most of all, and at the till on their way out. */
function drawWalkIns({ salon, seed, day, volume = 1 }: DaySetting): Draft[] {
  const random = seededRandom(`${seed}:walk-ins:${day}`)
  const draft = (via: 'online' | 'staff', n: number, hour: number): Draft => ({
    key: `${day}/${via}/${n}`,
    via,
    callKey: null,
    client: drawWalkIn(random),
    madeAt: instantAt(day, Math.floor(hour * 3600), salon.timeZone),
    appointment: drawAppointment(random, salon, day),
    takenBackAt: null,
  })
  const online = Array.from({ length: random.poisson(ONLINE_A_DAY * volume) }, (_, n) =>
    draft('online', n, random.chance(0.6) ? 18 + 5.5 * random.next() : 7 + 11 * random.next()),
  )
  const openHours = nextOpenDay(salon, day) === day ? 1 : 0
  const till = Array.from({ length: random.poisson(AT_THE_TILL_A_DAY * volume * openHours) }, (_, n) =>
    draft('staff', n, 12 + 3 * random.next()),
  )
  return [...online, ...till]
}

/** One act of booking: a single visit, or now and then a series a few weeks apart. */
function visitsOf(salon: SalonProfile, seed: string, draft: Draft, firstId: number): SalonBooking[] {
  const { key, via, callKey, client, madeAt, appointment, takenBackAt } = draft
  const random = seededRandom(`${seed}:life:${key}`)
  const count =
    via !== 'online' && takenBackAt === null && random.chance(0.03) ? random.between(3, MOST_VISITS) : 1
  const weeks = random.between(4, MOST_WEEKS_BETWEEN)
  const { minutes } = serviceOf(salon, appointment.serviceId)
  const hour = random.next()
  return Array.from({ length: count }, (_, n): SalonBooking => {
    const day = nextOpenDay(salon, addDays(localDay(appointment.startsAt, salon.timeZone), n * weeks * 7))
    const made = {
      madeAt,
      startsAt: n === 0 ? appointment.startsAt : slotOn(salon, day, minutes, hour),
      stylistId: appointment.stylistId,
      minutes,
      needsApproval: via === 'online' && random.chance(0.12),
      toldLate: count === 1 && takenBackAt === null && random.chance(0.008),
    }
    return {
      ...made,
      id: firstId + n,
      madeOn: localDay(madeAt, salon.timeZone),
      via,
      callKey,
      client,
      serviceId: appointment.serviceId,
      seriesId: count > 1 ? firstId : null,
      prepaid: via === 'online' && random.chance(0.2),
      changes: drawBookingLife(random, salon, made, takenBackAt),
    }
  })
}

/**
 * The bookings that are made on one local day, by call, online or by the staff, oldest first; those made in calls
 * beside the plan come last, in the order of the calls. Pure: the same salon, seed, day and conversations give
 * the same answer, and one more conversation changes no other booking.
 */
export function bookingsOfDay(setting: BookingSetting): SalonBooking[] {
  const { salon, seed, day } = setting
  if (day < salon.since) return []
  const conversations = setting.conversations ?? planDay(setting)
  const midnight = instantAt(addDays(day, 1), 0, salon.timeZone)
  const ofCalls = (wanted: boolean) =>
    conversations
      .filter((one) => isPlanned(one) === wanted)
      .flatMap((one) => draftOfCall(seed, one))
      .filter(({ madeAt }) => madeAt < midnight)
  const planned = [...ofCalls(true), ...drawWalkIns(setting)].sort(
    (a, b) => a.madeAt - b.madeAt || (a.key < b.key ? -1 : 1),
  )
  const first = firstIdOf(salon, day)
  const numbered = (drafts: readonly Draft[], from: number) => {
    const bookings: SalonBooking[] = []
    for (const draft of drafts) bookings.push(...visitsOf(salon, seed, draft, from + bookings.length))
    return bookings
  }
  return [...numbered(planned, first), ...numbered(ofCalls(false), first + FIRST_UNPLANNED)]
}
