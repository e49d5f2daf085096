import { describe, expect, it } from 'vitest'
import { dashboardAnswer } from '@/testing/dashboard-builder'
import { costByCategory } from './cost-by-category'
import { netFinding } from './net-finding'

type Change = Parameters<typeof dashboardAnswer>[1]
const found = (change: Change) =>
  netFinding(dashboardAnswer({ start: '2026-10-01', end: '2026-10-31' }, change))
const part = (category: string, amount_sek: string | null, source = 'twilio') => ({
  category,
  source,
  amount_sek,
  provisional_sek: '0.1',
  lines: 2,
  native: [],
})

describe('what the net shows', () => {
  it('names what carries the value and the dearest kind of cost', () => {
    expect(found({})).toEqual({ says: 'carried', value: 'bookings', cost: 'telephony' })
    expect(found({ range: { likely: { labour_sek: '9000', extra_sek: '100' } } })).toMatchObject({
      value: 'time',
    })
  })

  it('names neither when nothing stands out', () => {
    const change: Change = {
      range: { likely: { labour_sek: '5000', extra_sek: '5200' } },
      cost: { parts: [part('telephony', '500'), part('ai', '480')] },
    }
    expect(found(change)).toEqual({ says: 'too-few' })
  })

  it('calls the only kind of cost no dearest, and says nothing of few calls', () => {
    expect(found({ cost: { parts: [part('telephony', '500')] } })).toMatchObject({ cost: null })
    expect(found({ roi_hidden: 'few_calls' })).toEqual({ says: 'too-few' })
    expect(found({ range: { likely: { labour_sek: null, extra_sek: null } } })).toMatchObject({
      value: null,
    })
  })
})

describe('cost by kind', () => {
  it('adds the sources of a kind to the last decimal, and leaves what has no rate unknown', () => {
    expect(
      costByCategory([
        part('ai', null, 'openrouter'),
        part('telephony', '0.1'),
        part('telephony', '0.2', 'telnyx'),
        part('sundries', '4'),
      ]),
    ).toEqual([
      { category: 'telephony', amountSek: '0.3', provisionalSek: '0.2', lines: 4 },
      { category: 'ai', amountSek: null, provisionalSek: '0.1', lines: 2 },
      { category: 'sundries', amountSek: '4', provisionalSek: '0.1', lines: 2 },
    ])
  })
})
