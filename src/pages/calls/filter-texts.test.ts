import { describe, expect, it } from 'vitest'
import { noFilters } from '@/lib/call-filters'
import { calls } from '@/lib/messages/sv/calls'
import { lists } from '@/lib/messages/sv/lists'
import { filterTexts } from './filter-texts'

const context = {
  words: { calls, lists },
  connections: [{ id: '0b8a7c1e-5d6f-4a3b-9c2d-1e0f9a8b7c6d', label: 'Salongens nummer' }],
  formatDay: (day: string) => day,
}
const texts = (filters: Partial<typeof noFilters>) =>
  filterTexts({ ...noFilters, ...filters }, context).map(({ text }) => text)

describe('filters in words', () => {
  it('name each one', () => {
    expect(texts({ outcome: 'missed', direction: 'inbound', from: '2026-11-01', to: '2026-11-07' })).toEqual([
      'Missade samtal',
      'Inkommande',
      'från 2026-11-01',
      'till 2026-11-07',
    ])
    expect(texts({ kind: 'sms', price: 'unpriced', currency: 'USD', legs: true })).toHaveLength(4)
    expect(texts({})).toEqual([])
  })

  it('say one day once, and removing it removes both ends', () => {
    const [only, ...rest] = filterTexts({ ...noFilters, from: '2026-11-01', to: '2026-11-01' }, context)
    expect(only).toMatchObject({ text: '2026-11-01', without: { from: null, to: null } })
    expect(rest).toEqual([])
  })

  it('name a connection by its label, also one that is gone', () => {
    expect(texts({ connection: '0b8a7c1e-5d6f-4a3b-9c2d-1e0f9a8b7c6d' })).toEqual(['Salongens nummer'])
    expect(texts({ connection: '1b8a7c1e-5d6f-4a3b-9c2d-1e0f9a8b7c6d' })).toEqual(['en borttagen anslutning'])
  })
})
