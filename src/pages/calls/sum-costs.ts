type Priced = { cost_amount: number | null; cost_currency: string | null; cost_state: string | null }

export type CostSum = { currency: string; amount: number; isFinal: boolean; rows: number }

/** Sums prices, each currency by itself. Counted in millionths, as the database keeps them, so nothing is rounded. */
export function sumCosts(rows: Priced[]): CostSum[] {
  const sums = new Map<string, { millionths: number; isFinal: boolean; rows: number }>()
  for (const { cost_amount: amount, cost_currency: currency, cost_state: state } of rows) {
    if (amount === null || currency === null) continue
    const sum = sums.get(currency) ?? { millionths: 0, isFinal: true, rows: 0 }
    sums.set(currency, {
      millionths: sum.millionths + Math.round(amount * 1e6),
      isFinal: sum.isFinal && state === 'final',
      rows: sum.rows + 1,
    })
  }
  return [...sums].map(([currency, { millionths, isFinal, rows: count }]) => ({
    currency,
    amount: millionths / 1e6,
    isFinal,
    rows: count,
  }))
}
