import type { Phrase } from '../../phrase'
import { capital, inWords } from './words'

export const answer = {
  atLeast: (amount: string): Phrase => ['Varje krona gav minst ', { strong: amount }, ' tillbaka'],
  atLeastOfKnown: (amount: string): Phrase => [
    'Varje krona vi känner till gav minst ',
    { strong: amount },
    ' tillbaka',
  ],
  paysBeforeBookings: ['Sparad tid ensam ', { strong: 'betalar receptionisten' }] as Phrase,
  timeOnly: (amount: string): Phrase => [
    'Sparad tid ensam gav minst ',
    { strong: amount },
    ' för varje krona',
  ],
  likelyPays: (amount: string): Phrase => ['Varje krona gav troligen ', { strong: amount }, ' tillbaka'],
  likelyDoesNotPay: (amount: string): Phrase => [
    'Varje krona gav troligen bara ',
    { strong: amount },
    ' tillbaka',
  ],
  doesNotPay: (amount: string): Phrase => ['Varje krona gav som mest ', { strong: amount }, ' tillbaka'],
  fewCalls: (count: number, digits: string): Phrase => [
    { strong: `${capital(inWords(count, digits))} samtal` },
    ' är för få för ett säkert svar',
  ],
  smallCost: (cost: string): Phrase => ['Receptionisten har bara kostat ', { strong: cost }],
  noCost: ['Receptionisten har inte kostat något än'] as Phrase,
  costUnknown: ['Vi vet inte än vad receptionisten kostade'] as Phrase,
  noCalls: ['Inga samtal under perioden'] as Phrase,
}
