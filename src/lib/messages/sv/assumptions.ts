import type { AssumptionKey } from '../../roi/default-assumptions'
import type { Phrase } from '../phrase'

/** What an assumption is called, what it means to an owner, and what its default rests on. */
type Said = { name: string; what: string; basis: string }

const answered = 'Så stor del av samtalen som någon svarade på innan receptionisten fanns.'
const nobody = 'ingen svarar när det är stängt.'

const keys: Record<AssumptionKey, Said> = {
  monthly_wage: {
    name: 'Månadslön',
    what: 'För den som annars hade svarat, före skatt.',
    basis: 'Lönestatistik för receptionister och telefonister, 2024.',
  },
  employer_contribution: {
    name: 'Arbetsgivaravgift',
    what: 'Läggs på lönen.',
    basis: 'Skatteverket. Densamma 2024 till 2026.',
  },
  agreed_premiums: {
    name: 'Avtalspremier',
    what: 'Pension och försäkring genom kollektivavtal. Utan avtal är det noll.',
    basis: 'Almegas siffra för löner under 7,5 basbelopp. Vi räknar försiktigt, med noll.',
  },
  productive_hours: {
    name: 'Arbetade timmar om året',
    what: 'Det som är kvar när semester, röda dagar och sjukdagar är borta.',
    basis: '2 080 timmar minus semester, röda dagar och några sjukdagar.',
  },
  answered_open: {
    name: 'När du har öppet',
    what: answered,
    basis: 'säljare skriver att 20 till 74 % missas, men ingen kan kontrollera hur de räknat.',
  },
  answered_lunch: {
    name: 'Lunch, 11.30–13',
    what: answered,
    basis: 'som resten av dagen, tills du vet bättre.',
  },
  answered_evening: { name: 'Kväll och natt', what: answered, basis: nobody },
  answered_weekend: { name: 'Helg', what: answered, basis: nobody },
  answered_holiday: { name: 'Röd dag', what: answered, basis: nobody },
  retry_share: {
    name: 'Ringer igen',
    what: 'Så många av dem som inte får svar försöker en gång till.',
    basis: 'det finns ingen undersökning som går att följa till källan.',
  },
  margin: {
    name: 'Blir över av en bokning',
    what: 'Av priset utan moms, när det som bokningen själv kostar dig är betalt.',
    basis: 'bara du vet.',
  },
  show_rate: {
    name: 'Kommer på besöket',
    what: 'För besök som du inte har markerat än, och för dem som är kvar att komma.',
    basis: 'Mellan 4 och 20 % uteblir, enligt dem som säljer bokningssystem.',
  },
  vat_rate: {
    name: 'Moms',
    what: 'Dras av från priset. Vård är momsfri: skriv 0.',
    basis: 'Den vanliga svenska satsen.',
  },
  time_used: {
    name: 'Tid som kommer till nytta',
    what: 'Av tiden du slipper i telefon: så mycket blir till annat arbete.',
    basis: 'andras kalkyler räknar med 30 till 70 %.',
  },
  wrap_up_seconds: {
    name: 'Efterarbete',
    what: 'Det man gör när man har lagt på: skriver upp, bokar in.',
    basis: 'en halv minut per samtal.',
  },
  handling_seconds: {
    name: 'Samtal utan känd längd',
    what: 'Räknas som så här långa.',
    basis: 'Samma tal som en annan tillverkare av AI-receptionister räknar med.',
  },
  max_call_seconds: {
    name: 'Längsta samtal som räknas',
    what: 'Ett längre samtal har nog fastnat. Det räknas bara så här långt.',
    basis: 'tio minuter räcker för det mesta.',
  },
  cost_spread: {
    name: 'Så osäker är kostnaden',
    what: 'Den försiktiga räkningen gör kostnaden dyrare, den hoppfulla gör den billigare.',
    basis: 'tio procent åt var sitt håll.',
  },
}

/** The assumptions that the answer rests on. */
export const assumptions = {
  title: 'Antaganden',
  lead: (assumed: number, digits: string, all: string): Phrase =>
    assumed === 0
      ? ['Siffrorna som svaret vilar på. Alla är dina egna.']
      : [
          'Siffrorna som svaret vilar på. ',
          { strong: `${digits} av ${all}` },
          ' är antagna tills du har bekräftat dem.',
        ],
  offline: 'Du är utan nät. Det går att bekräfta och ändra när du är tillbaka.',
  groups: {
    hour: { title: 'Vad en timme kostar', lead: 'För den som annars hade suttit i telefon.' },
    answering: {
      title: 'Vem som annars hade svarat',
      lead: 'Ett samtal som någon hade tagit sparar tid. Ett som ingen hade tagit kan rädda en bokning. Aldrig båda.',
    },
    booking: { title: 'Vad en bokning är värd', lead: 'Det som blir kvar hos dig, inte priset.' },
    time: { title: 'Hur tiden räknas', lead: 'Varje samtal blir sekunder, och en del av dem blir nytta.' },
    cost: {
      title: 'Kostnadens spann',
      lead: 'Priser kan ändras i efterhand. Därför räknar vi med marginal.',
    },
  },
  keys,
  /** Where a key stands alone and its short name would not tell. */
  fullName: (key: AssumptionKey) =>
    key.startsWith('answered_') ? `Besvarade samtal: ${keys[key].name.toLowerCase()}` : keys[key].name,
  answered: {
    caption: 'Besvarade samtal innan receptionisten fanns',
    what: 'Så stor del av samtalen som någon svarade på innan receptionisten fanns. Vet du det från din gamla växel, så blir svaret mycket säkrare.',
    columns: { when: 'När det ringde', share: 'Besvarades', state: 'Läge', acts: 'Ändra' },
    hours: 'Öppet och stängt följer dina öppettider.',
    hoursUnset: 'Du har inte fyllt i öppettider, så vi räknar med vardagar 9–17.',
    toHours: 'Till öppettiderna',
  },
  hourly: {
    name: 'Så mycket kostar en timme',
    perHour: (amount: string) => `${amount} i timmen`,
    formula: (wage: string, contribution: string, premiums: string, hours: string) =>
      `${wage} × 12 × (1 + ${contribution} + ${premiums}) ÷ ${hours}`,
  },
  units: {
    perMonth: (amount: string) => `${amount} i månaden`,
    hours: (digits: string) => `${digits} timmar`,
    spread: (dearer: string, cheaper: string) => `${dearer} dyrare, ${cheaper} billigare`,
  },
  states: {
    default: 'antaget',
    confirmed: 'bekräftat',
    measured: 'uppmätt',
    since: (state: string, day: string) => `${state} från ${day}`,
    fromBeginning: (state: string) => `${state} från början`,
    marks: 'uppmätt på besöken du markerat',
  },
  acts: {
    confirm: 'Bekräfta',
    confirmNamed: (name: string) => `Bekräfta ${name}`,
    confirming: 'Sparar …',
    confirmed: (name: string) => `”${name}” är bekräftat.`,
    undo: 'Ångra',
    undoNamed: (name: string) => `Ångra: ${name}`,
    undone: (name: string) => `”${name}” är antaget igen.`,
    change: 'Ändra',
    changeNamed: (name: string) => `Ändra ${name}`,
    failed: 'Det gick inte att spara. Inget är ändrat.',
  },
  more: 'Varifrån, och sedan när',
  moreNamed: (name: string) => `Varifrån, och sedan när: ${name}`,
  basis: {
    published: (text: string) => `Vår utgångspunkt: ${text}`,
    guess: (text: string) => `Vår egen gissning: ${text}`,
    source: 'Källa',
  },
  history: {
    none: 'Du har inte sagt något om det än, så utgångspunkten gäller.',
    label: (name: string) => `Vad du har sagt: ${name}`,
    from: (day: string) => `från ${day}`,
    beginning: 'från början',
    upcoming: 'börjar senare',
    now: 'gäller nu',
    remove: 'Ta bort',
    removeNamed: (name: string, when: string) => `Ta bort ${name}, ${when}`,
  },
  form: {
    likely: {
      kronor: 'Troligast, kr i månaden',
      share: 'Troligast, %',
      hours: 'Troligast, timmar om året',
      seconds: 'Troligast, sekunder',
    },
    range: 'Spann',
    least: 'Som lägst',
    most: 'Som högst',
    rangeHint: (range: string) => `Lämna tomt, så räknar vi med ${range}.`,
    rangeExact: 'Lämna tomt om du är säker.',
    dearer: 'Så mycket dyrare, %',
    cheaper: 'Så mycket billigare, %',
    state: 'Hur du vet det',
    stateChoices: { confirmed: 'Jag vet ungefär', measured: 'Jag har mätt' },
    start: 'Gäller',
    starts: {
      beginning: 'Från början',
      month: (firstDay: string) => `Från ${firstDay}`,
      today: 'Från i dag',
      day: 'Från en dag',
    },
    startHint: {
      beginning: 'Alla perioder räknas om, fram till nästa siffra du sagt.',
      later: 'Perioder före den dagen ändras inte.',
      replaces: 'Ersätter det du sagt från samma dag.',
    },
    day: 'Dag',
    errors: {
      number: 'Skriv ett tal, som 50 eller 31,42.',
      limits: (least: string, most: string) => `Skriv ett tal mellan ${least} och ${most}.`,
      least: 'Det lägsta kan inte vara mer än det troligaste.',
      most: 'Det högsta kan inte vara mindre än det troligaste.',
      day: 'Välj en dag.',
    },
    submit: 'Spara',
    busy: 'Sparar …',
    saved: (name: string) => `”${name}” är sparat.`,
    failed: 'Det gick inte att spara. Inget är ändrat.',
    refused: 'Talen går inte ihop, så inget är sparat. Se över det lägsta och det högsta.',
    offline: 'Du är utan nät. Det går att spara när du är tillbaka.',
  },
  effect: {
    inPeriod: (period: string, isMonth: boolean) => (isMonth ? `i ${period}` : period),
    title: (period: string) => `Så blir svaret ${period}`,
    perKrona: (before: string, after: string): Phrase => [
      `minst ${before} → `,
      { strong: `minst ${after}` },
      ' per krona',
    ],
    net: { low: 'Netto, minst', likely: 'Netto, troligt', high: 'Netto, högst' },
    run: 'Räkning',
    before: 'Nu',
    after: 'Då',
    nothing: (period: string) => `Svaret ${period} blir detsamma.`,
    later: (period: string) => `Gäller först senare, så svaret ${period} blir detsamma.`,
    unknown: (period: string) => `Nettot ${period} är inte känt än, så skillnaden går inte att räkna.`,
    busy: 'Räknar …',
    failed: 'Skillnaden gick inte att räkna just nu. Det går att spara ändå.',
  },
  removal: {
    title: (when: string) => `Ta bort siffran som gäller ${when}?`,
    backToSaid: (value: string, when: string) => `Då gäller ${value} i stället, som du sagt ${when}.`,
    backToDefault: (value: string) => `Då gäller ${value} i stället, antaget.`,
    backToMeasured: (value: string) => `Då gäller ${value} i stället, uppmätt på besöken du markerat.`,
    submit: 'Ta bort',
    busy: 'Tar bort …',
    keep: 'Behåll',
    failed: 'Det gick inte att ta bort. Siffran finns kvar.',
    done: (name: string) => `Siffran för ”${name}” är borttagen.`,
  },
}
