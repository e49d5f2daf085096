import type { UseLine } from '@/lib/queries/ai'

/** A stored line of use with believable defaults, for tests. */
export const storedLine = (change: Partial<UseLine> = {}): UseLine => ({
  day: '2026-11-20',
  model: 'anthropic/claude-haiku-4.5',
  requests: 40,
  prompt_tokens: 90_000,
  completion_tokens: 8_000,
  reasoning_tokens: 0,
  credits_usd: '0.5',
  byok_usd: '0',
  cost_usd: '0.5',
  cost_sek: '4.75',
  rate: '9.500000',
  rate_date: '2026-11-20',
  rate_source: 'riksbank',
  is_provisional: false,
  is_rate_provisional: false,
  ...change,
})
