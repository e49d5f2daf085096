import { expect, it } from 'vitest'
import { formatCompact } from './format-compact'

it.each([
  [0, 'sv', '0'],
  [1234, 'sv', '1\u00A0234'],
  [412_345, 'sv', '412\u00A0tn'],
  [12_345_678, 'sv', '12,3\u00A0mn'],
  [12_345_678, 'en', '12.3m'],
] as const)('%i in %s is %s', (value, locale, text) => {
  expect(formatCompact(value, locale)).toBe(text)
})
