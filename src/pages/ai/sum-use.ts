import Big from 'big.js'
import { groupBy } from '@/lib/group-by'
import type { UseLine } from '@/lib/queries/ai'

/** Several lines together. Money is exact text. */
export type UseSum = {
  requests: number
  promptTokens: number
  completionTokens: number
  usd: string
  byokUsd: string
  /** Of the lines that have a rate. */
  sek: string
  /** What has no rate and is missing in `sek`; "0" when nothing is. */
  unconvertedUsd: string
  /** Days that `unconvertedUsd` is from. */
  unconvertedDays: number
  /** The provider may still add to some of it, or a rate may still change. */
  isProvisional: boolean
}

export function sumUse(lines: readonly UseLine[]): UseSum {
  const total = (amount: (line: UseLine) => string | null) =>
    lines.reduce((sum, line) => sum.plus(amount(line) ?? 0), new Big(0)).toFixed()
  const count = (amount: (line: UseLine) => number) => lines.reduce((sum, line) => sum + amount(line), 0)
  const unconverted = lines.filter((line) => line.cost_sek === null && !new Big(line.cost_usd).eq(0))
  return {
    requests: count((line) => line.requests),
    promptTokens: count((line) => line.prompt_tokens),
    completionTokens: count((line) => line.completion_tokens),
    usd: total((line) => line.cost_usd),
    byokUsd: total((line) => line.byok_usd),
    sek: total((line) => line.cost_sek),
    unconvertedUsd: unconverted.reduce((sum, line) => sum.plus(line.cost_usd), new Big(0)).toFixed(),
    unconvertedDays: new Set(unconverted.map(({ day }) => day)).size,
    isProvisional: lines.some((line) => line.is_provisional || line.is_rate_provisional === true),
  }
}

/** Lines by what they share, with their sums; the dearest first. */
export function sumUseBy(
  lines: readonly UseLine[],
  key: (line: UseLine) => string,
): (UseSum & { key: string })[] {
  const groups = groupBy(lines, key)
  return [...groups]
    .map(([name, group]) => ({ key: name, ...sumUse(group) }))
    .sort((a, b) => new Big(b.usd).cmp(a.usd) || (a.key < b.key ? -1 : 1))
}
