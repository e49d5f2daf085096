import { describe, expect, it } from 'vitest'
import type { Dashboard } from '@/lib/queries/dashboard-document'
import { effectOf } from './effect'

const run = (net: string | null, perKrona: string | null = '4.2') => ({
  cost_sek: '100',
  value_sek: null,
  labour_sek: null,
  extra_sek: null,
  net_sek: net,
  roi: null,
  per_krona: perKrona,
})
const range = (low: string | null, likely: string | null, high: string | null): Dashboard['range'] => ({
  low: run(low, low === null ? null : String(Number(low) / 100 + 1)),
  likely: run(likely),
  high: run(high),
})

describe('the effect of another value', () => {
  it('is the low end per krona, and the net of every run', () => {
    expect(effectOf(range('320', '500', '700'), range('360', '560', '700'), null)).toEqual({
      says: 'change',
      perKrona: { before: '4.2', after: '4.6' },
      net: {
        low: { before: '320', after: '360' },
        likely: { before: '500', after: '560' },
        high: { before: '700', after: '700' },
      },
    })
  })
  it('is nothing when the same comes out, however it is written', () => {
    expect(effectOf(range('320', '500', '700'), range('320.00', '500', '700'), null)).toEqual({
      says: 'nothing',
    })
  })
  it('is not known when the net is not', () => {
    expect(effectOf(range(null, null, null), range(null, null, null), 'unknown')).toEqual({ says: 'unknown' })
  })
  it('says nothing per krona where the page would not', () => {
    expect(effectOf(range('1', '2', '3'), range('2', '3', '4'), 'few_calls')).toMatchObject({
      says: 'change',
      perKrona: null,
    })
  })
})
