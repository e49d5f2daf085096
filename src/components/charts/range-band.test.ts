import { describe, expect, it } from 'vitest'
import { spreadThree } from './range-band'

describe('the labels of the band', () => {
  it('stand where they belong when there is room', () => {
    expect(spreadThree([24, 53, 88])).toEqual([24, 53, 88])
  })
  it('move apart when they would lie on each other, and stay inside', () => {
    expect(spreadThree([50, 51, 52])).toEqual([26, 51, 76])
    expect(spreadThree([2, 3, 89])).toEqual([9, 34, 89])
    expect(spreadThree([86, 88, 89])).toEqual([41, 66, 91])
  })
})
