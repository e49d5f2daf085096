import type { Formats } from '@/lib/formats'
import type { Messages } from '@/lib/messages/messages'
import { decimal } from '@/lib/roi/decimal'
import type { AssumptionKey } from '@/lib/roi/default-assumptions'
import { unitOf } from './assumption-groups'
import type { AssumptionView } from './assumption-view'
import { ends, type Values } from './ends'
import { firstDay } from './read-assumption'

type Words = Messages['assumptions']

const percents = (share: string) => decimal(share).times(100).toNumber()

/** The value that is counted with: `30 600 kr i månaden`, `31,42 %`, `10 min`. */
export function sayValue(key: AssumptionKey, values: Values, words: Words, formats: Formats): string {
  const { units } = words
  const share = (value: string) => formats.percent(Number(value), 2)
  if (key === 'cost_spread') return units.spread(share(values.low), share(values.high))
  switch (unitOf(key)) {
    case 'kronor':
      return units.perMonth(formats.money(values.likely, 'SEK'))
    case 'share':
      return share(values.likely)
    case 'hours':
      return units.hours(formats.number(Number(values.likely), 2))
    case 'seconds':
      return formats.duration(Number(values.likely))
  }
}

/** From the smallest to the largest, `28 000–33 900 kr`; null where there is one value only. */
export function sayRange(key: AssumptionKey, values: Values, formats: Formats): string | null {
  const [least, most] = ends(values)
  if (key === 'cost_spread' || decimal(least).eq(most)) return null
  switch (unitOf(key)) {
    case 'kronor':
      return `${formats.number(Number(least))}–${formats.money(most, 'SEK')}`
    case 'share':
      return `${formats.number(percents(least), 2)}–${formats.percent(Number(most), 2)}`
    case 'hours':
      return `${formats.number(Number(least), 2)}–${formats.number(Number(most), 2)}`
    case 'seconds':
      return `${formats.duration(Number(least))}–${formats.duration(Number(most))}`
  }
}

/** Since when something holds, `från 1 november`. */
export const sayStart = (day: string, words: Words, formats: Formats): string =>
  day === firstDay ? words.history.beginning : words.history.from(formats.day(day))

/** Whose word it is, and since when. */
export function sayState(
  { state, validFrom }: Pick<AssumptionView, 'state' | 'validFrom'>,
  { states }: Words,
  formats: Formats,
): string {
  if (validFrom === null) return state === 'measured' ? states.marks : states[state]
  return validFrom === firstDay
    ? states.fromBeginning(states[state])
    : states.since(states[state], formats.day(validFrom))
}
