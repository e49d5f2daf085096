import { describe, expect, it } from 'vitest'
import { readNumber, writeNumber } from './read-number'

describe('a number in the owner’s unit', () => {
  it.each([
    ['30 600', 'kronor', '30600'],
    ['30\u00A0600,50 kr', 'kronor', '30600.5'],
    ['31,42', 'share', '0.3142'],
    ['31.42 %', 'share', '0.3142'],
    ['0', 'share', '0'],
    ['100', 'share', '1'],
    ['0,0001', 'share', '0.000001'],
    ['1750', 'hours', '1750'],
    ['90', 'seconds', '90'],
  ] as const)('%s as %s is %s', (text, unit, value) => {
    expect(readNumber(text, unit)).toBe(value)
  })

  it.each(['', ' ', '-5', '1,2,3', '1.234,5', '4e2', 'tio', '12 % moms', '0,00001', '999999999', '٤٢'])(
    '%s is none',
    (text) => {
      expect(readNumber(text, 'share')).toBeNull()
    },
  )

  it.each([
    ['0.3142', 'share', ',', '31,42'],
    ['0.3142', 'share', '.', '31.42'],
    ['30600', 'kronor', ',', '30600'],
    ['0.9999', 'share', ',', '99,99'],
  ] as const)('%s as %s is written for a field', (value, unit, sign, text) => {
    expect(writeNumber(value, unit, sign)).toBe(text)
    expect(readNumber(text, unit)).toBe(value)
  })
})
