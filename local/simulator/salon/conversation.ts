import { z } from 'zod'

/** A text message before or after a call. Times in epoch milliseconds, on whole seconds. */
export const textSchema = z.object({
  key: z.string(),
  direction: z.enum(['inbound', 'outbound']),
  /** The customer's number, E.164. */
  number: z.string(),
  body: z.string(),
  sentAt: z.number(),
  /** Until the carrier's receipt; 0 for inbound ones. */
  deliverySeconds: z.number(),
  /** `sent`: the carrier never said more. */
  outcome: z.enum(['received', 'delivered', 'sent', 'undelivered', 'failed']),
})

/** One person ringing the salon, with what came of it; no provider's words. */
export const conversationSchema = z.object({
  /** Stable and unique within a salon: identifiers are made from it. */
  key: z.string(),
  /** The local day it began on. */
  day: z.string(),
  startsAt: z.number(),
  /** E.164, or null when withheld. */
  caller: z.string().nullable(),
  outcome: z.enum(['answered', 'canceled', 'no-answer', 'busy', 'failed']),
  /** Until picked up or given up. */
  ringSeconds: z.number(),
  /** From picked up to the end, a transfer included; 0 when nobody picked up. */
  talkSeconds: z.number(),
  transfer: z
    .object({
      to: z.string(),
      /** Counted from when the receptionist picked up. */
      afterSeconds: z.number(),
      ringSeconds: z.number(),
      /** 0: the colleague did not pick up either. */
      talkSeconds: z.number(),
    })
    .nullable(),
  /** The visit that was agreed on; missing in what older versions wrote down. */
  appointment: z
    .object({ serviceId: z.number(), stylistId: z.number(), startsAt: z.number() })
    .nullable()
    .default(null),
  texts: z.array(textSchema),
})

export type Text = z.infer<typeof textSchema>
export type Conversation = z.infer<typeof conversationSchema>
export type Outcome = Conversation['outcome']

/** When a conversation is over, in epoch milliseconds; texts may follow. */
export const endOf = (conversation: Conversation): number =>
  conversation.startsAt + (conversation.ringSeconds + conversation.talkSeconds) * 1000
