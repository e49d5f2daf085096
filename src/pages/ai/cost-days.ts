import Big from 'big.js'
import { groupBy } from '@/lib/group-by'
import { listDays, type LocalDay } from '@/lib/local-days'
import type { UseLine } from '@/lib/queries/ai'

/** One UTC day of the chart. Numbers are for drawing; the exact amount is in `sek`. */
export type CostDay = {
  day: LocalDay
  /** By series. */
  values: number[]
  /** Null where nothing is known, or where there is no rate. */
  sek: string | null
  usd: string
  state: 'finished' | 'unfinished' | 'incomplete' | 'missing'
}

type Span = { start: LocalDay; end: LocalDay }
type Known = {
  /** First and last UTC day that were ever read; what lies outside is unknown, and inside without use is 0. */
  firstDay: LocalDay | null
  lastDay: LocalDay | null
  /** The UTC day that is not over, as far as OpenRouter tells; null when it does not. */
  today: { day: LocalDay; usd: string; sek: string | null } | null
}

/**
 * Every day of a span with its cost in kronor, by series.
 * @param seriesOf which series a model belongs to; below `count`
 */
export function costDays(
  lines: readonly UseLine[],
  span: Span,
  known: Known,
  { count, seriesOf }: { count: number; seriesOf: (model: string) => number },
): CostDay[] {
  const byDay = groupBy(lines, ({ day }) => day)
  return listDays(span.start, span.end).map((day) => {
    const group = byDay.get(day) ?? []
    const values = Array.from({ length: count }, () => 0)
    for (const { model, cost_sek } of group) {
      const index = seriesOf(model)
      values[index] = (values[index] ?? 0) + Number(cost_sek ?? 0)
    }
    const isConverted = group.every(({ cost_sek }) => cost_sek !== null)
    const add = (amounts: (string | null)[]) =>
      amounts.reduce((sum, amount) => sum.plus(amount ?? 0), new Big(0)).toFixed()
    const usd = add(group.map(({ cost_usd }) => cost_usd))
    const sek = isConverted ? add(group.map(({ cost_sek }) => cost_sek)) : null

    if (group.length === 0 && day === known.today?.day) {
      const { today } = known
      // Which model it was is not told before the day is over.
      return {
        day,
        values: [Number(today.sek ?? 0), ...values.slice(1)],
        sek: today.sek,
        usd: today.usd,
        state: 'unfinished' as const,
      }
    }
    const isRead =
      known.firstDay !== null && known.lastDay !== null && day >= known.firstDay && day <= known.lastDay
    const state = !isRead ? 'missing' : isConverted ? 'finished' : 'incomplete'
    return { day, values, sek: isRead ? sek : null, usd, state }
  })
}
