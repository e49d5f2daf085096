import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costFromPrice, currencyCode } from './money.ts'

describe('costFromPrice', () => {
  it.each([
    ['-0.200', '0.200'],
    ['-0.01700', '0.01700'],
    ['-1', '1'],
    ['0', '0'],
    ['-0', '0'],
    ['-0.0', '0.0'],
    ['0.05', '-0.05'],
    ['+0.05', '-0.05'],
    ['-000123.4', '123.4'],
    ['-999999.999999', '999999.999999'],
    ['-0.1000000000', '0.100000'],
    ['-0.0000001', undefined],
    ['-1000000', undefined],
    ['1e5', undefined],
    ['-0,20', undefined],
    ['-.5', undefined],
    ['', undefined],
    ['NaN', undefined],
    ['--1', undefined],
    ['-1\u0000', undefined],
  ])('%j → %j', (price, cost) => {
    expect(costFromPrice(price)).toBe(cost)
  })

  it('turns every charge into the same digits without the sign', () => {
    const charge = fc
      .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 999_999 }))
      .filter(([whole, part]) => whole + part > 0)
    fc.assert(
      fc.property(charge, ([whole, part]) => {
        const digits = `${whole}.${String(part).padStart(6, '0')}`
        expect(costFromPrice(`-${digits}`)).toBe(digits)
        expect(costFromPrice(digits)).toBe(`-${digits}`)
      }),
    )
  })
})

it.each([
  ['usd', 'USD'],
  [' SEK ', 'SEK'],
  ['', undefined],
  ['US', undefined],
  ['kr', undefined],
])('currency %j → %j', (text, code) => {
  expect(currencyCode(text)).toBe(code)
})
