import { expect, it } from 'vitest'
import { fewOf } from './few-of'

it.each([
  [0.803, { part: 4, whole: 5 }],
  [0.5, { part: 1, whole: 2 }],
  [0.745, { part: 3, whole: 4 }],
  [0.9, { part: 9, whole: 10 }],
  [0.97, null],
  [1, null],
  [0, null],
  [Number.NaN, null],
])('%d is said as %j', (share, said) => {
  expect(fewOf(share)).toEqual(said)
})
