import { inWords } from './words'

export const facts = {
  label: 'I korthet',
  ofNeeded: (digits: string, needed: string) => `${digits} av ${needed}`,
  enough: (needed: number, digits: string) =>
    `bokningar – ${inWords(needed, digits, 'en')} hade räckt för att gå jämnt upp`,
  notEnough: (left: number, digits: string) =>
    `bokningar – ${inWords(left, digits, 'en')} till, så går det jämnt upp`,
  noneNeeded: (count: number) =>
    `${count === 1 ? 'bokning' : 'bokningar'} genom samtalen, och ingen hade behövts: sparad tid räcker`,
  paid: 'var allt du lagt ner återbetalt',
  forecast: 'är allt du lagt ner återbetalt, i samma takt som de senaste åtta veckorna',
  notYet: 'Inte än',
  notYetText: (setup: string) => `är startkostnaden på ${setup} återbetald`,
  net: 'netto, troligt',
  cheaper: (period: string) => `lägre kostnad än ${period}`,
  dearer: (period: string) => `högre kostnad än ${period}`,
  same: 'Oförändrad',
  sameCost: (period: string) => `kostnad mot ${period}`,
  inMonth: (name: string) => `i ${name}`,
  because: (change: string, causes: string) => `${change}: ${causes}`,
  causes: {
    calls: (difference: string) => `antal samtal ${difference}`,
    call_length: (difference: string, isLess: boolean) =>
      `${isLess ? 'kortare' : 'längre'} samtal ${difference}`,
    unit_price: (difference: string) => `pris per minut ${difference}`,
    exchange_rate: (difference: string) => `växelkurs ${difference}`,
    ai: (difference: string) => `AI ${difference}`,
    fixed: (difference: string) => `fasta avgifter ${difference}`,
    other: (difference: string) => `övrigt ${difference}`,
  },
}
