import { describe, expect, it } from 'vitest'
import { dashboardAnswer } from '@/testing/dashboard-builder'
import { answerOf, perKronaText } from './answer'

const period = { start: '2026-10-01', end: '2026-10-31' }
type Change = Parameters<typeof dashboardAnswer>[1]
const answer = (change: Change) => answerOf(dashboardAnswer(period, change))
const perKrona = (low: string, likely: string, high: string): Change => ({
  range: { low: { per_krona: low }, likely: { per_krona: likely }, high: { per_krona: high } },
})

describe('the first sentence', () => {
  it('says the low end, never more than it is', () => {
    expect(answer(perKrona('4.2099', '5.6', '7.4'))).toEqual({
      says: 'at-least',
      perKrona: '4.2',
      ofKnown: false,
    })
  })

  it('says so when a kind of cost is not known to us', () => {
    expect(answer({ missing: [{ what: 'ai_source' }] })).toMatchObject({ says: 'at-least', ofKnown: true })
  })

  it.each([
    [perKrona('0.7', '1.8', '3'), { says: 'likely-pays', perKrona: '1.8' }],
    [perKrona('0.2', '0.646', '1.3'), { says: 'likely-does-not-pay', perKrona: '0.65' }],
    [perKrona('0.2', '0.5', '0.7901'), { says: 'does-not-pay', perKrona: '0.8' }],
    [perKrona('1', '1', '1'), { says: 'at-least', perKrona: '1' }],
  ])('follows from where break-even lies: %j', (change, expected) => {
    expect(answer(change)).toMatchObject(expected)
  })

  it('needs no booking when saved time alone pays', () => {
    expect(answer({ range: { low: { extra_sek: null } } })).toEqual({ says: 'pays-before-bookings' })
    expect(answer({ range: { low: { extra_sek: '0' } } })).toEqual({ says: 'pays-before-bookings' })
  })

  it('does not judge the whole by saved time alone', () => {
    const change = perKrona('0.4', '0.9', '1.4')
    expect(answer({ range: { ...change?.range, low: { per_krona: '0.4', extra_sek: null } } })).toEqual({
      says: 'time-only',
      perKrona: '0.4',
    })
  })

  it.each([
    [{ calls: 0 }, { says: 'no-calls' }],
    [
      { roi_hidden: 'few_calls', funnel: { handled: 7 } },
      { says: 'few-calls', handled: 7 },
    ],
    [{ roi_hidden: 'no_cost' }, { says: 'no-cost' }],
    [
      { roi_hidden: 'cost_below_100', range: { likely: { cost_sek: '62' } } },
      { says: 'small-cost', costSek: '62' },
    ],
    [{ roi_hidden: 'unknown' }, { says: 'cost-unknown' }],
    [{ range: { likely: { cost_sek: null } } }, { says: 'cost-unknown' }],
    [{ range: { low: { per_krona: null } } }, { says: 'cost-unknown' }],
  ] satisfies [Change, object][])('gives no amount per krona for %j', (change, expected) => {
    expect(answer(change)).toEqual(expected)
  })
})

it.each([
  ['4.2099', 'down', '4.2'],
  ['7.391', 'up', '7.4'],
  ['123.4', 'down', '123'],
  ['0.999', 'down', '0.99'],
] as const)('%s is rounded %s to %s', (value, direction, expected) => {
  expect(perKronaText(value, direction)).toBe(expected)
})
