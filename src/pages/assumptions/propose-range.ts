import { decimal, toText, type Decimal } from '@/lib/roi/decimal'
import { defaultAssumptions, type AssumptionKey } from '@/lib/roi/default-assumptions'
import { unitOf, type AssumptionUnit } from './assumption-groups'
import { ends, type Values } from './ends'

/** Nobody guesses to the krona: the unit that a proposed end is rounded to. */
const step: Record<Exclude<AssumptionUnit, 'share'>, number> = { kronor: 100, hours: 10, seconds: 1 }

const within = (value: Decimal, least: Decimal, most: Decimal) =>
  value.lt(least) ? least : value.gt(most) ? most : value

/**
 * How sure one may be of another likely value: as sure as of the one that holds. Shares keep their distance in
 * percentage points, other numbers in proportion; never outside what may be said.
 * @param likely of the new value, as decimal text
 * @returns the smaller and the larger number
 */
export function proposeRange(
  key: AssumptionKey,
  current: Values,
  likely: string,
): { least: string; most: string } {
  const unit = unitOf(key)
  const [least, most] = ends(current)
  const middle = decimal(current.likely)
  const value = decimal(likely)
  const { minimum, maximum } = defaultAssumptions[key]

  const moved = (end: Decimal): Decimal => {
    if (value.eq(middle)) return end
    if (unit === 'share' || middle.eq(0)) return value.plus(end.minus(middle))
    return value.times(end).div(middle).div(step[unit]).round(0).times(step[unit])
  }
  return {
    least: toText(within(moved(decimal(least)), decimal(minimum), value)),
    most: toText(within(moved(decimal(most)), value, decimal(maximum))),
  }
}
