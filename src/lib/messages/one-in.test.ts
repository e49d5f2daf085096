import { describe, expect, it } from 'vitest'
import { oneIn } from './one-in'

describe('one in n', () => {
  it.each([
    [0.5, 2],
    [0.24, 4],
    [0.26, 4],
    [0.1, 10],
    [0.36, null],
    [0.42, null],
    [0.75, null],
    [0.02, null],
    [0, null],
    [Number.NaN, null],
  ])('a share of %f is one in %s', (share, expected) => {
    expect(oneIn(share)).toBe(expected)
  })
})
