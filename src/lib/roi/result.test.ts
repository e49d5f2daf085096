import { expect, it } from 'vitest'
import { decimal } from './decimal'
import { resultOf, roiHidden } from './result'

const sums = (cost: string | null, value: string | null, isCostKnown = true) => ({
  cost: cost === null ? null : decimal(cost),
  value: value === null ? null : decimal(value),
  isCostKnown,
})

it('is value less cost, and both for each krona', () => {
  const { net, roi, perKrona } = resultOf(sums('400', '1680'))
  expect([net?.toFixed(), roi?.toFixed(), perKrona?.toFixed()]).toEqual(['1280', '3.2', '4.2'])
})

it.each([['0'], ['-12']])('divides by no cost of %s', (cost) => {
  const { net, roi, perKrona } = resultOf(sums(cost, '10'))
  expect(net?.toFixed()).toBe(decimal(10).minus(cost).toFixed())
  expect([roi, perKrona]).toEqual([null, null])
})

it.each([
  ['no cost is known', sums(null, '10')],
  ['no value is known', sums('10', null)],
  ['a cost has no rate', sums('10', '10', false)],
])('says nothing when %s', (_, known) => {
  expect(resultOf(known)).toEqual({ net: null, roi: null, perKrona: null })
  expect(roiHidden(known, 100)).toBe('unknown')
})

it.each([
  ['0', 100, 'no_cost'],
  ['99.99', 100, 'cost_below_100'],
  ['100', 19, 'few_calls'],
  ['100', 20, null],
] as const)('a cost of %s with %i calls is hidden as %s', (cost, handled, expected) => {
  expect(roiHidden(sums(cost, '10'), handled)).toBe(expected)
})
