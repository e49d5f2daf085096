import { expect, it } from 'vitest'
import { listDays } from '../local-days'
import { monthlyCostOn, toSek } from './cost'
import { decimal, sum } from './decimal'

it('converts at the rate of the day, without rounding', () => {
  expect(toSek(decimal('0.008512'), 'USD', decimal('9.35344'))?.toFixed()).toBe('0.07961648128')
  expect(toSek(decimal('499'), 'SEK', null)?.toFixed()).toBe('499')
})

it('never takes a missing rate for 1', () => {
  expect(toSek(decimal('10'), 'USD', null)).toBeNull()
})

it.each([
  ['2026-02-01', '2026-02-28'],
  ['2028-02-01', '2028-02-29'],
  ['2026-04-01', '2026-04-30'],
  ['2026-12-01', '2026-12-31'],
])('spreads a month over its days exactly, from %s', (first, last) => {
  for (const amount of ['499', '0.01', '1000', '333.33'])
    expect(sum(listDays(first, last).map((day) => monthlyCostOn(decimal(amount), day))).toFixed()).toBe(
      amount,
    )
})

it('costs by the days in the month', () => {
  expect(monthlyCostOn(decimal('300'), '2026-04-17').toFixed()).toBe('10')
})
