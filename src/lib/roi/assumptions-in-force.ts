import type { LocalDay } from '../local-days'
import { assumptionKeys, defaultAssumptions, type AssumptionKey } from './default-assumptions'
import { decimal, type Decimal } from './decimal'
import type { Run } from './run'

export type Range = Record<Run, Decimal>

/** What an owner has said about one assumption, from a local day until the next. */
export type SaidAssumption = {
  key: AssumptionKey
  validFrom: LocalDay
  low: string
  likely: string
  high: string
  state: 'confirmed' | 'measured'
}

export type AssumptionInForce = Range & {
  state: 'default' | 'confirmed' | 'measured'
  /** Null when nobody has said it. */
  validFrom: LocalDay | null
}
export type Assumptions = Record<AssumptionKey, AssumptionInForce>

/**
 * Every assumption on a local day: what the owner said last, else what was measured, else the default.
 * @param measured the show rate of the owner's own visits, when there are enough of them
 */
export function assumptionsOn(
  day: LocalDay,
  said: readonly SaidAssumption[],
  measured: Range | null,
): Assumptions {
  const inForce = (key: AssumptionKey): AssumptionInForce => {
    const latest = said
      .filter((one) => one.key === key && one.validFrom <= day)
      .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
    if (!latest && key === 'show_rate' && measured) return { ...measured, state: 'measured', validFrom: null }
    const { low, likely, high } = latest ?? defaultAssumptions[key]
    return {
      low: decimal(low),
      likely: decimal(likely),
      high: decimal(high),
      state: latest?.state ?? 'default',
      validFrom: latest?.validFrom ?? null,
    }
  }
  return Object.fromEntries(assumptionKeys.map((key) => [key, inForce(key)])) as Assumptions
}
