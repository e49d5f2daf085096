import type { Messages } from '../../messages'
import { calls, shareOfCalls, oneOrMany, fewOfCalls } from './words'

export const charts: Messages['overview']['charts'] = {
  table: 'Table',
  chart: 'Chart',
  unfinished: 'The day is not over',
  incomplete: 'Something is missing on this day',
  missing: 'No data',
  missingNote: (day) => `Hatched: nothing came in before ${day}.`,
  net: {
    unit: (net) => `How it comes to ${net} net`,
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
    handledTitle: (share, percent) => `${fewOfCalls(share, percent)} needed nothing from you`,
    unmarked: 'not marked yet',
    notConnected: 'no booking system connected',
    ofMarked: (digits) => `The share that came is out of the ${digits} visits marked so far.`,
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
}
