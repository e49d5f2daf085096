import { describe, expect, it } from 'vitest'
import { costOf, dayState, firstDayWithData } from './chart-days'

describe('days in a chart', () => {
  it('are missing before the first event, and today is not over', () => {
    const state = (day: string) => dayState(day, '2026-11-23', '2026-11-10')
    expect(['2026-11-09', '2026-11-10', '2026-11-22', '2026-11-23'].map(state)).toEqual([
      'missing',
      'finished',
      'finished',
      'unfinished',
    ])
    expect(dayState('2026-11-22', '2026-11-23', null)).toBe('missing')
  })

  it('say where the data begins only when something is missing', () => {
    const days = ['2026-11-09', '2026-11-10', '2026-11-11']
    expect(firstDayWithData(days, '2026-11-10')).toBe('2026-11-10')
    expect(firstDayWithData(days, '2026-11-09')).toBeNull()
    expect(firstDayWithData(days, null)).toBeNull()
  })

  it('keep currencies apart', () => {
    const day = {
      day: '2026-11-22',
      calls: 1,
      answered: 1,
      missed: 0,
      seconds: 10,
      messages: 0,
      costs: [
        { currency: 'EUR', amount: '1.5' },
        { currency: 'USD', amount: '0.25' },
      ],
    }
    expect([costOf(day, 'USD'), costOf(day, 'EUR'), costOf(day, 'SEK')]).toEqual([0.25, 1.5, 0])
  })
})
