import { addDays, localDay, localHour } from '../salon/local-time.ts'
import type { SalonWorld } from '../salon/salon-world.ts'
import {
  jsonAnswer,
  type SimulatedAnswer,
  type SimulatedProvider,
  type SimulatedRequest,
} from '../simulated-provider.ts'
import { isSwedishBankDay } from './bank-days.ts'
import { euroRates } from './euro-rates.ts'
import { fixingBook } from './fixing-book.ts'
import { endedCurrencies } from './known-fixings.ts'

const BASE = '/swea/v1'
const STOCKHOLM = 'Europe/Stockholm'
const PUBLISHED_AT = 16.25
const ALL_CURRENCIES = '130'

type Observation = { seriesId: string; date: string; value: number }

/** Nothing to say is said without a body, whatever the reason. */
const noContent: SimulatedAnswer = { status: 204, body: '' }

const refusal = (status: number, title: string, detail: string, path: string) =>
  jsonAnswer(status, {
    type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
    title,
    status,
    detail,
    instance: path,
  })

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/**
 * The Riksbank's SWEA as far as anybody reads rates from it: observations by series and by group, cross rates, calendar.
 * True fixings on their days, a seeded walk between and after them. Habit: `calendar-down` answers 500 for the calendar.
 */
export function riksbankProvider(world: Pick<SalonWorld, 'seed'>): SimulatedProvider {
  const book = fixingBook(euroRates(world.seed))

  const rateOf = (seriesId: string, day: string): number | undefined => {
    if (/^SEKETT$/i.test(seriesId)) return isSwedishBankDay(day) ? 1 : undefined
    const currency = /^SEK([A-Z]{3})PMI$/i.exec(seriesId)?.[1]?.toUpperCase() ?? ''
    const ended = endedCurrencies[currency]
    const rate = ended ? (ended.day === day ? ended.rate : undefined) : book.rate(currency, day)
    return rate === undefined ? undefined : Number(rate)
  }

  function observations(seriesIds: string[], from: string, until: string): Observation[] {
    return seriesIds.flatMap((seriesId) => {
      const rows: Observation[] = []
      for (let day = from; day <= until; day = addDays(day, 1)) {
        const value = rateOf(seriesId, day)
        if (value !== undefined) rows.push({ seriesId, date: day, value })
      }
      return rows
    })
  }

  /** The newest of each series; those that ended show the day they ended. */
  const latest = (seriesIds: string[], today: string) =>
    seriesIds.flatMap((seriesId) => {
      const ended = endedCurrencies[seriesId.slice(3, 6).toUpperCase()]
      return observations(
        [seriesId],
        ended ? ended.day : addDays(today, -8),
        ended ? ended.day : today,
      ).slice(-1)
    })

  const group = [...book.currencies, ...Object.keys(endedCurrencies)]
    .sort()
    .map((currency) => `SEK${currency}PMI`)

  function handle({ method, path, now, habits }: SimulatedRequest): SimulatedAnswer {
    const [resource = '', ...rest] = path.replace(BASE, '').split('/').filter(Boolean)
    if (method !== 'GET' || !path.startsWith(BASE))
      return refusal(404, 'Not Found', 'Resource not found', path)
    const isOut = localHour(now, STOCKHOLM) >= PUBLISHED_AT
    const today = addDays(localDay(now, STOCKHOLM), isOut ? 0 : -1)

    /** The last one or two segments are days; without a second one up to today. */
    function inRange(days: string[], mostDays: number, read: (from: string, until: string) => unknown[]) {
      const [from = '', until = today] = days
      if (!isDay(from) || !isDay(until))
        return refusal(400, 'Bad Request', 'Dates are written YYYY-MM-DD.', path)
      if (from > until) return refusal(400, 'Bad Request', 'The from date is after the to date.', path)
      if (until > addDays(from, mostDays))
        return refusal(400, 'Bad Request', 'The range is over one year.', path)
      const rows = read(from, until)
      return rows.length === 0 ? noContent : jsonAnswer(200, rows)
    }
    const published = (seriesIds: string[]) => (from: string, until: string) =>
      observations(seriesIds, from, until < today ? until : today)
    const withoutSeries = (rows: Observation[]) => rows.map(({ date, value }) => ({ date, value }))

    switch (resource) {
      case 'Observations': {
        const [first = '', second = '', ...days] = rest
        if (first === 'Latest' && second === 'ByGroup')
          return days[0] === ALL_CURRENCIES ? jsonAnswer(200, latest(group, today)) : noContent
        if (first === 'Latest') {
          const [newest] = withoutSeries(latest([second], today))
          return newest ? jsonAnswer(200, newest) : noContent
        }
        if (first === 'ByGroup')
          return inRange(days, 366, second === ALL_CURRENCIES ? published(group) : () => [])
        return inRange([second, ...days], 40_000, (from, until) =>
          withoutSeries(published([first])(from, until)),
        )
      }
      case 'CrossRates': {
        const [one = '', other = '', ...days] = rest
        return inRange(days, 40_000, (from, until) =>
          published([one])(from, until).flatMap(({ date, value }) => {
            const divisor = rateOf(other, date)
            return divisor === undefined ? [] : [{ date, value: Number((value / divisor).toFixed(5)) }]
          }),
        )
      }
      case 'CalendarDays':
        if (habits.has('calendar-down'))
          return refusal(500, 'Internal Server Error', 'Try again later.', path)
        return inRange(rest, 40_000, (from, until) => calendar(from, until))
      default:
        return refusal(404, 'Not Found', 'Resource not found', path)
    }
  }

  return {
    name: 'riksbank',
    handle,
    env: (url) => ({ RIKSBANK_API_URL: `${url}/riksbank${BASE}` }),
    refuse: (status, { path }) =>
      status === 429
        ? jsonAnswer(429, { statusCode: 429, message: 'Rate limit is exceeded. Try again later.' })
        : refusal(status, status === 401 ? 'Unauthorized' : 'Internal Server Error', '', path),
  }
}

function calendar(from: string, until: string) {
  const days = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    days.push({
      calendarDate: day,
      swedishBankday: isSwedishBankDay(day),
      weekYear: Number(day.slice(0, 4)),
      quarterNumber: Math.ceil(Number(day.slice(5, 7)) / 3),
      ultimo: addDays(day, 1).endsWith('-01'),
    })
  }
  return days
}
