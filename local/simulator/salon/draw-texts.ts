import type { Text } from './conversation.ts'
import { serviceOf, type Appointment } from './draw-appointment.ts'
import type { SalonProfile } from './salon-profile.ts'
import type { SeededRandom } from './seeded-random.ts'

const days = new Map<string, Intl.DateTimeFormat>()
const clocks = new Map<string, Intl.DateTimeFormat>()

/** The two formats of a zone, made once: making one takes longer than a whole day's calls. */
function formatIn(
  known: Map<string, Intl.DateTimeFormat>,
  timeZone: string,
  parts: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const format = known.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone })
  known.set(timeZone, format)
  return format
}

/** `ons 25 nov kl 13:15`, as a salon writes it. */
function writtenTime(startsAt: number, timeZone: string): string {
  const day = formatIn(days, timeZone, { weekday: 'short', day: 'numeric', month: 'short' }).format(startsAt)
  const clock = formatIn(clocks, timeZone, { hour: '2-digit', minute: '2-digit' }).format(startsAt)
  return `${day.replaceAll('.', '')} kl ${clock}`
}

/** What takes a booking back. */
export const CANCEL_WORD = 'AVBOKA'

const replies = [
  'Tack!',
  'Tack så mycket 😊',
  CANCEL_WORD,
  'Kan jag komma en kvart senare?',
  'Perfekt, vi ses',
] as const

/** A carrier's verdicts, by how often they come. */
const receipts = { delivered: 95.5, sent: 2, undelivered: 1.8, failed: 0.7 }

type Booking = {
  key: string
  number: string
  /** Epoch milliseconds. */
  after: number
  appointment: Appointment
}

/** The confirmation that follows a booking, and now and then the customer's answer. */
export function drawTexts(random: SeededRandom, salon: SalonProfile, booking: Booking): Text[] {
  const { serviceId, startsAt } = booking.appointment
  const service = serviceOf(salon, serviceId).name
  const hours = 'Avboka senast 24 timmar innan. Svara AVBOKA på detta sms eller ring oss. '
  const body =
    `Hej! Din tid hos ${salon.name}: ${service} ${writtenTime(startsAt, salon.timeZone)}. ` +
    `${random.chance(0.3) ? hours : ''}Välkommen!`
  const confirmation: Text = {
    key: `${booking.key}/c`,
    direction: 'outbound',
    number: booking.number,
    body,
    sentAt: booking.after + random.between(2, 20) * 1000,
    deliverySeconds: random.between(2, 25),
    outcome: random.weighted(receipts),
  }
  if (confirmation.outcome !== 'delivered' || !random.chance(0.09)) return [confirmation]
  const answer: Text = {
    key: `${booking.key}/a`,
    direction: 'inbound',
    number: booking.number,
    body: random.pick(replies),
    sentAt: confirmation.sentAt + random.between(60, 2400) * 1000,
    deliverySeconds: 0,
    outcome: 'received',
  }
  return [confirmation, answer]
}
