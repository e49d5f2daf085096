import { describe, expect, it } from 'vitest'
import { niceScale } from './nice-scale'

describe('an axis from zero', () => {
  it.each([
    [27, true, [0, 10, 20, 30]],
    [20, true, [0, 10, 20]],
    [1, true, [0, 1]],
    [3, true, [0, 1, 2, 3]],
    [11, true, [0, 5, 10, 15]],
    [43, true, [0, 25, 50]],
    [2, true, [0, 1, 2]],
    [0.3, false, [0, 0.1, 0.2, 0.3]],
    [0.07, false, [0, 0.05, 0.1]],
    [0, true, [0, 1]],
    [Number.NaN, true, [0, 1]],
    [1_240_000, true, [0, 500_000, 1_000_000, 1_500_000]],
  ])('up to %f (count: %s) is %j', (max, isCount, expected) => {
    expect(niceScale(max, isCount)).toEqual(expected)
  })

  it('always reaches the largest value, in at most three steps', () => {
    for (let max = 1; max < 5000; max += 7) {
      const scale = niceScale(max, true)
      expect(scale.at(-1)).toBeGreaterThanOrEqual(max)
      expect(scale.length).toBeLessThanOrEqual(4)
    }
  })
})
