import { expect, it } from 'vitest'
import { waterfallSpans } from './waterfall'

it('starts each step where the one before ended, and an unknown one moves nothing', () => {
  expect(waterfallSpans([9240, 4420, -1102, null, -499])).toEqual([
    { from: 0, to: 9240 },
    { from: 9240, to: 13660 },
    { from: 13660, to: 12558 },
    { from: 12558, to: 12558 },
    { from: 12558, to: 12059 },
  ])
})
