import type { Phrase } from '../../phrase'
import { inWords, bookings } from './words'

export const lead = {
  costAndValue: (cost: string, value: string, isUnfinished: boolean): Phrase => [
    isUnfinished ? 'Receptionisten har hittills kostat ' : 'Receptionisten kostade ',
    { strong: cost },
    isUnfinished ? ' och troligen gett ' : ' och gav troligen ',
    { strong: value },
    '. ',
  ],
  bookingsAndTime: (count: number, digits: string, time: string): Phrase => [
    `I det ligger ${bookings(count, digits)} som kom genom samtalen, och ${time} du slapp i telefon. `,
  ],
  onlyTime: (time: string): Phrase => [`Det är ${time} du slapp i telefon. `],
  onlyBookings: (count: number, digits: string): Phrase => [
    `I det ligger ${bookings(count, digits)} som kom genom samtalen. `,
  ],
  hours: (count: number, digits: string) => (count === 1 ? 'en timme' : `${inWords(count, digits)} timmar`),
  mayNotPay: (low: string, high: string): Phrase => [
    `Det kan vara så lite som ${low} och så mycket som ${high}. `,
  ],
  fewCalls: (needed: number): Phrase => [
    `Från ${needed} samtal som receptionisten klarat själv räknar vi ut vad varje krona gav. `,
  ],
  smallCost: (least: string): Phrase => [
    `Under ${least} säger ett svar per krona mer om slumpen än om receptionisten. `,
  ],
  costUnknown: ['Det saknas uppgifter, och det som saknas räknar vi inte som noll. '] as Phrase,
  knownPart: (cost: string, value: string): Phrase => [
    'Det vi känner till är ',
    { strong: cost },
    ' i kostnad och ',
    { strong: value },
    ' i värde. ',
  ],
  noCost: ['Så fort en kostnad kommer in räknar vi ut vad varje krona gav. '] as Phrase,
  noCalls: ['Välj en annan period, eller vänta in nästa samtal. '] as Phrase,
  missing: {
    ai_source: ['Kostnaden för AI är inte med, för ingen AI-tjänst är ansluten. '] as Phrase,
    telephony_source: ['Kostnaden för telefonin är inte med, för ingen telefoni är ansluten. '] as Phrase,
    booking_source: ['Bokningarna är inte med, för inget bokningssystem är anslutet. '] as Phrase,
  },
  missingSince: {
    ai_source: (day: string): Phrase => [
      `AI-kostnader efter ${day} är inte med, för AI-tjänsten är frånkopplad. `,
    ],
    telephony_source: (day: string): Phrase => [
      `Samtal efter ${day} är inte med, för telefonin är frånkopplad. `,
    ],
    booking_source: (day: string): Phrase => [
      `Bokningar efter ${day} är inte med, för bokningssystemet är frånkopplat. `,
    ],
  },
  missingRate: ['En del av kostnaden saknar växelkurs och är inte med. '] as Phrase,
}
