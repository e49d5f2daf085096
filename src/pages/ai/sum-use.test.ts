import { describe, expect, it } from 'vitest'
import { storedLine } from '@/testing/ai-builders'
import { costDays } from './cost-days'
import { costFinding } from './cost-finding'
import { ratesUsed } from './rates-used'
import { sumUse, sumUseBy } from './sum-use'

const unconverted = {
  cost_sek: null,
  rate: null,
  rate_date: null,
  rate_source: null,
  is_rate_provisional: null,
}

describe('a sum of use', () => {
  it('is exact in both currencies', () => {
    const lines = [
      storedLine({ cost_usd: '0.1', cost_sek: '0.95' }),
      storedLine({ cost_usd: '0.2', cost_sek: '1.9' }),
    ]
    expect(sumUse(lines)).toMatchObject({ usd: '0.3', sek: '2.85', requests: 80, unconvertedDays: 0 })
  })

  it('says what has no rate, instead of counting it as nothing', () => {
    const lines = [storedLine(), storedLine({ day: '2026-11-01', ...unconverted })]
    expect(sumUse(lines)).toMatchObject({ usd: '1', sek: '4.75', unconvertedUsd: '0.5', unconvertedDays: 1 })
    const free = storedLine({ cost_usd: '0', ...unconverted })
    expect(sumUse([free])).toMatchObject({ unconvertedDays: 0 })
  })

  it('is provisional when an amount or a rate in it is', () => {
    expect(sumUse([storedLine()]).isProvisional).toBe(false)
    expect(sumUse([storedLine(), storedLine({ is_provisional: true })]).isProvisional).toBe(true)
    expect(sumUse([storedLine({ is_rate_provisional: true })]).isProvisional).toBe(true)
  })

  it('by model puts the dearest first', () => {
    const lines = [
      storedLine({ model: 'b' }),
      storedLine({ model: 'a', cost_usd: '9' }),
      storedLine({ model: 'b' }),
    ]
    expect(sumUseBy(lines, ({ model }) => model).map(({ key, usd }) => [key, usd])).toEqual([
      ['a', '9'],
      ['b', '1'],
    ])
  })

  it('of nothing is nothing', () => {
    expect(sumUse([])).toMatchObject({ usd: '0', sek: '0', requests: 0 })
  })
})

describe('the days of the chart', () => {
  const span = { start: '2026-11-18', end: '2026-11-23' }
  const known = {
    firstDay: '2026-11-19',
    lastDay: '2026-11-21',
    today: { day: '2026-11-23', usd: '0.3', sek: '2.82' },
  }

  it('are unknown before and after what was read, nothing where nothing was used, and unfinished today', () => {
    const days = costDays([storedLine()], span, known)
    expect(days.map(({ day, state, sek }) => [day.slice(-2), state, sek])).toEqual([
      ['18', 'missing', null],
      ['19', 'finished', '0'],
      ['20', 'finished', '4.75'],
      ['21', 'finished', '0'],
      ['22', 'missing', null],
      ['23', 'unfinished', '2.82'],
    ])
  })

  it('without a rate are incomplete', () => {
    const [, , day] = costDays([storedLine(unconverted)], span, known)
    expect(day).toMatchObject({ state: 'incomplete', sek: null, usd: '0.5' })
  })

  it('know nothing of today when OpenRouter does not tell', () => {
    expect(costDays([], span, { ...known, today: null }).at(-1)).toMatchObject({ state: 'missing' })
  })
})

describe('the finding', () => {
  const days = (values: number[]) => values.map((value, at) => ({ day: `2026-11-${10 + at}`, value }))
  it.each([
    [[1, 2, 3], { says: 'too-few' }],
    [[1, 1, 1, 1, 1], { says: 'even', perDay: 1 }],
    [[1, 1, 6, 1, 1], { says: 'peak', perDay: 2, most: 6, day: '2026-11-12' }],
    [[0, 0, 0, 0, 0], { says: 'even', perDay: 0 }],
  ])('in %j is %j', (values, finding) => {
    expect(costFinding(days(values))).toEqual(finding)
  })
})

it('names the rates that were used, and none where there is none', () => {
  const lines = [
    storedLine({ rate: '9.5', rate_date: '2026-11-20' }),
    storedLine({ rate: '10.1', rate_date: '2026-11-03', rate_source: 'ecb' }),
    storedLine(unconverted),
  ]
  expect(ratesUsed(lines)).toEqual({
    lowest: '9.5',
    highest: '10.1',
    rateDate: '2026-11-20',
    source: 'riksbank',
  })
  expect(ratesUsed([storedLine(unconverted)])).toBeNull()
})
