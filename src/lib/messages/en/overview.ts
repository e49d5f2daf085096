import type { Messages } from '../messages'
import { fewOf } from '../few-of'
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
const bookings = (count: number, digits: string) =>
  `${inWords(count, digits)} ${count === 1 ? 'booking' : 'bookings'}`
/** "Every other call", "One call in four", "37% of calls". */
const shareOfCalls = (share: number, percent: string) => {
  const n = oneIn(share)
  if (n === null) return `${percent} of calls`
  return n === 2 ? 'Every other call' : `One call in ${inWords(n, String(n))}`
}
/** "are" or "is" for the same share. */
const oneOrMany = (share: number, one: string, many: string) => (oneIn(share) === null ? many : one)
/** "Four calls in five", "97% of calls". */
const fewOfCalls = (share: number, percent: string) => {
  const few = fewOf(share)
  if (few === null) return `${percent} of calls`
  const part = capital(inWords(few.part, String(few.part)))
  return `${part} ${few.part === 1 ? 'call' : 'calls'} in ${inWords(few.whole, String(few.whole))}`
}

const categories: Record<string, { name: string; series: string; the: string }> = {
  voice: { name: 'Voice platform', series: 'Voice', the: 'voice' },
  telephony: { name: 'Telephony', series: 'Telephony', the: 'telephony' },
  ai: { name: 'AI model', series: 'AI', the: 'the AI model' },
  booking: { name: 'Booking system', series: 'Booking', the: 'the booking system' },
  fixed: { name: 'Fixed fees', series: 'Fixed', the: 'fixed fees' },
}
const other = { name: 'Other', series: 'Other', the: 'other costs' }

const tasks: Record<string, string> = {
  monthly_wage: 'Confirm what an hour costs',
  productive_hours: 'Confirm how many hours a year has',
  time_used: 'Confirm how much of the time you use',
  margin: 'Confirm what is left of a booking',
  retry_share: 'Confirm how many call again',
}

export const overview: Messages['overview'] = {
  title: 'Overview',
  category: (category) => categories[category] ?? other,
  period: {
    label: 'Period',
    month: capital,
    days: (days) => `Last ${days} days`,
    own: 'Own dates',
    from: 'From',
    to: 'To',
    show: (name) => `Show ${name}`,
    noLater: 'No later period',
    apply: 'Show',
    printed: (name) => `For ${name}`,
    comparedWith: (name) => `compared with ${name}`,
  },
  answer: {
    atLeast: (amount) => ['Every krona gave at least ', { strong: amount }, ' back'],
    atLeastOfKnown: (amount) => ['Every krona we know of gave at least ', { strong: amount }, ' back'],
    paysBeforeBookings: ['The time saved alone ', { strong: 'pays for the receptionist' }],
    timeOnly: (amount) => ['The time saved alone gave at least ', { strong: amount }, ' for every krona'],
    likelyPays: (amount) => ['Every krona probably gave ', { strong: amount }, ' back'],
    likelyDoesNotPay: (amount) => ['Every krona probably gave only ', { strong: amount }, ' back'],
    doesNotPay: (amount) => ['Every krona gave at most ', { strong: amount }, ' back'],
    fewCalls: (count, digits) => [
      { strong: `${capital(inWords(count, digits))} ${count === 1 ? 'call' : 'calls'}` },
      ` ${count === 1 ? 'is' : 'are'} too few for a sure answer`,
    ],
    smallCost: (cost) => ['The receptionist has cost only ', { strong: cost }],
    noCost: ['The receptionist has not cost anything yet'],
    costUnknown: ['We do not know yet what the receptionist cost'],
    noCalls: ['No calls in this period'],
  },
  lead: {
    costAndValue: (cost, value, isUnfinished) => [
      isUnfinished ? 'So far the receptionist has cost ' : 'The receptionist cost ',
      { strong: cost },
      isUnfinished ? ' and probably given ' : ' and probably gave ',
      { strong: value },
      '. ',
    ],
    bookingsAndTime: (count, digits, time) => [
      `That holds ${bookings(count, digits)} that came through the calls, and ${time} you did not spend on the phone. `,
    ],
    onlyTime: (time) => [`That is ${time} you did not spend on the phone. `],
    onlyBookings: (count, digits) => [`That holds ${bookings(count, digits)} that came through the calls. `],
    hours: (count, digits) => `${inWords(count, digits)} ${count === 1 ? 'hour' : 'hours'}`,
    mayNotPay: (low, high) => [`It may be as little as ${low} and as much as ${high}. `],
    fewCalls: (needed) => [
      `From ${needed} calls that the receptionist handled alone, we work out what every krona gave. `,
    ],
    smallCost: (least) => [
      `Under ${least} an answer per krona says more about chance than about the receptionist. `,
    ],
    costUnknown: ['Something is missing, and what is missing we do not count as zero. '],
    knownPart: (cost, value) => [
      'What we know of is ',
      { strong: cost },
      ' in cost and ',
      { strong: value },
      ' in value. ',
    ],
    noCost: ['As soon as a cost comes in, we work out what every krona gave. '],
    noCalls: ['Choose another period, or wait for the next call. '],
    missing: {
      ai_source: ['The cost of AI is not in it, since no AI service is connected. '],
      telephony_source: ['The cost of telephony is not in it, since no telephony is connected. '],
      booking_source: ['Bookings are not in it, since no booking system is connected. '],
    },
    missingSince: {
      ai_source: (day) => [`AI costs after ${day} are not in it, since the AI service is disconnected. `],
      telephony_source: (day) => [`Calls after ${day} are not in it, since telephony is disconnected. `],
      booking_source: (day) => [
        `Bookings after ${day} are not in it, since the booking system is disconnected. `,
      ],
    },
    missingRate: ['A part of the cost lacks an exchange rate and is not in it. '],
  },
  band: {
    low: (amount) => `at least ${amount}`,
    likely: (amount) => `likely ${amount}`,
    high: (amount) => `at most ${amount}`,
    even: 'break-even',
    label: (low, likely, high) =>
      `Back per krona: at least ${low}, likely ${likely}, at most ${high}. Break-even is 1 kr.`,
    name: 'Back per krona',
  },
  facts: {
    label: 'In brief',
    ofNeeded: (digits, needed) => `${digits} of ${needed}`,
    enough: (needed, digits) => `bookings – ${inWords(needed, digits)} would have been enough to break even`,
    notEnough: (left, digits) => `bookings – ${inWords(left, digits)} more to break even`,
    noneNeeded: (count) =>
      `${count === 1 ? 'booking' : 'bookings'} through the calls, and none was needed: the time saved is enough`,
    paid: 'was when all you put in was paid back',
    forecast: 'is when all you put in is paid back, at the pace of the last eight weeks',
    notYet: 'Not yet',
    notYetText: (setup) => `is the set-up cost of ${setup} paid back`,
    net: 'net, likely',
    cheaper: (period) => `lower cost than ${period}`,
    dearer: (period) => `higher cost than ${period}`,
    same: 'Unchanged',
    sameCost: (period) => `cost against ${period}`,
    inMonth: (name) => `in ${name}`,
    because: (change, causes) => `${change}: ${causes}`,
    causes: {
      calls: (difference) => `number of calls ${difference}`,
      call_length: (difference, isLess) => `${isLess ? 'shorter' : 'longer'} calls ${difference}`,
      unit_price: (difference) => `price per minute ${difference}`,
      exchange_rate: (difference) => `exchange rate ${difference}`,
      ai: (difference) => `AI ${difference}`,
      fixed: (difference) => `fixed fees ${difference}`,
      other: (difference) => `other ${difference}`,
    },
  },
  today: {
    label: 'Today',
    none: 'no calls yet',
    calls,
    answered: (digits) => `${digits} answered`,
    missed: (_count, digits) => `${digits} missed`,
    inProgress: (_count, digits) => `${digits} in progress`,
    messages: (digits) => `${digits} texts`,
  },
  info: {
    open: (what) => `About the figure: ${what}`,
    what: 'What',
    how: 'How',
    fresh: 'Freshness',
    openRows: 'Show the rows',
    freshUntil: (when) => `The latest event came ${when}.`,
    freshNever: 'No event has come in yet.',
    answer: {
      what: 'Value divided by cost, reckoned as carefully as your assumptions allow.',
      how: 'The low run takes the lowest of every assumption and adds ten per cent to the cost. The high run does the reverse.',
    },
    bookings: {
      what: 'Bookings made through the calls, against how many it takes for the cost to break even.',
      how: 'Cost minus the value of saved time, divided by what a booking through the calls is worth on average.',
    },
    payback: {
      what: 'The first day when all that came in was more than all that went out, set-up cost included.',
      how: 'Net day by day since the start. A forecast rests on the last eight whole weeks only.',
    },
    change: {
      what: 'The cost against the period before, and why it differs.',
      how: 'The difference is split into number of calls, their length, price, exchange rate and what is fixed. The parts add up to all of it.',
    },
    net: {
      what: 'The way from value and cost to what was left, in the likely run.',
      how: 'Rescued bookings are the part that would have been lost. Time is saved only on calls somebody would have taken. All without VAT.',
    },
    costDays: {
      what: 'What the receptionist cost per day, by kind.',
      how: 'Each line becomes kronor at the rate of its day. Fixed fees are spread evenly over the days of the month.',
    },
    funnel: {
      what: 'What became of the calls, from ring to visit.',
      how: 'Handled without a person: answered, at least 15 seconds and not forwarded. Booked: bookings that can be tied to a call.',
    },
    hours: {
      what: 'When in the week it rings.',
      how: 'Incoming calls of the period, put on their hour by the clock of the business. The outline is when you are open.',
    },
  },
  charts: {
    table: 'Table',
    chart: 'Chart',
    unfinished: 'The day is not over',
    incomplete: 'Something is missing on this day',
    missing: 'No data',
    missingNote: (day) => `Hatched: nothing came in before ${day}.`,
    net: {
      unit: (net) => `How it makes ${net} net`,
      unitUnknown: 'How the net is made',
      bookings: 'Rescued bookings',
      time: 'Time saved',
      net: 'Net, likely',
      unknownBookings: 'unknown, connect bookings',
      unknown: 'not known yet',
      post: 'Item',
      amount: 'Kronor',
      plain: 'From value and cost to net',
      carries: { bookings: 'Bookings carry the value', time: 'Saved time carries the value' },
      dearest: (the) => `${the} ${the.endsWith('s') ? 'cost' : 'costs'} the most`,
      provisional: (amount) => `Dotted: ${amount} may change for a few more days.`,
      description: (value, cost, net) => `Bars: the value ${value} minus the cost ${cost} makes ${net} net.`,
    },
    costs: {
      unit: 'Kronor per day',
      day: 'Day',
      before: 'before',
      total: 'Total',
      tooFew: 'The cost, day by day',
      weekday: (weekday) => `The cost follows the ${weekday}s`,
      peak: (day, value) => `Dearest was ${day}: ${value}`,
      steady: (value) => `About ${value} a day`,
      unconverted: (amounts) => `${amounts} lacks an exchange rate and is not in it.`,
      description: (days, total) => `Bars for ${days} days, ${total} in all.`,
    },
    funnel: {
      unit: 'From ring to visit',
      calls: 'Calls',
      answered: 'Answered',
      handled: 'Handled without a person',
      booked: 'Booked a time',
      showed: 'Came to the visit',
      step: 'Step',
      count: 'Count',
      share: 'Of the step before',
      tooFew: 'From ring to visit',
      missed: (share, percent) =>
        `${shareOfCalls(share, percent)} ${oneOrMany(share, 'is', 'are')} never taken`,
      handledTitle: (share, percent) => `${fewOfCalls(share, percent)} did without you`,
      unmarked: 'not marked yet',
      notConnected: 'no booking system connected',
      ofMarked: (digits) => `The share that came is of the ${digits} visits that are marked.`,
      description: (total, answered, handled, booked) =>
        `Bars: ${total} calls, ${answered} answered, ${handled} handled without a person, ${booked} bookings.`,
    },
    hours: {
      unit: 'Calls per hour',
      unitWithOpen: 'Calls per hour, opening hours outlined',
      hour: 'Hour',
      tooFew: 'When it rings',
      missedClosed: 'Most missed calls come when you are closed',
      missedAt: (from, to) => `Most calls are missed between ${from} and ${to}`,
      closed: (share, percent) =>
        `${shareOfCalls(share, percent)} ${oneOrMany(share, 'comes', 'come')} when you are closed`,
      busiest: (from, to) => `It rings most between ${from} and ${to}`,
      cell: (weekday, from, to, count, digits, missed, missedDigits) =>
        `${weekday} ${from}–${to}: ${count === 0 ? 'no calls' : calls(count, digits)}${
          missed === 0 ? '' : `, ${missedDigits} missed`
        }`,
      description: (weekday, from, to, value) =>
        `The hours of the week, darker with more calls. It rings most on ${weekday} ${from}–${to}: ${value} calls.`,
      descriptionEmpty: 'The hours of the week, without calls in the period.',
    },
  },
  tasks: {
    title: 'To do',
    subtitle: (count) =>
      count === 1
        ? 'The one thing worth most right now'
        : `${capital(inWords(count, String(count)))} things worth most right now`,
    nothing: 'Nothing right now. Everything is connected, and the figures you reckon with are confirmed.',
    mend: (label) => `Look at ${label}`,
    mendText: 'We are not let in. New rows may be missing until you have looked at the connection.',
    mendSince: (when) => `We have not been let in since ${when}. What is older is right.`,
    mendAct: 'Look',
    connect: {
      booking_source: {
        title: 'Connect the booking system',
        text: 'Then we see which bookings came through the calls, and what they are worth.',
      },
      ai_source: {
        title: 'Connect the AI service',
        text: 'Then the cost of the AI model is in it, and the answer is whole.',
      },
      telephony_source: {
        title: 'Connect telephony',
        text: 'Then the calls are in it, and what they cost.',
      },
    },
    connectAct: 'Connect',
    confirm: (key) => tasks[key] ?? 'Confirm an assumption',
    confirmText: (likely, swing) =>
      `We reckon with ${likely}, assumed. Your figure may move the answer by up to ${swing}.`,
    confirmAct: 'Confirm',
    wage: (amount) => `${amount} a month`,
    hoursPerYear: (digits) => `${digits} hours a year`,
    setHours: 'Fill in your opening hours',
    setHoursText: 'We reckon with weekdays 9–17 until you say otherwise.',
    setHoursAct: 'Fill in',
    priceBookings: (count, digits) => `Price ${bookings(count, digits)}`,
    priceBookingsText: 'Without a price they are not in the value.',
    priceBookingsAct: 'Show the bookings',
    markVisits: (count, digits) => `Mark ${inWords(count, digits)} ${count === 1 ? 'visit' : 'visits'}`,
    markVisitsText: 'Did the client come? One tap a visit, and the value is measured, not assumed.',
    markVisitsAct: 'Mark',
  },
  trust: {
    title: 'Can I trust it?',
    subtitle: 'Each figure opens the rows it is made of',
    justNow: 'just now',
    never: 'nothing has come in yet',
    latest: (when) => `latest ${when}`,
    pending: 'waiting for first contact',
    refused: 'does not let us in – the newest may be missing',
    refusedSince: (when) => `has not let us in since ${when} – what is older is right`,
    away: 'does not answer right now, we keep trying',
    awaySince: (when) => `silent since ${when} – the figures are right until then`,
    provisional: (percent) => `${percent} provisional`,
    rate: (rate, day) => `rate ${rate} (${day})`,
    noRate: (currency) => `no exchange rate for ${currency}`,
    backfill: (done, total) => `fetching older: ${done} of ${total}`,
    backfilling: 'fetching older',
    unpriced: (count, digits) =>
      count === 1 ? 'One call or text has no price yet' : `${digits} calls and texts have no price yet`,
    unpricedBookings: (count, digits) =>
      `${capital(bookings(count, digits))} ${count === 1 ? 'has' : 'have'} no price and ${count === 1 ? 'is' : 'are'} not in the value`,
    unconvertedBookings: (count, digits) =>
      `${capital(bookings(count, digits))} ${count === 1 ? 'lacks' : 'lack'} an exchange rate and ${count === 1 ? 'is' : 'are'} not in the value`,
    sources: {
      telephony_source: 'Telephony',
      ai_source: 'AI service',
      booking_source: 'Booking system',
    },
    notConnected: 'not connected, so that part is not in it',
    disconnected: (day) => `disconnected since ${day}; what is newer is not in it`,
  },
  empty: {
    headline: 'Soon it says here what every krona gave back',
    connectTitle: 'Connect your telephony, and we start counting',
    connect:
      'Calls, bookings, cost and value in kronor will stand here, and every figure opens. It takes a few minutes to begin.',
    connectAction: 'Connect Twilio',
    waitingTitle: 'Connected and ready',
    waiting: 'Call your number, and it shows here within a second. Older calls are being fetched meanwhile.',
    waitingAction: 'See the connection',
  },
}
