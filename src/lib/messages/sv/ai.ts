import type { Phrase } from '../phrase'

/** Vad språkmodellerna kostar. Leverantörens dygn är UTC-dygn, och det sägs. */
export const ai = {
  title: 'Språkmodeller',
  loading: 'Hämtar modellernas kostnad',
  utc: 'Dygnen är OpenRouters: de räknas i UTC och slutar 01 eller 02 svensk tid.',
  empty: {
    title: 'Här kommer modellernas kostnad',
    explain:
      'När OpenRouter är anslutet syns vad varje modell kostat, per dygn, i dollar och i kronor. Du behöver en Management key och ungefär två minuter.',
    connect: 'Anslut OpenRouter',
  },
  waiting: {
    title: 'Kostnaden hämtas',
    explain:
      'OpenRouter är anslutet. Det första brukar vara här inom någon minut, resten av året strax efter.',
    open: 'Se anslutningen',
  },
  nothing: {
    title: 'Inga modeller användes då',
    explain: (period: string) => `OpenRouter har inget från ${period}.`,
    explainModel: (model: string, period: string) => `${model} användes inte ${period}.`,
    showAll: 'Visa alla modeller',
    showRecent: 'Visa de senaste 90 dagarna',
  },
  filters: { model: 'Modell', all: 'Alla modeller', clear: (model: string) => `Ta bort filtret ${model}` },
  headline: (amount: string): Phrase => ['Språkmodellerna kostade ', { strong: amount }, '.'],
  headlineModel: (model: string, amount: string): Phrase => [`${model} kostade `, { strong: amount }, '.'],
  under: (period: string, perDay: string) => `${period}, i snitt ${perDay} per dygn`,
  facts: {
    usd: 'I dollar',
    requests: 'Frågor till modellerna',
    promptTokens: 'Ordbitar in',
    completionTokens: 'Ordbitar ut',
    byok: 'Varav på egen nyckel',
    info: (what: string) => `Vad är ${what.toLowerCase()}?`,
    tokens:
      'Modellerna läser och skriver i ordbitar (tokens), ungefär tre fjärdedels ord. In är allt som skickas till modellen, ut är det den svarar.',
  },
  provisional:
    'Preliminärt: OpenRouter kan lägga till något på de tre senaste dygnen, och dagens kurs är inte satt än.',
  rate: {
    one: (rate: string, source: string, day: string) =>
      `Omräknat med kursen ${rate} per dollar (${source}, ${day}).`,
    range: (low: string, high: string, source: string, day: string) =>
      `Omräknat dygn för dygn: ${low} till ${high} per dollar (${source}, senast ${day}).`,
    missing: (amount: string, days: number) =>
      `${amount} från ${days === 1 ? 'ett dygn' : `${days} dygn`} saknar växelkurs och är inte med i kronorna.`,
    sources: { riksbank: 'Riksbanken', ecb: 'ECB' } as Record<string, string>,
  },
  days: {
    unit: 'Kostnad per UTC-dygn, kronor',
    finding: (perDay: string, most: string, day: string) =>
      `Ungefär ${perDay} om dygnet, mest ${most} den ${day}`,
    even: (perDay: string) => `Jämnt, ungefär ${perDay} om dygnet`,
    tooFew: 'För få dygn för ett mönster',
    description: (days: number, amount: string) =>
      `Modellernas kostnad under ${days} dygn, tillsammans ${amount}.`,
    columns: ['Dygn', 'Kronor', 'Dollar', 'Kurs', 'Frågor', 'Ordbitar in', 'Ordbitar ut'],
    series: 'Språkmodeller',
    table: 'Visa som tabell',
    chart: 'Visa som diagram',
    unfinished: 'Dygnet pågår',
    incomplete: 'Växelkurs saknas',
    missing: 'Inget är känt om dygnet',
    noRate: 'saknas',
  },
  models: {
    finding: (model: string, share: string) => `${model} står för ${share} av kostnaden`,
    only: (model: string) => `Allt gick till ${model}`,
    label: 'Per modell, dyrast först',
    show: (model: string) => `Visa bara ${model}`,
    requests: (count: string) => `${count} frågor`,
    tokens: (prompt: string, completion: string) => `${prompt} ordbitar in, ${completion} ut`,
  },
  live: {
    title: 'OpenRouter just nu',
    lead: 'Det OpenRouter själv säger, bredvid det som är sparat här.',
    columns: { what: 'Vad', usd: 'Dollar', sek: 'Kronor' },
    today: (day: string) => `Hittills ${day}`,
    todayNote: 'UTC-dygnet pågår. Här räknas nycklarna i OpenRouters förvalda arbetsyta.',
    todayKeyNote: 'UTC-dygnet pågår. Bara den anslutna nyckeln gick att läsa.',
    todayUnknown: 'går inte att läsa',
    completed: (from: string, to: string) => `${from} till ${to}, enligt OpenRouter`,
    stored: 'Samma dygn, sparat här',
    difference: 'Skillnad',
    remaining: 'Kvar att använda hos OpenRouter',
    agrees: 'Stämmer på sista decimalen',
    differs: (days: number) =>
      days === 1
        ? 'Ett dygn skiljer. Det hämtas igen av sig själv.'
        : `${days} dygn skiljer. De hämtas igen av sig själva.`,
    differsOn: (days: string) => `Skiljer: ${days}`,
    skipped: (count: number) =>
      count === 1
        ? 'En rad från OpenRouter gick inte att förstå.'
        : `${count} rader från OpenRouter gick inte att förstå.`,
    asOf: (time: string) => `OpenRouter tillfrågades ${time}`,
    noRate: 'kurs saknas',
    loading: 'Frågar OpenRouter',
    failed: 'OpenRouter gick inte att fråga just nu',
    stillStored: 'Det som är sparat här gäller ändå.',
    fix: 'Till anslutningen',
    retry: 'Fråga igen',
  },
}
