import { groupBy } from '../group-by'
import type { CostLine } from './cost-lines'
import { known, sum, toText } from './decimal'

/** Cost by category and source: `{ 'ai openrouter': { amount_sek, provisional_sek, native: { USD } } }`. */
export function costParts(lines: readonly CostLine[]) {
  const groups = groupBy(lines, ({ category, source }) => `${category} ${source}`)
  return Object.fromEntries(
    [...groups].map(([group, own]) => {
      const seks = known(own.map(({ sek }) => sek))
      const native = [...groupBy(own, ({ currency }) => currency)].map(([currency, same]) => [
        currency,
        toText(sum(same.map(({ amount }) => amount))),
      ])
      return [
        group,
        {
          amount_sek: seks.length > 0 ? toText(sum(seks)) : null,
          provisional_sek: seks.length > 0 ? toText(sum(known(own.map(({ openSek }) => openSek)))) : null,
          native: Object.fromEntries(native) as Record<string, string>,
        },
      ]
    }),
  )
}

/** Cost by category, `{ ai: '1.5' }`, without what has no rate. */
export function costByCategory(lines: readonly CostLine[]): Record<string, string> {
  const groups = groupBy(lines, ({ category }) => category)
  return Object.fromEntries(
    [...groups].flatMap(([category, own]) => {
      const seks = known(own.map(({ sek }) => sek))
      return seks.length > 0 ? [[category, toText(sum(seks))]] : []
    }),
  )
}

/** What has no rate, by currency. */
export function unconvertedCost(lines: readonly CostLine[]) {
  const missing = groupBy(
    lines.filter(({ sek }) => sek === null),
    ({ currency }) => currency,
  )
  return Object.fromEntries(
    [...missing].map(([currency, own]) => {
      const days = own.map(({ day }) => day).sort()
      return [
        currency,
        { amount: toText(sum(own.map(({ amount }) => amount))), first_day: days[0], last_day: days.at(-1) },
      ]
    }),
  )
}
