import { expect, it } from 'vitest'
import type { CostLine } from './cost-lines'
import { costChange } from './cost-change'
import { decimal } from './decimal'

const line = (amount: string, rate: string, changes: Partial<CostLine> = {}): CostLine => ({
  day: '2026-03-01',
  category: 'telephony',
  source: 'twilio',
  integrationId: null,
  isMessage: false,
  currency: 'USD',
  amount: decimal(amount),
  sek: decimal(amount).times(rate),
  openSek: null,
  ...changes,
})
const causes = (changes: ReturnType<typeof costChange>) =>
  Object.fromEntries([...changes].map(([cause, sek]) => [cause, sek.toFixed()]))

it('tells number, length, price and rate apart, and they add up', () => {
  // 100 calls of 60 s at 0.01 USD a minute and 10 kr, then 120 of 50 s at 0.011 and 9 kr: 10 kr, then 9.9 kr.
  const before = { lines: [line('1', '10')], calls: 100, seconds: 6_000 }
  const now = { lines: [line('1.1', '9')], calls: 120, seconds: 6_000 }
  expect(causes(costChange(before, now))).toEqual({
    calls: '2',
    call_length: '-2',
    unit_price: '1',
    exchange_rate: '-1.1',
  })
})

it('names models, subscriptions and messages', () => {
  const ai = { category: 'ai', source: 'openrouter' }
  const fixed = { category: 'fixed', source: 'fixed', currency: 'SEK' }
  const before = { lines: [line('1', '10', ai)], calls: 0, seconds: 0 }
  const lines = [line('2', '10', ai), line('499', '1', fixed), line('3', '10', { isMessage: true })]
  expect(causes(costChange(before, { lines, calls: 0, seconds: 0 }))).toEqual({
    ai: '10',
    fixed: '499',
    other: '30',
  })
})

it('lays what cannot be told apart on nobody', () => {
  const before = { lines: [], calls: 5, seconds: 0 }
  expect(causes(costChange(before, { lines: [line('1', '10')], calls: 5, seconds: 9 }))).toEqual({
    other: '10',
  })
})

it('divides by no calls of the period before', () => {
  const none = { lines: [], calls: 0, seconds: 0 }
  expect(causes(costChange(none, { lines: [line('1', '10')], calls: 5, seconds: 9 }))).toEqual({
    calls: '10',
  })
  expect(causes(costChange(none, none))).toEqual({})
})
