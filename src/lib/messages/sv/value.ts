import type { Phrase } from '../phrase'

const tiers: Record<string, string> = {
  A: 'säker',
  B: 'under eller strax efter samtalet',
  C: 'inom ett dygn från samtalet',
}

/** The rows behind the two values: saved time and rescued bookings. */
export const value = {
  title: 'Värdet, rad för rad',
  parts: {
    label: 'Del av värdet',
    saved_time: 'Sparad tid',
    rescued_bookings: 'Räddade bokningar',
  },
  savedTime: {
    sum: (sum: string, _count: number, digits: string, period: string): Phrase => [
      { strong: sum },
      ` ${period}, av ${digits} samtal som receptionisten klarade själv.`,
    ],
    how: 'Tiden någon annars hade lagt på samtalet, gånger vad en timme kostar, gånger hur mycket av tiden du använder. När ingen hade svarat är värdet noll.',
    columns: { when: 'Samtal', band: 'När', time: 'Räknad tid', worth: 'Värde' },
    bands: {
      open: 'öppet',
      lunch: 'lunch',
      evening: 'stängt, vardag',
      weekend: 'stängt, helg',
      holiday: 'helgdag',
    },
    empty: 'Inga samtal som receptionisten klarade själv under perioden.',
  },
  bookings: {
    sum: (sum: string, count: number, digits: string, period: string): Phrase => [
      { strong: sum },
      ` ${period}, av ${digits} ${count === 1 ? 'bokning' : 'bokningar'} som kom genom samtalen.`,
    ],
    how: 'Det som blir över av bokningen utan moms, gånger hur säkert det är att den kom genom samtalet, gånger risken att den annars gått förlorad.',
    columns: { when: 'Bokad', tie: 'Koppling', left: 'Blir över', lost: 'Annars förlorat', worth: 'Värde' },
    tier: (tier: string) => tiers[tier] ?? 'okänd',
    cancelled: 'avbokad',
    noShow: 'utebliven',
    noPrice: 'pris saknas',
    empty: 'Inga bokningar som kom genom samtalen under perioden.',
    unknown: 'Inget bokningssystem är anslutet, så här finns inga rader än.',
    connect: 'Anslut bokningssystemet',
  },
  inPeriod: (period: string, isMonth: boolean) => (isMonth ? `i ${period}` : period),
  unknownSum: 'Summan är inte känd än.',
  assumptions: 'Se antagandena',
  toOverview: 'Till översikten',
}
