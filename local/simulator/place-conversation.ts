import { z } from 'zod'
import { takesTexts } from './salon/caller.ts'
import { endOf, type Conversation } from './salon/conversation.ts'
import { drawConversation } from './salon/draw-conversation.ts'
import { drawTexts } from './salon/draw-texts.ts'
import { localDay } from './salon/local-time.ts'
import type { SalonProfile } from './salon/salon-profile.ts'
import { seededRandom } from './salon/seeded-random.ts'

/** What can be said about a call that is to happen now; everything may be left out. */
export const callOrderSchema = z.strictObject({
  outcome: z
    .enum(['answered', 'transferred', 'voicemail', 'missed', 'no-answer', 'canceled', 'busy', 'failed'])
    .optional(),
  /** Seconds talked, for an answered call. */
  durationSeconds: z.int().min(1).max(3600).optional(),
  ringSeconds: z.int().min(0).max(120).optional(),
  /** E.164; null for a withheld number. */
  from: z.string().nullable().optional(),
  /** How many seconds of the call pass in one of ours. */
  speed: z.number().min(1).max(10_000).optional(),
  /** Whether the caller books a visit. */
  books: z.boolean().optional(),
  /** Books, with a confirmation by text afterwards (only to a Swedish mobile). */
  text: z.boolean().optional(),
})

export type CallOrder = z.infer<typeof callOrderSchema>

type Moment = { salon: SalonProfile; seed: string; /** Epoch milliseconds. */ now: number; number: number }

/**
 * A call that ends `length / speed` from now and, by its own clock, began `length` before that: its
 * webhooks come quicker than the call went, but no time stamp is untrue and none lies in the future.
 * At speed 1 it simply begins now.
 */
export function placeConversation(order: CallOrder, { salon, seed, now, number }: Moment) {
  const { outcome = 'answered', speed = 1 } = order
  const ringSeconds = order.ringSeconds ?? (outcome === 'no-answer' || outcome === 'missed' ? 20 : 3)
  const talkSeconds = order.durationSeconds ?? (outcome === 'voicemail' ? 7 : 40)
  const wanted =
    outcome === 'transferred' || outcome === 'voicemail'
      ? 'answered'
      : outcome === 'missed'
        ? 'no-answer'
        : outcome
  const length = (ringSeconds + (wanted === 'answered' ? talkSeconds : 0)) * 1000
  const startsAt = Math.floor((now - length * (1 - 1 / speed)) / 1000) * 1000
  const random = seededRandom(`${seed}:order:${now}:${number}`)
  const drawn = drawConversation(random, salon, {
    key: `ordered/${startsAt}/${number}`,
    day: localDay(startsAt, salon.timeZone),
    startsAt,
    open: true,
    outcome: wanted,
    ringSeconds,
    talkSeconds,
    transfer: outcome === 'transferred',
    books: wanted === 'answered' && (order.books ?? order.text ?? false),
    ...(order.from !== undefined && { caller: order.from }),
  })
  const { key, caller, appointment } = drawn
  const after = Math.max(now, endOf(drawn))
  const texts =
    order.text && appointment && takesTexts(caller)
      ? drawTexts(random, salon, { key, number: caller, after, appointment })
      : []
  const conversation: Conversation = { ...drawn, texts }
  const sendAt = (at: number) =>
    Math.max(now, now + (at - startsAt) / speed - (speed === 1 ? now - startsAt : 0))
  return { conversation, sendAt }
}
