import { describe, expect, it } from 'vitest'
import type { OpenRouterActivityAnswer } from '../../../supabase/functions/_shared/contracts/openrouter'
import { storedLine } from '@/testing/ai-builders'
import { compareWithStored, sumLive } from './live-sums'

const row = (day: string, costUsd: string) => ({
  day,
  model: 'a/b',
  providerName: 'A',
  requests: 1,
  promptTokens: 2,
  completionTokens: 3,
  reasoningTokens: 0,
  creditsUsd: costUsd,
  byokUsd: '0',
  costUsd,
})
const answer = (change: Partial<OpenRouterActivityAnswer> = {}): OpenRouterActivityAnswer => ({
  integrationId: '2b9f6f0a-6f57-4a7e-8a34-1f0c7f6f5b11',
  asOf: '2026-11-23T10:00:00.000Z',
  currency: 'USD',
  from: '2026-10-24',
  to: '2026-11-22',
  rows: [row('2026-11-20', '0.1'), row('2026-11-20', '0.2'), row('2026-11-21', '1.000000000000000001')],
  skipped: 0,
  today: { day: '2026-11-23', creditsUsd: '0.3', byokUsd: '0', costUsd: '0.3', covers: 'default_workspace' },
  credits: null,
  ...change,
})
const rate = (day: string, value: string) => ({
  day,
  rate: value,
  rate_date: day,
  source: 'riksbank',
  provisional: false,
})
const rates = [rate('2026-11-20', '9.5'), rate('2026-11-21', '9.6'), rate('2026-11-23', '9.4')]

describe('live sums', () => {
  it('convert every day with its own rate, exactly', () => {
    expect(sumLive([answer()], rates)).toEqual({
      from: '2026-10-24',
      to: '2026-11-22',
      days: [
        { day: '2026-11-20', usd: '0.3', sek: '2.85' },
        { day: '2026-11-21', usd: '1.000000000000000001', sek: '9.6000000000000000096' },
      ],
      completed: { usd: '1.300000000000000001', sek: '12.4500000000000000096' },
      today: { day: '2026-11-23', usd: '0.3', sek: '2.82' },
    })
  })

  it('have no kronor when a day with cost has no rate: a missing rate is not 1, and not 0', () => {
    const sums = sumLive([answer()], rates.slice(1))
    expect(sums.completed).toEqual({ usd: '1.300000000000000001', sek: null })
    expect(sumLive([answer()], []).today).toEqual({ day: '2026-11-23', usd: '0.3', sek: null })
  })

  it('do not miss the rate of a day that cost nothing', () => {
    expect(sumLive([answer({ rows: [row('2026-11-19', '0')] })], []).completed).toEqual({
      usd: '0',
      sek: '0',
    })
  })

  it('add connections, and do not know today when one of them does not', () => {
    expect(sumLive([answer(), answer()], rates)).toMatchObject({
      completed: { usd: '2.600000000000000002' },
      today: { usd: '0.6' },
    })
    expect(sumLive([answer(), answer({ today: null })], rates).today).toBeNull()
  })
})

describe('live beside stored', () => {
  const live = sumLive([answer()], rates)

  it('agree when every day does, however the rows are cut and the noughts are written', () => {
    const stored = [
      storedLine({ day: '2026-11-20', cost_usd: '0.300' }),
      storedLine({ day: '2026-11-21', model: 'x', cost_usd: '1' }),
      storedLine({ day: '2026-11-21', model: 'y', cost_usd: '0.000000000000000001' }),
      // Before what OpenRouter tells of.
      storedLine({ day: '2026-10-01', cost_usd: '7' }),
    ]
    expect(compareWithStored(live, stored)).toEqual([])
  })

  it('name the days that differ, on either side', () => {
    const stored = [
      storedLine({ day: '2026-11-20', cost_usd: '0.31' }),
      storedLine({ day: '2026-11-22', cost_usd: '0.5' }),
    ]
    expect(compareWithStored(live, stored)).toEqual([
      { day: '2026-11-20', liveUsd: '0.3', storedUsd: '0.31' },
      { day: '2026-11-21', liveUsd: '1.000000000000000001', storedUsd: '0' },
      { day: '2026-11-22', liveUsd: '0', storedUsd: '0.5' },
    ])
  })
})
