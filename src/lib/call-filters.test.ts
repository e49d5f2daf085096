import { describe, expect, it } from 'vitest'
import { callFilterSearch, noFilters, readCallFilters, type CallFilters } from './call-filters'

const read = (search: string) => readCallFilters(new URLSearchParams(search))
const connection = '0b8a7c1e-5d6f-4a3b-9c2d-1e0f9a8b7c6d'

describe('call filters in the URL', () => {
  it('are the same after a round trip', () => {
    const filters: CallFilters = {
      kind: 'call',
      outcome: 'missed',
      direction: 'inbound',
      from: '2026-11-01',
      to: '2026-11-23',
      connection,
      price: 'unpriced',
      currency: 'USD',
      legs: true,
    }
    expect(read(callFilterSearch(filters))).toEqual(filters)
  })

  it('leave a clean URL when nothing is filtered', () => {
    expect(callFilterSearch(noFilters)).toBe('')
    expect(read('')).toEqual(noFilters)
  })

  it.each([
    'kind=fax',
    'outcome=',
    'from=2026-02-30',
    'to=yesterday',
    'connection=1',
    'legs=1',
    'direction=%00',
    'currency=usd',
    'price=free',
    'unknown=1',
  ])('ignore %s', (search) => {
    expect(read(search)).toEqual(noFilters)
  })

  it('turn a backwards range round', () => {
    expect(read('from=2026-11-23&to=2026-11-01')).toMatchObject({ from: '2026-11-01', to: '2026-11-23' })
  })
})
