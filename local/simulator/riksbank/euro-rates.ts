import { addDays } from '../salon/local-time.ts'
import { seededRandom } from '../salon/seeded-random.ts'
import { isEcbDay } from './bank-days.ts'
import { ecbRates, riksbankFixings } from './known-fixings.ts'

const FIRST_DAY = '2015-01-02'
/** How far a rate moves on an ordinary day, as a share of it. */
const DAILY_MOVE = 0.004
/** How much of its distance to the long mean a rate without an anchor loses in a day. */
const PULL = 0.003

type Series = { mean: number; decimals: number; anchors: Record<string, number> }

/** Units for one euro. True rates are anchors; between them the rate wanders, and arrives at each. */
const series: Record<string, Series> = {
  SEK: { mean: 11, decimals: 4, anchors: {} },
  USD: { mean: 1.14, decimals: 4, anchors: {} },
  GBP: { mean: 0.866, decimals: 5, anchors: {} },
  NOK: { mean: 11.6, decimals: 4, anchors: {} },
  DKK: { mean: 7.46, decimals: 4, anchors: {} },
  CHF: { mean: 0.94, decimals: 4, anchors: {} },
}
for (const [day, { EUR, ...others }] of Object.entries(riksbankFixings)) {
  for (const [currency, rate] of Object.entries({ ...others, SEK: '1' })) {
    const known = series[currency]
    if (known && EUR) known.anchors[day] = Number(EUR) / Number(rate)
  }
}
for (const [day, rates] of Object.entries(ecbRates)) {
  for (const [currency, rate] of Object.entries(rates)) {
    const known = series[currency]
    if (known) known.anchors[day] = Number(rate)
  }
}

export const currencies: readonly string[] = Object.keys(series).filter((currency) => currency !== 'SEK')

/** The ECB's rates by day, as texts with its decimals: `rate('USD', '2026-03-16')` is `1.1478`. */
export type EuroRates = { rate(currency: string, day: string): string | undefined }

const worlds = new Map<string, EuroRates>()

/** @param seed the same seed wanders the same way, whenever and for whichever bank it is asked */
export function euroRates(seed: string): EuroRates {
  const rates = worlds.get(seed) ?? wander(seed)
  worlds.set(seed, rates)
  return rates
}

function wander(seed: string): EuroRates {
  const walks = new Map<string, Map<string, number>>()
  let walkedUntil = ''

  function walkUntil(day: string): void {
    if (day <= walkedUntil) return
    // A year ahead at a time, so that a day that comes does not walk the whole way again.
    walkedUntil = addDays(day, 366)
    for (const [currency, facts] of Object.entries(series)) {
      walks.set(currency, walk(facts, `${seed}/rates/${currency}`, walkedUntil))
    }
  }

  return {
    rate(currency, day) {
      const facts = series[currency]
      if (!facts || day < FIRST_DAY || !isEcbDay(day)) return undefined
      walkUntil(day)
      return walks.get(currency)?.get(day)?.toFixed(facts.decimals)
    },
  }
}

/** The rate of every ECB day up to `until`. */
function walk({ mean, anchors }: Series, key: string, until: string): Map<string, number> {
  const days: string[] = []
  for (let day = FIRST_DAY; day <= until; day = addDays(day, 1)) if (isEcbDay(day)) days.push(day)
  const step = (day: string) => Math.log(seededRandom(`${key}/${day}`).logNormal(1, DAILY_MOVE))

  const rates = new Map<string, number>()
  const anchored = days.flatMap((day, index) => (anchors[day] === undefined ? [] : [index]))
  const first = anchored[0] ?? 0
  const last = anchored.at(-1) ?? 0
  const anchorAt = (index: number) => anchors[days[index] ?? ''] ?? mean

  // Backwards from the first true rate, and onwards from the last: drawn to the mean, so that decades stay believable.
  for (const [start, direction] of [
    [first, -1],
    [last, 1],
  ] as const) {
    let logarithm = Math.log(anchorAt(start))
    for (let index = start; index >= 0 && index < days.length; index += direction) {
      const day = days[index] ?? ''
      if (index !== start) logarithm += step(day) - PULL * (logarithm - Math.log(mean))
      rates.set(day, Math.exp(logarithm))
    }
  }
  for (const [place, from] of anchored.entries()) {
    const to = anchored[place + 1]
    if (to !== undefined) bridge(days, from, to, anchorAt, step, rates)
  }
  return rates
}

/** Wanders from one true rate to the next: chance, less what of it would miss the goal. */
function bridge(
  days: string[],
  from: number,
  to: number,
  anchorAt: (index: number) => number,
  step: (day: string) => number,
  rates: Map<string, number>,
): void {
  const steps = days.slice(from + 1, to + 1).map(step)
  const drift =
    (Math.log(anchorAt(to) / anchorAt(from)) - steps.reduce((sum, one) => sum + one, 0)) / (to - from)
  let logarithm = Math.log(anchorAt(from))
  for (const [offset, one] of steps.entries()) {
    logarithm += one + drift
    rates.set(days[from + 1 + offset] ?? '', Math.exp(logarithm))
  }
  rates.set(days[to] ?? '', anchorAt(to))
}
