import type { Messages } from '../messages'
import { oneIn } from '../one-in'

const small = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const inWords = (count: number, digits: string) => small[count] ?? digits
const calls = (count: number, digits: string) => `${digits} ${count === 1 ? 'call' : 'calls'}`
/** "Every other call", "One call in four", "37% of calls". */
const shareOfCalls = (share: number, percent: string) => {
  const n = oneIn(share)
  if (n === null) return `${percent} of calls`
  return n === 2 ? 'Every other call' : `One call in ${inWords(n, String(n))}`
}
/** "are" or "is" for the same share. */
const oneOrMany = (share: number, one: string, many: string) => (oneIn(share) === null ? many : one)

export const overview: Messages['overview'] = {
  title: 'Overview',
  period: {
    label: 'Period',
    option: (days) => `Last ${days} days`,
    heading: (days) => `The last ${days} days`,
  },
  headline: {
    someAnswered: (answered, ended) => [
      'The receptionist took ',
      { strong: `${answered} of ${ended}` },
      ' calls today',
    ],
    allAnswered: (count, digits) => {
      if (count === 1) return ['One call today, and ', { strong: 'the receptionist took it' }]
      if (count === 2) return ['The receptionist took ', { strong: 'both calls' }, ' today']
      return ['The receptionist took ', { strong: `all ${digits}` }, ' calls today']
    },
    noneAnswered: (count, digits) =>
      count === 1
        ? ['One call today, and it was missed']
        : [count === 2 ? 'Both calls today were missed' : `All ${digits} calls today were missed`],
    answeredSoFar: (count, digits) => [
      'The receptionist has taken ',
      { strong: `${inWords(count, digits)} ${count === 1 ? 'call' : 'calls'}` },
      ' today',
    ],
    missedSoFar: (count, digits) => [
      `${capital(inWords(count, digits))} ${count === 1 ? 'call has' : 'calls have'} been missed today`,
    ],
    onlyInProgress: (count, digits) =>
      count === 1
        ? [{ strong: 'The first call of the day' }, ' is going on right now']
        : [{ strong: `${capital(inWords(count, digits))} calls` }, ' are going on right now'],
    noCallsToday: ['No calls yet today'],
  },
  lead: {
    missed: (count, digits) => [
      { strong: `${capital(inWords(count, digits))} ${count === 1 ? 'was' : 'were'} missed.` },
      ' ',
    ],
    inProgress: (count, digits) => [
      count === 1
        ? 'One is going on right now. '
        : `${capital(inWords(count, digits))} are going on right now. `,
    ],
    talked: (total, average) => ['That made ', { strong: total }, ` on the phone, ${average} on average. `],
    talkedOnce: (total) => ['It lasted ', { strong: total }, '. '],
    periodSoFar: (days, answered, ended) => [
      `Over the last ${days} days the receptionist took `,
      { strong: `${answered} of ${ended}` },
      ' calls. ',
    ],
    latest: (when) => [`We last heard something ${when}. `],
    quietPeriod: (days) => [`No call has come in for ${days} days. `],
  },
  today: {
    label: 'Today',
    missed: 'missed today',
    none: 'No',
    noneMissed: 'missed calls today',
    talked: 'on the phone today',
    messages: (count) => (count === 1 ? 'text message today' : 'text messages today'),
  },
  facts: {
    calls: 'Calls',
    answered: 'Answered',
    missed: 'Missed',
    talked: 'Time on calls',
    messages: 'Text messages',
    cost: 'Cost',
    shareOfEnded: (percent) => `${percent} of those that ended`,
    averageCall: (duration) => `${duration} on average`,
    more: (difference, percent, days) =>
      `${difference} more than the ${days} days before${percent === null ? '' : ` (+${percent})`}, today left out`,
    fewer: (difference, percent, days) =>
      `${difference} fewer than the ${days} days before${percent === null ? '' : ` (−${percent})`}, today left out`,
    same: (days) => `as many as the ${days} days before, today left out`,
    unpriced: (count, digits) =>
      count === 1 ? 'One call or message has no price yet' : `${digits} calls and messages have no price yet`,
    provisional: (amount) => `of which ${amount} is provisional`,
    provisionalReason: 'The provider may still change the price for a few days.',
    noPrices: 'No price yet',
  },
  info: {
    open: (what) => `About this figure: ${what}`,
    what: 'What',
    how: 'How',
    fresh: 'Freshness',
    openRows: 'Show the rows',
    freshUntil: (when) => `The latest event came ${when}.`,
    freshNever: 'No event has come in yet.',
    calls: {
      what: 'Every call to and from your numbers, today included.',
      how: 'A call counts once, also when it is forwarded.',
    },
    answered: {
      what: 'Calls that somebody picked up, with time on the line.',
      how: 'Ended calls longer than zero seconds. Answering machines count too, because they pick up.',
    },
    missed: {
      what: 'Incoming calls that nobody took.',
      how: 'Busy, no answer, cancelled, failed, or zero seconds long.',
    },
    talked: {
      what: 'Time on the line in all answered calls.',
      how: 'The sum of the lengths, second by second, as the provider states them.',
    },
    messages: {
      what: 'Text messages to and from your numbers.',
      how: 'Each message counts once, however many parts it is sent in.',
    },
    cost: {
      what: 'What the provider charges for calls and messages, in its own currency.',
      how: 'The sum of all rows with a price, forwarded legs included. Currencies are never added together.',
    },
    days: {
      what: 'Calls per day, split into answered and missed.',
      how: 'Days by the clock of the business. Today is paler, because it is not over.',
    },
    hours: {
      what: 'When in the week it rings.',
      how: 'Every call of the period, put on its hour by the clock of the business. The outline is when you are open.',
    },
    costDays: {
      what: 'What calls and messages cost per day.',
      how: 'A cost lies on the day the call began. Rows without a price are not in it yet.',
    },
    outcomes: {
      what: 'How the calls ended.',
      how: 'Each call belongs to one row. Together they are all calls.',
    },
  },
  charts: {
    table: 'Table',
    chart: 'Chart',
    unfinished: 'The day is not over',
    missing: 'No data, before the first event',
    missingNote: (day) => `Hatched: nothing came in before ${day}.`,
    days: {
      unit: 'Calls per day',
      answered: 'Answered',
      missed: 'Missed',
      day: 'Day',
      calls: 'Calls',
      tooFew: 'The calls, day by day',
      weekday: (weekday) => `${weekday}s ring the most`,
      peak: (day, value) => `${value} calls on ${day}, the most of the period`,
      steady: (value) => `About ${value} calls a day`,
      description: (days, total, answered, missed) =>
        `Bars for ${days} days: ${total} calls, of which ${answered} answered and ${missed} missed.`,
    },
    hours: {
      unit: 'Calls per hour',
      unitWithOpen: 'Calls per hour, opening hours outlined',
      hour: 'Hour',
      tooFew: 'When it rings',
      closed: (share, percent) =>
        `${shareOfCalls(share, percent)} ${oneOrMany(share, 'comes', 'come')} when you are closed`,
      busiest: (from, to) => `It rings most between ${from} and ${to}`,
      cell: (weekday, from, to, count, digits) =>
        `${weekday} ${from}–${to}: ${count === 0 ? 'no calls' : calls(count, digits)}`,
      description: (weekday, from, to, value) =>
        `The hours of the week, darker with more calls. It rings most on ${weekday} ${from}–${to}: ${value} calls.`,
      descriptionEmpty: 'The hours of the week, without calls in the period.',
    },
    outcomes: {
      unit: 'Calls by outcome',
      calls: 'All calls',
      answered: 'Answered',
      missed: 'Missed',
      other: 'Outgoing, no answer',
      inProgress: 'Going on',
      outcome: 'Outcome',
      share: 'Share',
      tooFew: 'How the calls ended',
      nearlyAll: 'Nearly every call is answered',
      missedShare: (share, percent) =>
        `${shareOfCalls(share, percent)} ${oneOrMany(share, 'is', 'are')} missed`,
      description: (total, answered, missed) =>
        `Bars: ${total} calls, ${answered} answered, ${missed} missed.`,
    },
    costs: {
      unit: (currency) => `${currency === 'SEK' ? 'Kronor' : currency} per day`,
      day: 'Day',
      amount: 'Cost',
      tooFew: 'The cost, day by day',
      weekday: (weekday) => `The cost follows the ${weekday}s`,
      peak: (day, value) => `Dearest was ${day}: ${value}`,
      steady: (value) => `About ${value} a day`,
      description: (days, total) => `Bars for ${days} days, ${total} in all.`,
    },
  },
  latest: {
    title: 'Latest calls',
    subtitle: 'New ones come on top by themselves',
    all: 'Show all calls',
  },
  trust: {
    title: 'Can I trust it?',
    subtitle: 'Each figure opens the rows it is made of',
    never: 'no call has come in yet',
    latest: (when) => `latest ${when}`,
    refused: 'does not let us in, so calls and prices may be missing',
    refusedSince: (when) => `does not let us in, so calls and prices may be missing since ${when}`,
    away: 'does not answer; prices are fetched when it does',
    awaySince: (when) => `does not answer; the prices are right until ${when}`,
    needsYou: (label) => `${label} needs you`,
    mayMiss:
      'We are not let in. New calls and prices may be missing until you have looked at the connection.',
    mayMissSince: (when) =>
      `We have not been let in since ${when}. New calls and prices may be missing; what is older is right.`,
    mend: 'Look at the connection',
    pending: 'waiting for first contact',
  },
  empty: {
    headline: 'Soon it says here how many calls the receptionist took',
    connectTitle: 'Connect your telephony, and we start counting',
    connect:
      'Calls, missed calls, minutes and cost will stand here, and new calls turn up while you watch. It takes a few minutes.',
    connectAction: 'Connect Twilio',
    waitingTitle: 'Connected and ready',
    waiting: 'Call your number, and it stands here within a second. Older calls are being fetched meanwhile.',
    waitingAction: 'See the connection',
  },
}
