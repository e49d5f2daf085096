import type { Conversation, Text } from '../salon/conversation.ts'
import { addDays, localDay } from '../salon/local-time.ts'
import { planDay } from '../salon/plan-day.ts'
import { rememberDays } from '../salon/remember-days.ts'
import type { SalonProfile } from '../salon/salon-profile.ts'
import { dayOfSid, type TwilioAccount } from './twilio-account.ts'
import { toTwilioCalls, type TwilioCall } from './twilio-call.ts'
import { toTwilioMessage, type TwilioMessage } from './twilio-message.ts'

type BookDay = { calls: readonly TwilioCall[]; messages: readonly TwilioMessage[] }

export type AccountBook = {
  account: TwilioAccount
  salon: SalonProfile
  /** The conversations planned for a local day. */
  planned(day: string): readonly Conversation[]
  /** Those, oldest first, and after them the ones beside the plan, in the order they came in. */
  conversations(day: string): readonly Conversation[]
  /** Puts in a conversation that nobody planned. */
  add(conversation: Conversation): void
  /** Puts in a message that belongs to no call. */
  addText(text: Text, day: string): void
  /** Newest first, from the local day of `before` back to that of `from`; made as it is read. */
  calls(from: number, before: number): Generator<TwilioCall>
  messages(from: number, before: number): Generator<TwilioMessage>
  findCall(sid: string): TwilioCall | undefined
  findMessage(sid: string): TwilioMessage | undefined
}

type BookOptions = { account: TwilioAccount; salon: SalonProfile; seed: string; volume?: number }

/** About two years of days: some megabytes at the salon's own volume. */
const DAYS_KEPT = 800

const newestFirst =
  <T extends { sid: string }>(time: (item: T) => number) =>
  (a: T, b: T) =>
    time(b) - time(a) || (a.sid < b.sid ? 1 : -1)

/** Everything that one Twilio account has seen or will see, made day by day and only when asked for. */
export function accountBook({ account, salon, seed, volume = 1 }: BookOptions): AccountBook {
  const days = new Map<string, BookDay>()
  const added = new Map<string, Conversation[]>()
  const addedTexts = new Map<string, Text[]>()

  const planned = rememberDays((day) => planDay({ salon, seed, day, volume }))

  function bookDay(day: string): BookDay {
    const known = days.get(day)
    if (known) return known
    const all = [...planned(day), ...(added.get(day) ?? [])]
    const texts = [...all.flatMap((one) => one.texts), ...(addedTexts.get(day) ?? [])]
    const made = {
      calls: all.flatMap((one) => toTwilioCalls(one, account)).sort(newestFirst((call) => call.startsAt)),
      messages: texts
        .map((text) => toTwilioMessage(text, day, account))
        .sort(newestFirst((message) => message.createdAt)),
    }
    const oldest = days.size >= DAYS_KEPT ? days.keys().next().value : undefined
    if (oldest !== undefined) days.delete(oldest)
    days.set(day, made)
    return made
  }

  function* daysBack(from: number, before: number): Generator<BookDay> {
    const first = from === -Infinity ? salon.since : localDay(from, salon.timeZone)
    const stop = first < salon.since ? salon.since : first
    for (let day = localDay(before, salon.timeZone); day >= stop; day = addDays(day, -1)) yield bookDay(day)
  }

  const dayFor = (sid: string) => {
    const day = dayOfSid(sid)
    return day === null ? undefined : bookDay(day)
  }

  return {
    account,
    salon,
    planned,
    conversations(day) {
      const beside = added.get(day)
      return beside ? [...planned(day), ...beside] : planned(day)
    },
    add(conversation) {
      added.set(conversation.day, [...(added.get(conversation.day) ?? []), conversation])
      days.delete(conversation.day)
    },
    addText(text, day) {
      addedTexts.set(day, [...(addedTexts.get(day) ?? []), text])
      days.delete(day)
    },
    *calls(from, before) {
      for (const day of daysBack(from, before)) yield* day.calls
    },
    *messages(from, before) {
      for (const day of daysBack(from, before)) yield* day.messages
    },
    findCall: (sid) => dayFor(sid)?.calls.find((call) => call.sid === sid),
    findMessage: (sid) => dayFor(sid)?.messages.find((message) => message.sid === sid),
  }
}
