import { isEcbDay } from '../riksbank/bank-days.ts'
import { euroRates } from '../riksbank/euro-rates.ts'
import { addDays, localDay, localHour } from '../salon/local-time.ts'
import type { SalonWorld } from '../salon/salon-world.ts'
import type { SimulatedAnswer, SimulatedProvider, SimulatedRequest } from '../simulated-provider.ts'

const BASE = '/service'
const FRANKFURT = 'Europe/Berlin'
const PUBLISHED_AT = 16

const csv = (status: number, body: string): SimulatedAnswer => ({
  status,
  headers: { 'content-type': 'text/csv' },
  body,
})

/**
 * The ECB's data API as far as `EXR/D.….EUR.SP00.A` as CSV: units of a currency for one euro, by series and then by
 * day. It has rates on Swedish holidays, and says that it has none with 200 and nothing. Habits: `empty-values` leaves
 * every second value out, `periods-not-found` answers 404.
 */
export function ecbProvider(world: Pick<SalonWorld, 'seed'>): SimulatedProvider {
  const book = euroRates(world.seed)

  function handle({ method, path, query, now, habits }: SimulatedRequest): SimulatedAnswer {
    const series = /^\/service\/data\/EXR\/D\.([A-Z+]+)\.EUR\.SP00\.A$/.exec(path)?.[1]
    if (method !== 'GET' || series === undefined || habits.has('periods-not-found'))
      return csv(404, 'No results found.')
    if (query.get('format') !== 'csvdata') return csv(406, 'Only csvdata is played.')

    const isOut = localHour(now, FRANKFURT) >= PUBLISHED_AT
    const today = addDays(localDay(now, FRANKFURT), isOut ? 0 : -1)
    const end = query.get('endPeriod') ?? today
    const until = end < today ? end : today
    const last = Number(query.get('lastNObservations') ?? 0)
    const from = query.get('startPeriod') ?? (last > 0 ? addDays(until, -10 * last) : '1999-01-04')
    const isBare = query.get('detail') === 'dataonly'

    const rows = series.split('+').flatMap((currency) => {
      const observations: string[] = []
      for (let day = from; day <= until; day = addDays(day, 1)) {
        const rate = isEcbDay(day) ? book.rate(currency, day) : undefined
        if (rate === undefined) continue
        const value = habits.has('empty-values') && observations.length % 2 === 1 ? '' : rate
        const facts = [`EXR.D.${currency}.EUR.SP00.A`, 'D', currency, 'EUR', 'SP00', 'A', day, value]
        observations.push(
          [...facts, ...(isBare ? [] : ['A', `"${currency}/Euro, 2:15 pm (C.E.T.)"`])].join(','),
        )
      }
      return last > 0 ? observations.slice(-last) : observations
    })
    if (rows.length === 0) return csv(200, '')
    const head = 'KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE'
    return csv(200, `${[isBare ? head : `${head},OBS_STATUS,TITLE`, ...rows].join('\r\n')}\r\n`)
  }

  return {
    name: 'ecb',
    handle: (request: SimulatedRequest) => handle(request),
    env: (url) => ({ ECB_API_URL: `${url}/ecb${BASE}` }),
    // Its usual shape with nothing in it is nothing.
    misbehave: (fault) => (fault === 'empty' ? csv(200, '') : undefined),
  }
}
