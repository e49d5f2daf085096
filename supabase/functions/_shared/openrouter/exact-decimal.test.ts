import { describe, expect, it } from 'vitest'
import { addDecimals, exactDecimal } from './exact-decimal.ts'

describe('exactDecimal', () => {
  it.each([
    ['0', '0'],
    ['-0.0', '0'],
    ['0.41873', '0.41873'],
    ['0.41873000000000005', '0.41873000000000005'],
    ['12', '12'],
    ['1.50', '1.5'],
    ['007.5', '7.5'],
    ['1e-8', '0.00000001'],
    ['1.25E-7', '0.000000125'],
    ['1.25e2', '125'],
    ['1.25e1', '12.5'],
    ['-3.2e-1', '-0.32'],
    ['9999999999.99', '9999999999.99'],
  ])('%s is %s', (text, plain) => {
    expect(exactDecimal(text)).toBe(plain)
  })

  it.each([
    '',
    'NaN',
    'Infinity',
    '1,5',
    '0x10',
    '1e400',
    '1e-300',
    '12345678901',
    '--1',
    '1.',
    '.5',
    'null',
  ])('%s is no amount', (text) => {
    expect(exactDecimal(text)).toBeUndefined()
  })
})

it.each([
  [['0.1', '0.2'], '0.3'],
  [['1', '-1.5'], '-0.5'],
  [['-0.25', '0.25'], '0'],
  [['0.00000001', '9999999999'], '9999999999.00000001'],
  [[], '0'],
])('adds %j to %s', (terms, sum) => {
  expect(addDecimals(...terms)).toBe(sum)
})
