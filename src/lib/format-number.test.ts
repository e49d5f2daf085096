import { expect, it } from 'vitest'
import { formatNumber, formatPercent } from './format-number'

it('separates thousands by a no-break space, with a true minus', () => {
  expect(formatNumber(-12345, 'sv')).toBe('−12\u00A0345')
  expect(formatNumber(-12345, 'en')).toBe('−12,345')
  expect(formatNumber(5.65, 'sv', 2)).toBe('5,65')
})

it('puts a no-break space before the per cent sign in Swedish, and none in English', () => {
  expect(formatPercent(0.12, 'sv')).toBe('12\u00A0%')
  expect(formatPercent(0.12, 'en')).toBe('12%')
  expect(formatPercent(-0.125, 'sv', 1)).toBe('−12,5\u00A0%')
})
