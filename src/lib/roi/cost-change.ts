import type { CostLine } from './cost-lines'
import { decimal, round6, sum, zero, type Decimal } from './decimal'

export type CostCause = 'calls' | 'call_length' | 'unit_price' | 'exchange_rate' | 'ai' | 'fixed' | 'other'
type Side = { lines: readonly CostLine[]; calls: number; /** Answered. */ seconds: number }

const kindOf = ({ source, category, isMessage }: CostLine) =>
  source === 'fixed' ? 'fixed' : category === 'ai' ? 'ai' : isMessage ? 'other' : 'calls'

/**
 * Why the cost is another than before; the causes add up to the difference exactly. What changed with the rate is told
 * apart first; the rest of the cost of calls is their number, then their length, then their price, each with what comes
 * after it as it was before. What rounding leaves is `other`.
 * @param before every line has a rate, in both
 */
export function costChange(before: Side, now: Side): Map<CostCause, Decimal> {
  const causes = new Map<CostCause, Decimal>()
  const add = (cause: CostCause, sek: Decimal) => {
    const known = causes.get(cause) ?? zero
    causes.set(cause, known.plus(sek))
  }
  const groups = new Set([...before.lines, ...now.lines].map((line) => `${kindOf(line)} ${line.currency}`))
  for (const group of groups) {
    const of = ({ lines }: Side) => lines.filter((line) => `${kindOf(line)} ${line.currency}` === group)
    const amounts = (side: Side) => sum(of(side).map(({ amount }) => amount))
    const seks = (side: Side) => sum(of(side).flatMap(({ sek }) => sek ?? []))
    const sekBefore = seks(before)
    // This period's amount at the rate of the period before.
    const atOldRate = amounts(before).eq(0) ? seks(now) : amounts(now).times(sekBefore).div(amounts(before))
    add('exchange_rate', round6(seks(now).minus(atOldRate)))

    const kind = group.split(' ')[0] as ReturnType<typeof kindOf>
    const rest = atOldRate.minus(sekBefore)
    if (kind !== 'calls' || before.calls === 0) add(kind, round6(rest))
    else if (before.seconds === 0 || amounts(before).eq(0)) add('other', round6(rest))
    else {
      const byCalls = sekBefore.times(now.calls).div(before.calls)
      const bySeconds = sekBefore.times(now.seconds).div(before.seconds)
      add('calls', round6(byCalls.minus(sekBefore)))
      add('call_length', round6(bySeconds.minus(byCalls)))
      add('unit_price', round6(atOldRate.minus(bySeconds)))
    }
  }
  const total = (side: Side) => sum(side.lines.flatMap(({ sek }) => sek ?? []))
  add(
    'other',
    decimal(total(now))
      .minus(total(before))
      .minus(sum([...causes.values()])),
  )
  return new Map([...causes].filter(([, sek]) => !sek.eq(0)))
}
