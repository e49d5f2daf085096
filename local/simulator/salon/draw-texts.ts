import { isOpen } from './arrival-rate.ts'
import type { Text } from './conversation.ts'
import { addDays } from './local-time.ts'
import type { SalonProfile } from './salon-profile.ts'
import type { SeededRandom } from './seeded-random.ts'

const weekdays = new Intl.DateTimeFormat('sv-SE', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const replies = [
  'Tack!',
  'Tack så mycket 😊',
  'AVBOKA',
  'Kan jag komma en kvart senare?',
  'Perfekt, vi ses',
] as const

/** A carrier's verdicts, by how often they come. */
const receipts = { delivered: 95.5, sent: 2, undelivered: 1.8, failed: 0.7 }

type Booking = { key: string; number: string; day: string; /** Epoch milliseconds. */ after: number }

/** The confirmation that follows a booking, and now and then the customer's answer. */
export function drawTexts(random: SeededRandom, salon: SalonProfile, booking: Booking): Text[] {
  let day = addDays(booking.day, random.between(1, 16))
  while (!isOpen(salon, day, 14)) day = addDays(day, 1)
  const date = weekdays.format(Date.parse(`${day}T00:00:00Z`)).replaceAll('.', '')
  const service = random.pick(salon.services)
  const time = `${random.between(12, 14)}:${random.pick(['00', '15', '30', '45'])}`
  const hours = 'Avboka senast 24 timmar innan. Svara AVBOKA på detta sms eller ring oss. '
  const body =
    `Hej! Din tid hos ${salon.name}: ${service} ${date} kl ${time}. ` +
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
