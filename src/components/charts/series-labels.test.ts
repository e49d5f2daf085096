import { describe, expect, it } from 'vitest'
import { spreadLabels } from './series-labels'

const ys = (labels: { y: number }[]) => labels.map((label) => label.y)
const at = (...places: number[]) => places.map((y, index) => ({ name: String(index), y }))

describe('labels beside a stack', () => {
  it('stay where they are when there is room', () => {
    expect(ys(spreadLabels(at(80, 20), 16, 100))).toEqual([80, 20])
  })

  it('move up when they would lie on each other', () => {
    expect(ys(spreadLabels(at(98, 96, 95), 16, 100))).toEqual([98, 82, 66])
  })

  it('stay inside the plot', () => {
    expect(ys(spreadLabels(at(10, 5), 16, 100))).toEqual([16, 0])
    expect(ys(spreadLabels(at(140), 16, 100))).toEqual([100])
  })
})
