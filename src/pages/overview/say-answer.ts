import type { Formats } from '@/lib/formats'
import type { Messages } from '@/lib/messages/messages'
import type { Phrase } from '@/lib/messages/phrase'
import type { Dashboard } from '@/lib/queries/dashboard-document'
import type { Answer } from './answer'

/** From this many handled calls on, and this cost, the model's answer is shown. */
const enoughCalls = 20
const enoughCost = 100

/** Turns what the period says into the first sentence of the page. */
export function sayAnswer(answer: Answer, words: Messages['overview']['answer'], formats: Formats): Phrase {
  const kronor = (amount: string) => formats.money(amount, 'SEK')
  switch (answer.says) {
    case 'at-least':
      return answer.ofKnown
        ? words.atLeastOfKnown(kronor(answer.perKrona))
        : words.atLeast(kronor(answer.perKrona))
    case 'pays-before-bookings':
      return words.paysBeforeBookings
    case 'time-only':
      return words.timeOnly(kronor(answer.perKrona))
    case 'likely-pays':
      return words.likelyPays(kronor(answer.perKrona))
    case 'likely-does-not-pay':
      return words.likelyDoesNotPay(kronor(answer.perKrona))
    case 'does-not-pay':
      return words.doesNotPay(kronor(answer.perKrona))
    case 'few-calls':
      return words.fewCalls(answer.handled, formats.number(answer.handled))
    case 'small-cost':
      return words.smallCost(kronor(answer.costSek))
    case 'no-cost':
      return words.noCost
    case 'cost-unknown':
      return words.costUnknown
    case 'no-calls':
      return words.noCalls
  }
}

const sources = ['telephony_source', 'ai_source', 'booking_source'] as const

/** What is known to be missing from the sums: rates, and sources that never were or have been disconnected. */
function untold({ missing }: Dashboard, words: Messages['overview']['lead'], formats: Formats): Phrase {
  const find = (what: string) => missing.find((each) => each.what === what)
  return [
    ...(find('rate') ? words.missingRate : []),
    ...sources.flatMap((what) => {
      const lack = find(what)
      if (lack === undefined) return []
      return lack.since == null ? words.missing[what] : words.missingSince[what](formats.day(lack.since))
    }),
  ]
}

/** What lies behind the sentence: both sums, what they hold, and what is known to be missing from them. */
export function sayLead(
  dashboard: Dashboard,
  answer: Answer,
  words: Messages['overview']['lead'],
  formats: Formats,
): Phrase {
  const { range, value, bookings, period } = dashboard
  const { cost_sek: cost, value_sek: worth } = range.likely
  if (answer.says === 'no-calls') return words.noCalls

  const phrase: Phrase = []
  if (answer.says === 'few-calls') phrase.push(...words.fewCalls(enoughCalls))
  if (answer.says === 'cost-unknown') phrase.push(...words.costUnknown)
  if (answer.says === 'no-cost') phrase.push(...words.noCost)
  if (answer.says === 'small-cost') phrase.push(...words.smallCost(formats.money(enoughCost, 'SEK')))

  const money = (amount: string) => formats.money(amount, 'SEK')
  if (answer.says === 'cost-unknown' && cost !== null && worth !== null)
    phrase.push(...words.knownPart(money(cost), money(worth)))
  else if (cost !== null && worth !== null && answer.says !== 'no-cost') {
    phrase.push(...words.costAndValue(money(cost), money(worth), period.is_unfinished))
    phrase.push(...contents(bookings, Number(value.labour_hours ?? 0), words, formats))
    const { low, high } = range
    if (answer.says === 'likely-pays' && low.per_krona !== null && high.per_krona !== null)
      phrase.push(...words.mayNotPay(money(low.per_krona), money(high.per_krona)))
  }
  return [...phrase, ...untold(dashboard, words, formats)]
}

/** The bookings and the time that the value is made of. */
function contents(
  bookings: number,
  hours: number,
  words: Messages['overview']['lead'],
  formats: Formats,
): Phrase {
  const whole = Math.round(hours)
  const time = whole >= 2 ? words.hours(whole, formats.number(whole)) : formats.duration(hours * 3600)
  const count = formats.number(bookings)
  if (bookings > 0 && hours > 0) return words.bookingsAndTime(bookings, count, time)
  if (bookings > 0) return words.onlyBookings(bookings, count)
  return hours > 0 ? words.onlyTime(time) : []
}
