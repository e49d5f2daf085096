import { describe, expect, it } from 'vitest'
import { otherCalls, outcomeFinding } from './outcome-finding'

const totals = (answered: number, missed: number, in_progress = 0, other = 0) => ({
  calls: answered + missed + in_progress + other,
  answered,
  missed,
  in_progress,
  seconds: 0,
  messages: 0,
  unpriced: 0,
  costs: [],
})

describe('what outcomes say', () => {
  it('praises only when nearly all were answered', () => {
    expect(outcomeFinding(totals(95, 5))).toEqual({ says: 'nearly-all' })
    expect(outcomeFinding(totals(90, 10))).toEqual({ says: 'missed-share', share: 0.1 })
    expect(outcomeFinding(totals(0, 20))).toEqual({ says: 'missed-share', share: 1 })
  })

  it('says nothing of a handful', () => {
    expect(outcomeFinding(totals(14, 0))).toEqual({ says: 'too-few' })
    expect(outcomeFinding(totals(0, 0, 40))).toEqual({ says: 'too-few' })
  })

  it('makes the rows add up to all calls', () => {
    expect(otherCalls(totals(10, 2, 1, 3))).toBe(3)
    expect(otherCalls(totals(10, 2, 1))).toBe(0)
  })
})
