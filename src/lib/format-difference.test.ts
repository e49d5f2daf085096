import { expect, it } from 'vitest'
import { formatDifference } from './format-difference'

it.each([
  ['-312.4', 'sv', 'SEK', '−312\u00a0kr'],
  ['1234.5', 'sv', 'SEK', '+1\u00a0235\u00a0kr'],
  ['-280', 'sv', undefined, '−280'],
  ['-0.3', 'sv', 'SEK', '0\u00a0kr'],
  ['1234', 'en', 'USD', '+1,234\u00a0USD'],
] as const)('%s is said as a difference in %s', (amount, locale, currency, said) => {
  expect(formatDifference(amount, locale, currency)).toBe(said)
})
