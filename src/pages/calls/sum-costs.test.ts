import { describe, expect, it } from 'vitest'
import { sumCosts } from './sum-costs'

const row = (
  cost_amount: number | null,
  cost_currency: string | null,
  cost_state: string | null = 'final',
) => ({
  cost_amount,
  cost_currency,
  cost_state,
})

describe('the cost of a call over its legs', () => {
  it('sums exactly and keeps currencies apart', () => {
    const sums = sumCosts([row(0.1, 'USD'), row(0.2, 'USD'), row(1.5, 'EUR'), row(null, null, null)])
    expect(sums).toEqual([
      { currency: 'USD', amount: 0.3, isFinal: true, rows: 2 },
      { currency: 'EUR', amount: 1.5, isFinal: true, rows: 1 },
    ])
  })

  it('is final only when every part is', () => {
    expect(sumCosts([row(0.1, 'USD'), row(0.2, 'USD', 'provisional')])[0]?.isFinal).toBe(false)
    expect(sumCosts([])).toEqual([])
  })
})
