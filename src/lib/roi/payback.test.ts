import { expect, it } from 'vitest'
import { addDays } from '../local-days'
import { decimal } from './decimal'
import { paybackOf, type DayNet } from './payback'

// A Wednesday; the last eight full weeks are 28 September to 22 November.
const today = '2026-11-25'
const fees = [{ day: '2026-06-01', sek: decimal(1_000) }]
const daily = (from: string, days: number, net: string): DayNet[] =>
  Array.from({ length: days }, (_, n) => ({ day: addDays(from, n), net: decimal(net) }))

it('is nothing without a set-up fee', () => {
  expect(paybackOf([], daily('2026-06-01', 9, '1000'), '2026-06-01', today).state).toBe('no_setup')
})

it('is the first day on which the sum comes to the fees', () => {
  const nets = daily('2026-06-01', 30, '100')
  expect(paybackOf(fees, nets, '2026-06-01', today)).toEqual({ state: 'paid', day: '2026-06-10' })
})

it('is not before the fee itself', () => {
  const nets = daily('2026-05-01', 30, '100')
  expect(paybackOf(fees, nets, '2026-05-01', today)).toEqual({ state: 'paid', day: '2026-06-01' })
})

it('stays when what came later was lost again', () => {
  const nets = [...daily('2026-06-01', 10, '100'), ...daily('2026-06-11', 10, '-100')]
  expect(paybackOf(fees, nets, '2026-06-01', today).day).toBe('2026-06-10')
})

it('is forecast from the last eight full weeks alone', () => {
  // 56 days × 10 kr in the weeks, 20 kr since; 420 kr are left, 10 kr a day.
  const nets = [...daily('2026-09-28', 56, '10'), { day: '2026-11-24', net: decimal(20) }]
  expect(paybackOf(fees, nets, '2026-09-01', today)).toEqual({ state: 'forecast', day: addDays(today, 42) })
})

it.each([
  ['the history is shorter', '2026-09-29', daily('2026-09-29', 55, '10')],
  ['the weeks lost money', '2026-06-01', daily('2026-06-01', 176, '-1')],
  ['it would take longer than ten years', '2026-06-01', daily('2026-06-01', 176, '0.01')],
])('is not forecast when %s', (_, firstDay, nets) => {
  expect(paybackOf(fees, nets, firstDay, today)).toEqual({ state: 'not_yet', day: null })
})

it('is unknown from a day on whose cost has no rate, and without the rate of the fee', () => {
  const unknown = [{ day: '2026-06-02', net: null }]
  expect(paybackOf(fees, [...unknown, ...daily('2026-06-03', 90, '100')], '2026-06-01', today).state).toBe(
    'not_yet',
  )
  const noRate = [{ day: '2026-06-01', sek: null }]
  expect(paybackOf(noRate, daily('2026-06-03', 90, '100'), '2026-06-01', today).state).toBe('not_yet')
})
