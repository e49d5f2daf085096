import { fewOf } from '../few-of'
import { oneIn } from '../one-in'
import type { Phrase } from '../phrase'

const small = ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv']
const ordinals = ['tredje', 'fjärde', 'femte', 'sjätte', 'sjunde', 'åttonde', 'nionde', 'tionde']

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** Up to twelve in letters, as a newspaper sets them; `en` for words that want it. */
const inWords = (count: number, digits: string, one = 'ett') => (count === 1 ? one : (small[count] ?? digits))
const calls = (digits: string) => `${digits} samtal`
const bookings = (count: number, digits: string) =>
  `${inWords(count, digits, 'en')} ${count === 1 ? 'bokning' : 'bokningar'}`
/** "Vartannat samtal", "Vart fjärde samtal", "37 % av samtalen". */
const shareOfCalls = (share: number, percent: string) => {
  const n = oneIn(share)
  if (n === null) return `${percent} av samtalen`
  return n === 2 ? 'Vartannat samtal' : `Vart ${ordinals[n - 3] ?? ''} samtal`
}
/** "Fyra av fem samtal", "97 % av samtalen". */
const fewOfCalls = (share: number, percent: string) => {
  const few = fewOf(share)
  if (few === null) return `${percent} av samtalen`
  return `${capital(inWords(few.part, String(few.part)))} av ${inWords(few.whole, String(few.whole))} samtal`
}

const categories: Record<string, { name: string; series: string; the: string }> = {
  voice: { name: 'Röstplattform', series: 'Röst', the: 'rösten' },
  telephony: { name: 'Telefoni', series: 'Telefoni', the: 'telefonin' },
  ai: { name: 'AI-modell', series: 'AI', the: 'AI-modellen' },
  booking: { name: 'Bokningssystem', series: 'Bokning', the: 'bokningssystemet' },
  fixed: { name: 'Fasta avgifter', series: 'Fast', the: 'det fasta' },
}
const other = { name: 'Övrigt', series: 'Övrigt', the: 'övrigt' }

/** What an owner is asked to confirm, by the assumption's key. */
const confirmations: Record<string, string> = {
  monthly_wage: 'Bekräfta vad en timme kostar',
  productive_hours: 'Bekräfta hur många timmar ett år har',
  time_used: 'Bekräfta hur mycket av tiden du använder',
  margin: 'Bekräfta vad som blir över av en bokning',
  retry_share: 'Bekräfta hur många som ringer igen',
}

/** The overview. Counts come twice where the words bend: as a number, and as formatted text. */
export const overview = {
  title: 'Översikt',
  category: (category: string) => categories[category] ?? other,
  period: {
    label: 'Period',
    month: capital,
    days: (days: number) => `Senaste ${days} dagarna`,
    own: 'Egna datum',
    from: 'Från',
    to: 'Till och med',
    show: (name: string) => `Visa ${name}`,
    noLater: 'Ingen senare period',
    apply: 'Visa',
    printed: (name: string) => `Avser ${name}`,
    comparedWith: (name: string) => `jämfört med ${name}`,
  },
  answer: {
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
  },
  lead: {
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
  },
  band: {
    low: (amount: string) => `minst ${amount}`,
    likely: (amount: string) => `troligt ${amount}`,
    high: (amount: string) => `högst ${amount}`,
    even: 'jämnt upp',
    label: (low: string, likely: string, high: string) =>
      `Tillbaka per krona: minst ${low}, troligt ${likely}, högst ${high}. Jämnt upp är 1 kr.`,
    name: 'Tillbaka per krona',
  },
  facts: {
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
  },
  today: {
    label: 'I dag',
    none: 'inga samtal än',
    calls: (_count: number, digits: string) => calls(digits),
    answered: (digits: string) => `${digits} tagna`,
    missed: (count: number, digits: string) => (count === 1 ? 'ett missat' : `${digits} missade`),
    inProgress: (count: number, digits: string) => (count === 1 ? 'ett pågår' : `${digits} pågår`),
    messages: (digits: string) => `${digits} sms`,
  },
  info: {
    open: (what: string) => `Om siffran: ${what}`,
    what: 'Vad',
    how: 'Hur',
    fresh: 'Färskhet',
    openRows: 'Visa raderna',
    freshUntil: (when: string) => `Senaste händelsen kom ${when}.`,
    freshNever: 'Ingen händelse har kommit än.',
    answer: {
      what: 'Värdet delat med kostnaden, räknat så försiktigt som dina antaganden tillåter.',
      how: 'Den låga räkningen tar det lägsta av varje antagande och lägger tio procent på kostnaden. Den höga gör tvärtom.',
    },
    bookings: {
      what: 'Bokningar som gjordes genom samtalen, mot hur många som behövs för att kostnaden ska gå jämnt upp.',
      how: 'Kostnaden minus värdet av sparad tid, delat med vad en bokning genom samtalen är värd i snitt.',
    },
    payback: {
      what: 'Första dagen då allt som kommit in var mer än allt som gått ut, startkostnaden medräknad.',
      how: 'Netto dag för dag sedan start. En prognos bygger bara på de senaste åtta hela veckorna.',
    },
    change: {
      what: 'Kostnaden mot perioden före, och varför den är en annan.',
      how: 'Skillnaden delas på antal samtal, deras längd, priset, växelkursen och det som är fast. Delarna blir ihop hela skillnaden.',
    },
    net: {
      what: 'Vägen från värde och kostnad till vad som blev över, i den troliga räkningen.',
      how: 'Räddade bokningar är den del som annars hade gått förlorad. Sparad tid räknas bara för samtal någon annars hade tagit. Allt utan moms.',
    },
    costDays: {
      what: 'Vad receptionisten kostade per dag, delat på slag.',
      how: 'Varje rad räknas till kronor med dagens kurs. Fasta avgifter delas lika på månadens dagar.',
    },
    funnel: {
      what: 'Vad som hände med samtalen, från ring till besök.',
      how: 'Klarade utan människa: tagna, minst 15 sekunder och inte kopplade vidare. Bokade: bokningar som kan kopplas till ett samtal.',
    },
    hours: {
      what: 'När på veckan det ringer.',
      how: 'Inkommande samtal i perioden, lagda på sin timme enligt verksamhetens klocka. Inramat är när du har öppet.',
    },
  },
  charts: {
    table: 'Tabell',
    chart: 'Diagram',
    unfinished: 'Dagen är inte slut',
    incomplete: 'Något saknas den här dagen',
    missing: 'Ingen data',
    missingNote: (day: string) => `Streckat: inget kom in före ${day}.`,
    net: {
      unit: (net: string) => `Så blir det ${net} netto`,
      unitUnknown: 'Så blir nettot',
      bookings: 'Räddade bokningar',
      time: 'Sparad tid',
      net: 'Netto, troligt',
      unknownBookings: 'okänt, anslut bokningen',
      unknown: 'okänt än',
      post: 'Post',
      amount: 'Kronor',
      plain: 'Från värde och kostnad till netto',
      carries: { bookings: 'Bokningarna bär värdet', time: 'Sparad tid bär värdet' },
      dearest: (the: string) => `${the} är dyrast`,
      provisional: (amount: string) => `Prickat: ${amount} kan ändras några dagar till.`,
      description: (value: string, cost: string, net: string) =>
        `Vågräta staplar: värdet ${value} minus kostnaden ${cost} blir ${net} netto.`,
    },
    costs: {
      unit: 'Kronor per dag',
      day: 'Dag',
      before: 'före',
      total: 'Summa',
      tooFew: 'Kostnaden dag för dag',
      weekday: (weekday: string) => `Kostnaden följer ${weekday}arna`,
      peak: (day: string, value: string) => `Dyrast var ${day}: ${value}`,
      steady: (value: string) => `Ungefär ${value} om dagen`,
      unconverted: (amounts: string) => `${amounts} saknar växelkurs och är inte med.`,
      description: (days: number, total: string) => `Staplar för ${days} dagar, tillsammans ${total}.`,
    },
    funnel: {
      unit: 'Från ring till besök',
      calls: 'Samtal',
      answered: 'Tagna',
      handled: 'Klarade utan människa',
      booked: 'Bokade tid',
      showed: 'Kom på besöket',
      step: 'Steg',
      count: 'Antal',
      share: 'Av steget före',
      tooFew: 'Från ring till besök',
      missed: (share: number, percent: string) => `${shareOfCalls(share, percent)} blir inte taget`,
      handledTitle: (share: number, percent: string) => `${fewOfCalls(share, percent)} klarade sig utan dig`,
      unmarked: 'inte markerat än',
      notConnected: 'inget bokningssystem anslutet',
      ofMarked: (digits: string) => `Kom på besöket räknas av de ${digits} besök som är markerade.`,
      description: (total: string, answered: string, handled: string, booked: string) =>
        `Vågräta staplar: ${total} samtal, ${answered} tagna, ${handled} klarade utan människa, ${booked} bokningar.`,
    },
    hours: {
      unit: 'Samtal per timme',
      unitWithOpen: 'Samtal per timme, öppettider inramade',
      hour: 'Timme',
      tooFew: 'När det ringer',
      missedClosed: 'De flesta missade samtalen kommer när du har stängt',
      missedAt: (from: string, to: string) => `Flest samtal missas mellan ${from} och ${to}`,
      closed: (share: number, percent: string) => `${shareOfCalls(share, percent)} kommer när du har stängt`,
      busiest: (from: string, to: string) => `Det ringer mest mellan ${from} och ${to}`,
      cell: (
        weekday: string,
        from: string,
        to: string,
        count: number,
        digits: string,
        missed: number,
        missedDigits: string,
      ) =>
        `${weekday} ${from}–${to}: ${count === 0 ? 'inga samtal' : calls(digits)}${
          missed === 0 ? '' : `, ${missed === 1 ? 'ett missat' : `${missedDigits} missade`}`
        }`,
      description: (weekday: string, from: string, to: string, value: string) =>
        `Veckans timmar, mörkare ju fler samtal. Mest ringer det ${weekday} ${from}–${to}: ${value} samtal.`,
      descriptionEmpty: 'Veckans timmar, utan samtal i perioden.',
    },
  },
  tasks: {
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
  },
  trust: {
    title: 'Går det att lita på?',
    subtitle: 'Varje siffra öppnar raderna den är gjord av',
    justNow: 'nyss',
    never: 'inget har kommit än',
    latest: (when: string) => `senast ${when}`,
    pending: 'väntar på första kontakten',
    refused: 'släpper inte in oss – det nya kan saknas',
    refusedSince: (when: string) => `släpper inte in oss sedan ${when} – det äldre stämmer`,
    away: 'svarar inte just nu, vi försöker igen',
    awaySince: (when: string) => `tyst sedan ${when} – siffrorna är rätta till dess`,
    provisional: (percent: string) => `${percent} preliminärt`,
    rate: (rate: string, day: string) => `kurs ${rate} (${day})`,
    noRate: (currency: string) => `växelkurs för ${currency} saknas`,
    backfill: (done: string, total: string) => `hämtar äldre: ${done} av ${total}`,
    backfilling: 'hämtar äldre',
    unpriced: (count: number, digits: string) =>
      count === 1 ? 'Ett samtal eller sms saknar pris än' : `${digits} samtal och sms saknar pris än`,
    unpricedBookings: (count: number, digits: string) =>
      `${capital(bookings(count, digits))} saknar pris och räknas inte i värdet`,
    unconvertedBookings: (count: number, digits: string) =>
      `${capital(bookings(count, digits))} saknar växelkurs och räknas inte i värdet`,
    sources: {
      telephony_source: 'Telefoni',
      ai_source: 'AI-tjänst',
      booking_source: 'Bokningssystem',
    },
    notConnected: 'inte ansluten, så den delen är inte med',
    disconnected: (day: string) => `frånkopplad sedan ${day}, det nyare är inte med`,
  },
  empty: {
    headline: 'Här står snart vad varje krona gav tillbaka',
    connectTitle: 'Anslut din telefoni, så börjar vi räkna',
    connect:
      'Samtal, bokningar, kostnad och värde i kronor visas här, och varje siffra går att öppna. Det tar ett par minuter att börja.',
    connectAction: 'Anslut Twilio',
    waitingTitle: 'Anslutet och klart',
    waiting: 'Ring ditt nummer, så syns det här inom en sekund. Äldre samtal hämtas under tiden.',
    waitingAction: 'Se anslutningen',
  },
}
