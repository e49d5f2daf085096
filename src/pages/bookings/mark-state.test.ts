import { expect, it } from 'vitest'
import { markState } from './mark-state'

const now = Date.parse('2026-11-23T12:00:00Z')
const visit = (change: Partial<Parameters<typeof markState>[0]> = {}) => ({
  provider_status: 'booked' as const,
  owner_mark: null,
  starts_at: '2026-11-23T11:00:00Z',
  ...change,
})

it.each([
  ['a visit that has begun is open', visit(), 'open'],
  ['one to come has nothing to say yet', visit({ starts_at: '2026-11-23T13:00:00Z' }), 'none'],
  ['a cancelled one neither', visit({ provider_status: 'cancelled' }), 'none'],
  ['what the booking system says stands', visit({ provider_status: 'no_show' }), 'said'],
  ['a mark can be taken back', visit({ owner_mark: 'completed' }), 'open'],
  [
    'also one against the booking system',
    visit({ provider_status: 'completed', owner_mark: 'no_show' }),
    'open',
  ],
  [
    'a mark on what was cancelled later is moot',
    visit({ provider_status: 'cancelled', owner_mark: 'no_show' }),
    'none',
  ],
] as const)('%s', (_, row, expected) => {
  expect(markState(row, now)).toBe(expected)
})
