import type { Messages } from '../../messages'
import { inWords, bookings } from './words'

export const lead: Messages['overview']['lead'] = {
  costAndValue: (cost, value, isUnfinished) => [
    isUnfinished ? 'So far the receptionist has cost ' : 'The receptionist cost ',
    { strong: cost },
    isUnfinished ? ' and probably given ' : ' and probably gave ',
    { strong: value },
    '. ',
  ],
  bookingsAndTime: (count, digits, time) => [
    `That includes ${bookings(count, digits)} that came through the calls, and ${time} you did not spend on the phone. `,
  ],
  onlyTime: (time) => [`That is ${time} you did not spend on the phone. `],
  onlyBookings: (count, digits) => [`That includes ${bookings(count, digits)} that came through the calls. `],
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
}
