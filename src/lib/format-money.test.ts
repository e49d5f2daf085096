import { describe, expect, it } from 'vitest'
import { formatExactMoney, formatMoney, formatWholeMoney } from './format-money'

describe('formatMoney', () => {
  it.each([
    [1234, 'SEK', '1\u00A0234\u00A0kr'],
    [99.994, 'SEK', '99,99\u00A0kr'],
    [99.996, 'SEK', '100\u00A0kr'],
    [4.2, 'SEK', '4,20\u00A0kr'],
    [-312.4, 'SEK', '−312\u00A0kr'],
    [0, 'SEK', '0\u00A0kr'],
    [-0, 'SEK', '0\u00A0kr'],
    ['0.0085', 'USD', '0,0085\u00A0USD'],
    ['34.001', 'USD', '34,00\u00A0USD'],
    ['1234567.8', 'EUR', '1\u00A0234\u00A0568\u00A0EUR'],
  ])('in Swedish writes %j %s as %s', (amount, currency, text) => {
    expect(formatMoney(amount, currency, 'sv')).toBe(text)
  })

  it.each([
    [1234, 'SEK', '1,234\u00A0kr'],
    [-4.2, 'USD', '−4.20\u00A0USD'],
  ])('in English writes %j %s as %s', (amount, currency, text) => {
    expect(formatMoney(amount, currency, 'en')).toBe(text)
  })
})

it('keeps two decimals where rows must add up, and none where an amount is about so much', () => {
  expect(formatExactMoney('1234.5', 'SEK', 'sv')).toBe('1\u00a0234,50\u00a0kr')
  expect(formatExactMoney('-0.25', 'USD', 'en')).toBe('−0.25\u00a0USD')
  expect(formatWholeMoney(34.68, 'SEK', 'sv')).toBe('35\u00a0kr')
})
