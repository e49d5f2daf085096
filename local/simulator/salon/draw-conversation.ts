import { drawCaller, takesTexts } from './caller.ts'
import { endOf, type Conversation, type Outcome } from './conversation.ts'
import { drawAppointment } from './draw-appointment.ts'
import { drawTexts } from './draw-texts.ts'
import type { SalonProfile } from './salon-profile.ts'
import { seededRandom, type SeededRandom } from './seeded-random.ts'

type Setting = {
  key: string
  day: string
  startsAt: number
  open: boolean
  caller?: string | null
  /** Given for a call that somebody asked for; drawn otherwise. */
  outcome?: Outcome
  talkSeconds?: number
  ringSeconds?: number
  transfer?: boolean
  /** Whether the caller books; drawn when left out. */
  books?: boolean
}

/** The receptionist is a machine: it also answers at night, but then more callers hang up on hearing it ring. */
const outcomes = {
  open: { answered: 90.5, canceled: 4.5, 'no-answer': 3, busy: 1.6, failed: 0.4 },
  closed: { answered: 82, canceled: 9, 'no-answer': 7, busy: 1, failed: 1 },
} as const

function drawRing(random: SeededRandom, outcome: Outcome): number {
  if (outcome === 'answered') return random.between(2, 6)
  if (outcome === 'canceled') return random.between(3, 14)
  if (outcome === 'no-answer') return random.between(24, 45)
  return random.between(1, 3)
}

/** Seconds: one in fourteen hears a machine and hangs up; the rest take 20 s to 6 min. */
function drawTalk(random: SeededRandom, open: boolean): number {
  if (random.chance(0.07)) return random.between(4, 12)
  const drawn = Math.round(random.logNormal(open ? 98 : 76, 0.62))
  return Math.min(360, Math.max(20, drawn))
}

/** One believable call with its transfer and texts, from `random` alone. */
export function drawConversation(random: SeededRandom, salon: SalonProfile, setting: Setting): Conversation {
  const { key, day, startsAt, open } = setting
  const drawnCaller = drawCaller(random)
  const caller = setting.caller === undefined ? drawnCaller : setting.caller
  const outcome = setting.outcome ?? random.weighted(open ? outcomes.open : outcomes.closed)
  const ringSeconds = setting.ringSeconds ?? drawRing(random, outcome)
  const spoken = outcome === 'answered' ? (setting.talkSeconds ?? drawTalk(random, open)) : 0
  const wantsPerson = setting.transfer ?? (open && spoken >= 40 && random.chance(0.09))
  const transfer = wantsPerson
    ? {
        to: random.pick(salon.staff),
        afterSeconds: Math.max(1, Math.round(spoken * 0.3)),
        ringSeconds: Math.max(1, Math.round(spoken * 0.1)),
        talkSeconds: random.chance(0.8) ? Math.max(1, Math.round(spoken * 0.6)) : 0,
      }
    : null
  const talkSeconds = transfer
    ? Math.max(spoken, transfer.afterSeconds + transfer.ringSeconds + transfer.talkSeconds)
    : spoken
  const conversation: Conversation = {
    key,
    day,
    startsAt,
    caller,
    outcome,
    ringSeconds,
    talkSeconds,
    transfer,
    appointment: null,
    texts: [],
  }
  const drawsBooking = outcome === 'answered' && talkSeconds >= 45 && random.chance(0.5)
  if (!(setting.books ?? drawsBooking)) return conversation
  return book(random, salon, conversation)
}

/** Somebody who cannot get a text books from a sequence of its own: `random` goes on as if nothing had been. */
function book(random: SeededRandom, salon: SalonProfile, conversation: Conversation): Conversation {
  const { key, day, startsAt, caller } = conversation
  if (!takesTexts(caller)) {
    const own = seededRandom(`appointment:${key}:${startsAt}`)
    return { ...conversation, appointment: drawAppointment(own, salon, day) }
  }
  const appointment = drawAppointment(random, salon, day)
  const texts = drawTexts(random, salon, { key, number: caller, after: endOf(conversation), appointment })
  return { ...conversation, appointment, texts }
}
