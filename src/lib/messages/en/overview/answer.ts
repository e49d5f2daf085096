import type { Messages } from '../../messages'
import { capital, inWords } from './words'

export const answer: Messages['overview']['answer'] = {
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
}
