import type { AssumptionKey } from '@/lib/roi/default-assumptions'

export type AssumptionUnit = 'kronor' | 'share' | 'hours' | 'seconds'

/** Time bands in the order of a week's calls; one table holds them. */
export const answeredKeys = [
  'answered_open',
  'answered_lunch',
  'answered_evening',
  'answered_weekend',
  'answered_holiday',
] as const satisfies readonly AssumptionKey[]
export type AnsweredKey = (typeof answeredKeys)[number]

/** What the assumptions are about, in the order that an owner would ask. */
export const assumptionGroups = [
  {
    id: 'hour',
    keys: ['monthly_wage', 'employer_contribution', 'agreed_premiums', 'productive_hours'],
  },
  { id: 'answering', keys: [...answeredKeys, 'retry_share'] },
  { id: 'booking', keys: ['margin', 'show_rate', 'vat_rate'] },
  { id: 'time', keys: ['time_used', 'wrap_up_seconds', 'handling_seconds', 'max_call_seconds'] },
  { id: 'cost', keys: ['cost_spread'] },
] as const satisfies readonly { id: string; keys: readonly AssumptionKey[] }[]

export type AssumptionGroup = (typeof assumptionGroups)[number]

export const isAnsweredKey = (key: AssumptionKey): key is AnsweredKey =>
  answeredKeys.some((known) => known === key)

const units: Partial<Record<AssumptionKey, AssumptionUnit>> = {
  monthly_wage: 'kronor',
  productive_hours: 'hours',
  handling_seconds: 'seconds',
  wrap_up_seconds: 'seconds',
  max_call_seconds: 'seconds',
}
export const unitOf = (key: AssumptionKey): AssumptionUnit => units[key] ?? 'share'

/** The defaults that somebody has published; every other one is our own guess, and the page says so. */
const published: readonly AssumptionKey[] = [
  'monthly_wage',
  'employer_contribution',
  'agreed_premiums',
  'handling_seconds',
  'show_rate',
  'vat_rate',
]
export const isGuess = (key: AssumptionKey): boolean => !published.includes(key)
