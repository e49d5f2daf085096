import Big from 'big.js'
import { groupBy } from '@/lib/group-by'
import { listDays, type LocalDay } from '@/lib/local-days'
import type { UseLine } from '@/lib/queries/ai'

/** One UTC day of the chart. Numbers are for drawing; the exact amount is in `sek`. */
export type CostDay = {
  day: LocalDay
  /** The one series, in kronor. */
  values: [number]
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

/** Every day of a span with its cost in kronor. */
export function costDays(lines: readonly UseLine[], span: Span, known: Known): CostDay[] {
  const byDay = groupBy(lines, ({ day }) => day)
  return listDays(span.start, span.end).map((day): CostDay => {
    const group = byDay.get(day) ?? []
    const isConverted = group.every(({ cost_sek }) => cost_sek !== null)
    const add = (amounts: (string | null)[]) =>
      amounts.reduce((sum, amount) => sum.plus(amount ?? 0), new Big(0)).toFixed()
    const usd = add(group.map(({ cost_usd }) => cost_usd))
    const sek = isConverted ? add(group.map(({ cost_sek }) => cost_sek)) : null

    if (group.length === 0 && day === known.today?.day) {
      const { sek: soFar, usd: soFarUsd } = known.today
      return { day, values: [Number(soFar ?? 0)], sek: soFar, usd: soFarUsd, state: 'unfinished' }
    }
    const isRead =
      known.firstDay !== null && known.lastDay !== null && day >= known.firstDay && day <= known.lastDay
    const state = !isRead ? 'missing' : isConverted ? 'finished' : 'incomplete'
    return {
      day,
      values: [Number(add(group.map(({ cost_sek }) => cost_sek)))],
      sek: isRead ? sek : null,
      usd,
      state,
    }
  })
}
