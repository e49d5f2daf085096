import Big from 'big.js'
import type { Dashboard } from '@/lib/queries/dashboard-document'

/** Kinds of cost in the order they are drawn and named; ones we do not know come last. */
const costCategories = ['voice', 'telephony', 'ai', 'booking', 'fixed'] as const

export type CategoryCost = {
  category: string
  /** Null when none of its lines could be turned into kronor. */
  amountSek: string | null
  provisionalSek: string
  lines: number
}

const rank = (category: string) => {
  const index = costCategories.findIndex((known) => known === category)
  return index === -1 ? costCategories.length : index
}

/** What each kind of cost came to, all its sources together, to the last decimal. */
export function costByCategory(parts: Dashboard['cost']['parts']): CategoryCost[] {
  const sums = new Map<string, CategoryCost>()
  const add = (a: string | null, b: string | null) =>
    a === null ? b : b === null ? a : new Big(a).plus(b).toFixed()
  for (const { category, amount_sek, provisional_sek, lines } of parts) {
    const sum = sums.get(category)
    sums.set(category, {
      category,
      amountSek: add(sum?.amountSek ?? null, amount_sek),
      provisionalSek: add(sum?.provisionalSek ?? '0', provisional_sek) ?? '0',
      lines: (sum?.lines ?? 0) + lines,
    })
  }
  return [...sums.values()].sort((a, b) => rank(a.category) - rank(b.category))
}
