import { expect, it } from 'vitest'
import { liveFeed } from './live-feed.ts'
import type { JournalEntry } from './journal.ts'
import { endOf } from './salon/conversation.ts'
import { planDay } from './salon/plan-day.ts'
import { salonBjork as salon } from './salon/salon-profile.ts'
import { accountBook } from './twilio/account-book.ts'
import { twilioAccount } from './twilio/twilio-account.ts'

const account = twilioAccount('test', 'Test', salon.phone)

/** The hours that begin at `start`, in steps of ten seconds, with every webhook that was posted. */
function play(start: string, hours: number, calls = true) {
  let clock = Date.parse(start)
  const end = clock + hours * 3_600_000
  const began = clock
  const book = accountBook({ account, salon, seed: 'test' })
  const posted: Record<string, string>[] = []
  const recorded: JournalEntry[] = []
  const feed = liveFeed({
    book,
    seed: 'test',
    now: () => clock,
    faults: () => new Set(),
    record: (entry) => recorded.push(entry),
    post: ({ pairs }) => {
      posted.push(Object.fromEntries(pairs))
      return Promise.resolve({ status: 204, attempts: 1, milliseconds: 1 })
    },
  })
  feed.arm('http://127.0.0.1/hook', calls)
  for (; clock < end; clock += 10_000) feed.pulse()
  return { book, posted, recorded, began, end }
}

it('posts what REST lists, call by call and message by message, over midnight too', () => {
  const { book, posted, began, end } = play('2026-11-20T14:00:00Z', 24)
  const over = [...book.calls(began, end)].filter(
    (call) => call.startsAt > began && call.endsAt < end - 60_000,
  )
  expect(over.length).toBeGreaterThan(60)
  for (const call of over) {
    const told = posted.filter((one) => one.CallSid === call.sid)
    const last = told.at(-1)
    expect(last?.CallStatus).toBe(call.finalStatus)
    expect(last?.CallDuration).toBe(call.duration === null ? undefined : String(call.duration))
    expect(told.map((one) => one.SequenceNumber)).toEqual(told.map((_, index) => String(index)))
  }
  const messages = [...book.messages(began, end)].filter(
    (message) => message.createdAt > began && message.settledAt < end - 60_000,
  )
  expect(messages.length).toBeGreaterThan(10)
  for (const message of messages) {
    const told = posted.filter((one) => one.MessageSid === message.sid)
    expect(told.at(-1)?.SmsStatus).toBe(message.finalStatus)
  }
})

it('says nothing of what was before somebody listened', () => {
  const call = planDay({ salon, seed: 'test', day: '2026-11-20' })[5]
  if (!call) throw new Error('Fewer than six calls are planned')
  const { posted, began } = play(new Date(endOf(call) + 5000).toISOString(), 2)
  const times = posted.flatMap(({ Timestamp }) => (Timestamp ? [Date.parse(Timestamp)] : []))
  expect(times.length).toBeGreaterThan(20)
  expect(Math.min(...times)).toBeGreaterThanOrEqual(began)
})

it('is the same again for the same seed and clock, and records only what was not planned', () => {
  const first = play('2026-11-20T09:00:00Z', 3)
  const again = play('2026-11-20T09:00:00Z', 3)
  expect(again.posted).toEqual(first.posted)
  expect(first.recorded.length).toBeGreaterThan(10)
  const keys = first.recorded.map((entry) => ('conversation' in entry ? entry.conversation.key : ''))
  expect(keys.every((key) => key.startsWith('live/'))).toBe(true)
})

it('lets no call come by itself when only ordered ones are wanted', () => {
  expect(play('2026-11-20T09:00:00Z', 3, false).posted).toEqual([])
})
