import { capital, inWords } from './words'

/** What an owner is asked to confirm, by the assumption's key. */
const confirmations: Record<string, string> = {
  monthly_wage: 'Bekräfta vad en timme kostar',
  productive_hours: 'Bekräfta hur många timmar ett år har',
  time_used: 'Bekräfta hur mycket av tiden du använder',
  margin: 'Bekräfta vad som blir över av en bokning',
  retry_share: 'Bekräfta hur många som ringer igen',
}

export const tasks = {
  title: 'Att göra',
  subtitle: (count: number) =>
    count === 1
      ? 'En sak som är värd mest just nu'
      : `${capital(inWords(count, String(count)))} saker som är värda mest just nu`,
  nothing: 'Inget just nu. Allt är anslutet, och siffrorna du räknar med är bekräftade.',
  mend: (label: string) => `Se över ${label}`,
  mendText: 'Vi blir inte insläppta. Nya rader kan saknas tills du sett över anslutningen.',
  mendSince: (when: string) => `Vi har inte blivit insläppta sedan ${when}. Det som är äldre stämmer.`,
  mendAct: 'Se över',
  connect: {
    booking_source: {
      title: 'Anslut bokningssystemet',
      text: 'Då ser vi vilka bokningar som kom genom samtalen, och vad de är värda.',
    },
    ai_source: {
      title: 'Anslut AI-tjänsten',
      text: 'Då kommer kostnaden för AI-modellen med, och svaret blir helt.',
    },
    telephony_source: {
      title: 'Anslut telefonin',
      text: 'Då kommer samtalen med, och vad de kostar.',
    },
  },
  connectAct: 'Anslut',
  confirm: (key: string) => confirmations[key] ?? 'Bekräfta ett antagande',
  confirmText: (likely: string, swing: string) =>
    `Vi räknar med ${likely}, antaget. Din siffra kan flytta svaret med upp till ${swing}.`,
  confirmAct: 'Bekräfta',
  wage: (amount: string) => `${amount} i månaden`,
  hoursPerYear: (digits: string) => `${digits} timmar om året`,
  setHours: 'Fyll i öppettiderna',
  setHoursText: 'Vi räknar med vardagar 9–17 tills du sagt annat.',
  setHoursAct: 'Fyll i',
  priceBookings: (count: number, digits: string) =>
    count === 1 ? 'Sätt pris på en bokning' : `Sätt pris på ${inWords(count, digits)} bokningar`,
  priceBookingsText: 'Utan pris räknas de inte med i värdet.',
  priceBookingsAct: 'Visa bokningarna',
  markVisits: (count: number, digits: string) =>
    count === 1 ? 'Markera ett besök' : `Markera ${inWords(count, digits)} besök`,
  markVisitsText: 'Kom kunden? Ett tryck per besök, och värdet blir mätt i stället för antaget.',
  markVisitsAct: 'Markera',
}
