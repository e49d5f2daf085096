import { describe, expect, it } from 'vitest'
import { formatAxisNumber } from './format-axis-number'

describe('numbers on an axis', () => {
  it.each([
    [0, 'sv', '0'],
    [0.05, 'sv', '0,05'],
    [2500, 'sv', '2 500'],
    [50_000, 'sv', '50 tn'],
    [1_500_000, 'sv', '1,5 mn'],
    [50_000, 'en', '50k'],
  ] as const)('%f in %s is %s', (value, locale, expected) => {
    expect(formatAxisNumber(value, locale).replaceAll(/\s/g, ' ')).toBe(expected)
  })
})
