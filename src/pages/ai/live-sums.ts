import Big from 'big.js'
import { groupBy } from '@/lib/group-by'
import type { OpenRouterActivityAnswer } from '../../../supabase/functions/_shared/contracts/openrouter'
import type { UseLine } from '@/lib/queries/ai'
import type { DailyRate } from '@/lib/queries/rates'

/** An amount in US dollars and what of it is known in kronor. Exact texts. */
export type BothMoney = { usd: string; sek: string | null }

export type LiveSums = {
  /** The completed UTC days that are told of, both inclusive. */
  from: string
  to: string
  /** All of them together; no kronor when a day with cost has no rate. */
  completed: BothMoney
  /** Today so far, or null when it is not known. */
  today: (BothMoney & { day: string }) | null
  /** By UTC day, ascending, days with use only. */
  days: ({ day: string } & BothMoney)[]
}

/** What the connections say together, in dollars as OpenRouter says it and in kronor by the rate of each day. */
export function sumLive(answers: readonly OpenRouterActivityAnswer[], rates: readonly DailyRate[]): LiveSums {
  const rateOf = new Map(rates.map(({ day, rate }) => [day, rate]))
  const inSek = (usd: Big, day: string): string | null => {
    const rate = rateOf.get(day)
    if (usd.eq(0)) return '0'
    return rate === undefined ? null : usd.times(rate).toFixed()
  }
  const rows = answers.flatMap((answer) => answer.rows)
  const days = [...groupBy(rows, ({ day }) => day)]
    .map(([day, group]) => {
      const usd = group.reduce((sum, row) => sum.plus(row.costUsd), new Big(0))
      return { day, usd: usd.toFixed(), sek: inSek(usd, day) }
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1))

  const isConverted = days.every(({ sek }) => sek !== null)
  const add = (amounts: (string | null)[]) =>
    amounts.reduce((sum, amount) => sum.plus(amount ?? 0), new Big(0)).toFixed()
  return {
    from: answers.map(({ from }) => from).sort()[0] ?? '',
    to:
      answers
        .map(({ to }) => to)
        .sort()
        .at(-1) ?? '',
    completed: {
      usd: add(days.map(({ usd }) => usd)),
      sek: isConverted ? add(days.map(({ sek }) => sek)) : null,
    },
    today: sumToday(answers, inSek),
    days,
  }
}

function sumToday(
  answers: readonly OpenRouterActivityAnswer[],
  inSek: (usd: Big, day: string) => string | null,
): LiveSums['today'] {
  const parts = answers.flatMap(({ today }) => today ?? [])
  const [first] = parts
  // A part that is not known makes the whole unknown.
  if (first === undefined || parts.length < answers.length) return null
  const usd = parts.reduce((sum, part) => sum.plus(part.costUsd), new Big(0))
  return { day: first.day, usd: usd.toFixed(), sek: inSek(usd, first.day) }
}

/** A day on which OpenRouter says something else than what is stored. */
export type DayDifference = { day: string; liveUsd: string; storedUsd: string }

/** Compares day by day, exactly, in dollars: rates have no part in it. */
export function compareWithStored(live: LiveSums, stored: readonly UseLine[]): DayDifference[] {
  const liveOf = new Map(live.days.map(({ day, usd }) => [day, usd]))
  const storedOf = new Map<string, Big>()
  for (const { day, cost_usd } of stored) {
    if (day < live.from || day > live.to) continue
    storedOf.set(day, (storedOf.get(day) ?? new Big(0)).plus(cost_usd))
  }
  return [...new Set([...liveOf.keys(), ...storedOf.keys()])].sort().flatMap((day) => {
    const liveUsd = liveOf.get(day) ?? '0'
    const storedUsd = storedOf.get(day)?.toFixed() ?? '0'
    return new Big(liveUsd).eq(storedUsd) ? [] : [{ day, liveUsd, storedUsd }]
  })
}
