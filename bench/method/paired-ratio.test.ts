import { describe, expect, it } from 'vitest'
import { measurePairs, median, pairedRatio, pooledRatio, quantile } from './paired-ratio.ts'

function countingSide(start: number) {
  let calls = 0
  return { side: () => Promise.resolve(start + calls++), calls: () => calls }
}

describe('measurePairs', () => {
  it('drops the three warm-up pairs and runs both sides equally often', async () => {
    const a = countingSide(0)
    const b = countingSide(100)
    const pairs = await measurePairs(a.side, b.side, 31)
    expect(pairs).toHaveLength(31)
    expect(pairs[0]).toEqual({ a: 3, b: 103 })
    expect(a.calls()).toBe(b.calls())
  })
})

describe('pairedRatio', () => {
  it('gives the median ratio inside its interval', () => {
    const pairs = Array.from({ length: 31 }, (_, i) => ({ a: 50 + (i % 5), b: 100 }))
    const ratio = pairedRatio(pairs)
    expect(ratio.median).toBeCloseTo(0.52, 10)
    expect(ratio.low).toBeLessThanOrEqual(ratio.median)
    expect(ratio.high).toBeGreaterThanOrEqual(ratio.median)
    expect(ratio.low).toBeGreaterThanOrEqual(0.5)
    expect(ratio.high).toBeLessThanOrEqual(0.54)
  })

  it('has a wide interval where the pairs disagree', () => {
    const noisy = Array.from({ length: 31 }, (_, i) => ({ a: i % 2 === 0 ? 1 : 9, b: 1 }))
    const ratio = pairedRatio(noisy)
    expect(ratio.high - ratio.low).toBeGreaterThan(4)
  })
})

describe('pooledRatio', () => {
  const block = (...values: number[]) => [...values, ...Array<number>(100 - values.length).fill(1)]

  it('is that of all values together, inside its interval', () => {
    const pairs = Array.from({ length: 10 }, () => ({ a: block(8, 8, 8, 8), b: block(2, 2, 2, 2) }))
    expect(pooledRatio(pairs, 0.99)).toEqual({ ratio: 4, low: 4, high: 4 })
  })

  it('counts pauses that most blocks do not have, which a median of blocks does not', () => {
    const slow = block(...Array<number>(10).fill(50))
    const pairs = Array.from({ length: 10 }, (_, i) => ({ a: i % 3 === 0 ? slow : block(), b: block() }))
    expect(pooledRatio(pairs, 0.99).ratio).toBe(50)
    expect(
      pairedRatio(pairs.map(({ a, b }) => ({ a: quantile(a, 0.99), b: quantile(b, 0.99) }))).median,
    ).toBe(1)
  })

  it('has a wide interval where a single block decides', () => {
    const slow = block(...Array<number>(40).fill(50))
    const pairs = Array.from({ length: 10 }, (_, i) => ({ a: i === 0 ? slow : block(), b: block() }))
    const { low, high } = pooledRatio(pairs, 0.99)
    expect([low, high]).toEqual([1, 50])
  })
})

describe('quantile', () => {
  it('interpolates between ranks', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(quantile([1, 2, 3, 4, 5], 0.95)).toBeCloseTo(4.8, 10)
    expect(quantile([], 0.5)).toBeNaN()
  })
})
