import { describe, expect, it } from 'vitest'
import { compare } from './comparison'

describe('the comparison', () => {
  it('needs data from the first earlier day on', () => {
    expect(compare([10, 20], [10, 10], '2026-11-01', '2026-11-02')).toBeNull()
    expect(compare([10, 20], [10, 10], '2026-11-01', null)).toBeNull()
    expect(compare([10, 20], [10, 10], '2026-11-01', '2026-11-01')).toEqual({
      days: 2,
      now: 30,
      before: 20,
      difference: 10,
      share: 0.5,
    })
  })

  it('never compares stretches of different length', () => {
    expect(compare([1, 2, 3], [1, 2], '2026-11-01', '2026-10-01')).toBeNull()
    expect(compare([], [], '2026-11-01', '2026-10-01')).toBeNull()
  })

  it('gives no percentage of almost nothing', () => {
    expect(compare([6], [2], '2026-11-01', '2026-10-01')).toMatchObject({ difference: 4, share: null })
  })
})
