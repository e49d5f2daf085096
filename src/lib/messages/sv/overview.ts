import { oneIn } from '../one-in'
import type { Phrase } from '../phrase'

const small = ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv']
const ordinals = ['tredje', 'fjärde', 'femte', 'sjätte', 'sjunde', 'åttonde', 'nionde', 'tionde']

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** Up to twelve in letters, as a newspaper sets them. */
const inWords = (count: number, digits: string) => small[count] ?? digits
const calls = (digits: string) => `${digits} samtal`
/** "Vartannat samtal", "Vart fjärde samtal", "37 % av samtalen". */
const shareOfCalls = (share: number, percent: string) => {
  const n = oneIn(share)
  if (n === null) return `${percent} av samtalen`
  return n === 2 ? 'Vartannat samtal' : `Vart ${ordinals[n - 3] ?? ''} samtal`
}

/** The overview. Counts come twice where the words bend: as a number, and as formatted text. */
export const overview = {
  title: 'Översikt',
  period: {
    label: 'Period',
    option: (days: number) => `Senaste ${days} dagarna`,
    heading: (days: number) => `De senaste ${days} dagarna`,
  },
  headline: {
    someAnswered: (answered: string, ended: string): Phrase => [
      'Receptionisten tog ',
      { strong: `${answered} av ${ended}` },
      ' samtal i dag',
    ],
    allAnswered: (count: number, digits: string): Phrase => {
      if (count === 1) return ['Ett samtal i dag, och ', { strong: 'receptionisten tog det' }]
      if (count === 2) return ['Receptionisten tog ', { strong: 'båda samtalen' }, ' i dag']
      return ['Receptionisten tog ', { strong: `alla ${digits}` }, ' samtal i dag']
    },
    noneAnswered: (count: number, digits: string): Phrase =>
      count === 1
        ? ['Ett samtal i dag, och det missades']
        : [count === 2 ? 'Båda samtalen i dag missades' : `Alla ${digits} samtal i dag missades`],
    answeredSoFar: (count: number, digits: string): Phrase => [
      'Receptionisten har tagit ',
      { strong: `${inWords(count, digits)} samtal` },
      ' i dag',
    ],
    missedSoFar: (count: number, digits: string): Phrase => [
      `${capital(inWords(count, digits))} samtal har missats i dag`,
    ],
    onlyInProgress: (count: number, digits: string): Phrase =>
      count === 1
        ? [{ strong: 'Dagens första samtal' }, ' pågår just nu']
        : [{ strong: `${capital(inWords(count, digits))} samtal` }, ' pågår just nu'],
    noCallsToday: ['Inga samtal än i dag'] as Phrase,
  },
  lead: {
    missed: (count: number, digits: string): Phrase => [
      { strong: `${capital(inWords(count, digits))} missades.` },
      ' ',
    ],
    inProgress: (count: number, digits: string): Phrase => [
      count === 1 ? 'Ett pågår just nu. ' : `${capital(inWords(count, digits))} pågår just nu. `,
    ],
    talked: (total: string, average: string): Phrase => [
      'Det blev ',
      { strong: total },
      ` i telefon, i snitt ${average}. `,
    ],
    talkedOnce: (total: string): Phrase => ['Det varade ', { strong: total }, '. '],
    periodSoFar: (days: number, answered: string, ended: string): Phrase => [
      `De senaste ${days} dagarna tog receptionisten `,
      { strong: `${answered} av ${ended}` },
      ' samtal. ',
    ],
    latest: (when: string): Phrase => [`Senast hörde vi något ${when}. `],
    quietPeriod: (days: number): Phrase => [`Inget samtal har kommit på ${days} dagar. `],
  },
  today: {
    label: 'I dag',
    missed: 'missade i dag',
    none: 'Inget',
    noneMissed: 'missat samtal i dag',
    talked: 'i telefon i dag',
    messages: (_count: number) => 'sms i dag',
  },
  facts: {
    calls: 'Samtal',
    answered: 'Tagna',
    missed: 'Missade',
    talked: 'Tid i samtal',
    messages: 'Sms',
    cost: 'Kostnad',
    shareOfEnded: (percent: string) => `${percent} av de avslutade`,
    averageCall: (duration: string) => `i snitt ${duration}`,
    more: (difference: string, percent: string | null, days: number) =>
      `${difference} fler än de ${days} dagarna före${percent === null ? '' : ` (+${percent})`}, i dag oräknad`,
    fewer: (difference: string, percent: string | null, days: number) =>
      `${difference} färre än de ${days} dagarna före${percent === null ? '' : ` (−${percent})`}, i dag oräknad`,
    same: (days: number) => `lika många som de ${days} dagarna före, i dag oräknad`,
    unpriced: (count: number, digits: string) =>
      count === 1 ? 'Ett samtal eller sms saknar pris än' : `${digits} samtal och sms saknar pris än`,
    provisional: (amount: string) => `varav ${amount} preliminärt`,
    provisionalReason: 'Leverantören kan ändra priset några dagar till.',
    noPrices: 'Inget pris än',
  },
  info: {
    open: (what: string) => `Om siffran: ${what}`,
    what: 'Vad',
    how: 'Hur',
    fresh: 'Färskhet',
    openRows: 'Visa raderna',
    freshUntil: (when: string) => `Senaste händelsen kom ${when}.`,
    freshNever: 'Ingen händelse har kommit än.',
    calls: {
      what: 'Alla samtal till och från dina nummer, i dag inräknad.',
      how: 'Ett samtal räknas en gång, även när det kopplas vidare.',
    },
    answered: {
      what: 'Samtal där någon svarade och det blev tid på linjen.',
      how: 'Avslutade samtal som är längre än noll sekunder. Telefonsvarare räknas också, för de svarar.',
    },
    missed: {
      what: 'Inkommande samtal som ingen tog.',
      how: 'Upptaget, inget svar, avbrutet, misslyckat eller noll sekunder långt.',
    },
    talked: {
      what: 'Tiden på linjen i alla tagna samtal.',
      how: 'Summan av samtalens längd, sekund för sekund, som leverantören anger den.',
    },
    messages: {
      what: 'Sms till och från dina nummer.',
      how: 'Varje meddelande räknas en gång, hur många delar det än skickas i.',
    },
    cost: {
      what: 'Det leverantören tar betalt för samtal och sms, i sin egen valuta.',
      how: 'Summan av alla rader med pris, även vidarekopplade delar. Valutor läggs aldrig ihop.',
    },
    days: {
      what: 'Samtal per dag, delade i tagna och missade.',
      how: 'Dagar enligt verksamhetens klocka. I dag är blekare, för dagen är inte slut.',
    },
    hours: {
      what: 'När på veckan det ringer.',
      how: 'Alla samtal i perioden, lagda på sin timme enligt verksamhetens klocka. Inramat är när du har öppet.',
    },
    costDays: {
      what: 'Vad samtal och sms kostade per dag.',
      how: 'Kostnaden ligger på dagen då samtalet började. Rader utan pris är inte med än.',
    },
    outcomes: {
      what: 'Hur samtalen slutade.',
      how: 'Varje samtal hör till en rad. Tillsammans blir de alla samtal.',
    },
  },
  charts: {
    table: 'Tabell',
    chart: 'Diagram',
    unfinished: 'Dagen är inte slut',
    missing: 'Ingen data, före första händelsen',
    missingNote: (day: string) => `Streckat: inget kom in före ${day}.`,
    days: {
      unit: 'Samtal per dag',
      answered: 'Tagna',
      missed: 'Missade',
      day: 'Dag',
      calls: 'Samtal',
      tooFew: 'Samtalen dag för dag',
      weekday: (weekday: string) => `Det ringer mest på ${weekday}ar`,
      peak: (day: string, value: string) => `${value} samtal den ${day}, flest i perioden`,
      steady: (value: string) => `Ungefär ${value} samtal om dagen`,
      description: (days: number, total: string, answered: string, missed: string) =>
        `Staplar för ${days} dagar: ${total} samtal, varav ${answered} tagna och ${missed} missade.`,
    },
    hours: {
      unit: 'Samtal per timme',
      unitWithOpen: 'Samtal per timme, öppettider inramade',
      hour: 'Timme',
      tooFew: 'När det ringer',
      closed: (share: number, percent: string) => `${shareOfCalls(share, percent)} kommer när du har stängt`,
      busiest: (from: string, to: string) => `Det ringer mest mellan ${from} och ${to}`,
      cell: (weekday: string, from: string, to: string, count: number, digits: string) =>
        `${weekday} ${from}–${to}: ${count === 0 ? 'inga samtal' : calls(digits)}`,
      description: (weekday: string, from: string, to: string, value: string) =>
        `Veckans timmar, mörkare ju fler samtal. Mest ringer det ${weekday} ${from}–${to}: ${value} samtal.`,
      descriptionEmpty: 'Veckans timmar, utan samtal i perioden.',
    },
    outcomes: {
      unit: 'Samtal efter utfall',
      calls: 'Alla samtal',
      answered: 'Tagna',
      missed: 'Missade',
      other: 'Utgående utan svar',
      inProgress: 'Pågår',
      outcome: 'Utfall',
      share: 'Andel',
      tooFew: 'Så slutade samtalen',
      nearlyAll: 'Nästan alla samtal blir tagna',
      missedShare: (share: number, percent: string) => `${shareOfCalls(share, percent)} missas`,
      description: (total: string, answered: string, missed: string) =>
        `Liggande staplar: ${total} samtal, ${answered} tagna, ${missed} missade.`,
    },
    costs: {
      unit: (currency: string) => `${currency === 'SEK' ? 'Kronor' : currency} per dag`,
      day: 'Dag',
      amount: 'Kostnad',
      tooFew: 'Kostnaden dag för dag',
      weekday: (weekday: string) => `Kostnaden följer ${weekday}arna`,
      peak: (day: string, value: string) => `Dyrast var ${day}: ${value}`,
      steady: (value: string) => `Ungefär ${value} om dagen`,
      description: (days: number, total: string) => `Staplar för ${days} dagar, tillsammans ${total}.`,
    },
  },
  latest: {
    title: 'Senaste samtalen',
    subtitle: 'Nya kommer överst av sig själva',
    all: 'Visa alla samtal',
  },
  trust: {
    title: 'Går det att lita på?',
    subtitle: 'Varje siffra öppnar raderna den är gjord av',
    never: 'inget samtal har kommit än',
    latest: (when: string) => `senast ${when}`,
    refused: 'släpper inte in oss, så samtal och priser kan saknas',
    refusedSince: (when: string) => `släpper inte in oss, så samtal och priser kan saknas sedan ${when}`,
    away: 'svarar inte, priserna hämtas när den svarar igen',
    awaySince: (when: string) => `svarar inte, priserna är rätta till ${when}`,
    needsYou: (label: string) => `${label} behöver dig`,
    mayMiss: 'Vi blir inte insläppta. Nya samtal och priser kan saknas tills du sett över anslutningen.',
    mayMissSince: (when: string) =>
      `Vi har inte blivit insläppta sedan ${when}. Nya samtal och priser kan saknas, det äldre stämmer.`,
    mend: 'Se över anslutningen',
    pending: 'väntar på första kontakten',
  },
  empty: {
    headline: 'Här står snart hur många samtal receptionisten tog',
    connectTitle: 'Anslut din telefoni, så börjar vi räkna',
    connect:
      'Samtal, missade samtal, minuter och kostnad visas här, och nya samtal dyker upp medan du tittar. Det tar ett par minuter.',
    connectAction: 'Anslut Twilio',
    waitingTitle: 'Anslutet och klart',
    waiting: 'Ring ditt nummer, så står samtalet här inom en sekund. Äldre samtal hämtas under tiden.',
    waitingAction: 'Se anslutningen',
  },
}
