import { randomUUID } from 'node:crypto'
import type { JournalEntry } from './journal.ts'
import { liveCourse, liveGap, salonIsOpen } from './live-pace.ts'
import { placeConversation, type CallOrder } from './place-conversation.ts'
import { postWebhook } from './post-webhook.ts'
import type { WebhookFault } from './faults.ts'
import type { Conversation, Text } from './salon/conversation.ts'
import { drawConversation } from './salon/draw-conversation.ts'
import { localDay } from './salon/local-time.ts'
import { seededRandom } from './salon/seeded-random.ts'
import type { AccountBook } from './twilio/account-book.ts'
import { toTwilioCalls, type TwilioCall } from './twilio/twilio-call.ts'
import { toTwilioMessage, type TwilioMessage } from './twilio/twilio-message.ts'
import type { FormPairs } from './twilio/twilio-signature.ts'
import { callEvents, messageEvents } from './twilio/webhook-event.ts'

type Due = { sendAt: number; pairs: FormPairs; planned?: boolean }

export type FeedState = {
  url: string | null
  /** Unplanned calls since it was armed. */
  calls: number
  nextCallAt: string | null
  /** Webhooks that wait for their moment. */
  waiting: number
  /** Webhooks sent, by the status they were answered with; 0 is no answer. */
  deliveries: Record<string, number>
}

export type LiveFeed = {
  /** Sets the address that webhooks go to; null stops them. With `calls` false only ordered calls come. */
  arm(url: string | null, calls: boolean): void
  /** Makes a call happen now. */
  call(order: CallOrder): TwilioCall[]
  /** Makes a message come or go now. */
  text(text: Omit<Text, 'key' | 'sentAt'>): TwilioMessage
  /** Sends what is due and lets new calls begin; to be called several times a second. */
  pulse(): void
  state(): FeedState
  /** Resolves when every webhook under way has been answered. */
  settled(): Promise<void>
}

type FeedOptions = {
  book: AccountBook
  seed: string
  now: () => number
  faults: () => ReadonlySet<WebhookFault>
  /** Called for everything outside the plan. */
  record?: (entry: JournalEntry) => void
  post?: typeof postWebhook
  log?: (line: string) => void
}

/** Later than this a webhook is no longer worth sending (the machine slept): REST has the call. */
const TOO_LATE = 600_000

const intermediate = new Set(['ringing', 'in-progress'])

/** A step of an inbound call before its end, which Twilio may not tell. */
function isIntermediate(pairs: FormPairs): boolean {
  const { CallStatus, Direction } = Object.fromEntries(pairs)
  return Direction === 'inbound' && intermediate.has(CallStatus ?? '')
}

/** Plays what happens on an account from now on: the day's plan, calls beside it, and those ordered. */
export function liveFeed(options: FeedOptions): LiveFeed {
  const { book, seed, now, faults, record, post = postWebhook, log } = options
  const { account, salon } = book
  let url: string | null = null
  let plannedDay = ''
  let nextCallAt: number | null = null
  let calls = 0
  let orders = 0
  let queue: Due[] = []
  const deliveries: Record<string, number> = {}
  const underWay = new Set<Promise<void>>()

  function enqueue(due: Due[]): void {
    queue = [...queue, ...due].sort((a, b) => a.sendAt - b.sendAt)
  }

  const callsDue = (conversation: Conversation, sendAt: (at: number) => number): Due[] =>
    toTwilioCalls(conversation, account).flatMap((call) =>
      callEvents(call, account).map(({ at, pairs }) => ({ sendAt: sendAt(at), pairs })),
    )
  const textsDue = (texts: readonly Text[], day: string): Due[] =>
    texts.flatMap((text) =>
      messageEvents(toTwilioMessage(text, day, account), account).map(({ at, pairs }) => ({
        sendAt: at,
        pairs,
      })),
    )

  function begin(conversation: Conversation, sendAt: (at: number) => number = (at) => at): void {
    book.add(conversation)
    record?.({ conversation })
    enqueue([...callsDue(conversation, sendAt), ...textsDue(conversation.texts, conversation.day)])
  }

  /** What is planned for the rest of the day happens too, webhooks included. */
  function followPlan(at: number): void {
    const day = localDay(at, salon.timeZone)
    if (day === plannedDay) return
    plannedDay = day
    const planned = book
      .planned(day)
      .flatMap((one) => [...callsDue(one, (when) => when), ...textsDue(one.texts, day)])
    enqueue(planned.filter(({ sendAt }) => sendAt > at).map((due) => ({ ...due, planned: true })))
  }

  function beginLiveCall(at: number): void {
    const startsAt = Math.floor(at / 1000) * 1000
    const random = seededRandom(`${seed}:live:${startsAt}:${calls}`)
    begin(
      drawConversation(random, salon, {
        key: `live/${startsAt}/${calls}`,
        day: localDay(startsAt, salon.timeZone),
        startsAt,
        open: salonIsOpen(salon, startsAt),
        transfer: false,
        ...liveCourse(random, salon, at, calls),
      }),
    )
    calls++
    nextCallAt = at + liveGap(random, salon, at, calls) * 1000
  }

  function send(to: string, pairs: FormPairs, idempotencyToken: string): void {
    const sending = post({ url: to, authToken: account.authToken, pairs, idempotencyToken }).then(
      ({ status }) => {
        deliveries[status] = (deliveries[status] ?? 0) + 1
        if (status < 200 || status > 299) log?.(`webhook answered ${status || 'nothing'}`)
      },
    )
    underWay.add(sending)
    void sending.finally(() => underWay.delete(sending))
  }

  function deliver(due: Due[]): void {
    const habits = faults()
    if (url === null || habits.has('lost')) return
    const told = habits.has('final-only') ? due.filter(({ pairs }) => !isIntermediate(pairs)) : due
    for (const { pairs } of habits.has('disorder') ? told.toReversed() : told) {
      const token = randomUUID()
      send(url, pairs, token)
      if (habits.has('duplicate')) send(url, pairs, token)
    }
  }

  function pulse(): void {
    const at = now()
    if (url !== null && nextCallAt !== null) {
      followPlan(at)
      if (at >= nextCallAt) beginLiveCall(at)
    }
    // Out of order means that a call's end can overtake its beginning: held back for a while, then turned.
    const horizon = faults().has('disorder') ? at - 5000 : at
    const due = queue.filter(({ sendAt }) => sendAt <= horizon)
    if (due.length === 0) return
    queue = queue.filter(({ sendAt }) => sendAt > horizon)
    deliver(due.filter(({ sendAt }) => sendAt > at - TOO_LATE))
  }

  return {
    arm(address, withCalls) {
      url = address
      calls = 0
      plannedDay = ''
      queue = queue.filter(({ planned }) => !planned)
      const random = seededRandom(`${seed}:first`)
      nextCallAt = address !== null && withCalls ? now() + liveGap(random, salon, now(), 0) * 1000 : null
    },
    call(order) {
      const placed = placeConversation(order, { salon, seed, now: now(), number: ++orders })
      begin(placed.conversation, placed.sendAt)
      pulse()
      return toTwilioCalls(placed.conversation, account)
    },
    text(text) {
      const sentAt = Math.floor(now() / 1000) * 1000
      const day = localDay(sentAt, salon.timeZone)
      const entry: Text = { ...text, key: `ordered/${sentAt}/${++orders}`, sentAt }
      book.addText(entry, day)
      record?.({ day, text: entry })
      enqueue(textsDue([entry], day))
      pulse()
      return toTwilioMessage(entry, day, account)
    },
    pulse,
    state: () => ({
      url,
      calls,
      nextCallAt: nextCallAt === null ? null : new Date(nextCallAt).toISOString(),
      waiting: queue.length,
      deliveries: { ...deliveries },
    }),
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
