import { expect, it } from 'vitest'
import { freshnessOf } from './freshness'

const now = 1_000_000
const well = { isOnline: true, channel: 'live', fetchedAt: now - 300_000, failedAt: null, now } as const

it.each([
  ['told of every change, however long ago the last was', well, 'live'],
  ['nothing fetched yet', { ...well, fetchedAt: null }, 'connecting'],
  [
    'fetched a moment ago, the channel on its way',
    { ...well, channel: 'connecting', fetchedAt: now - 500 },
    'live',
  ],
  [
    'fetched by the slow timer, the channel down',
    { ...well, channel: 'down', fetchedAt: now - 61_000 },
    'live',
  ],
  ['the channel down and the timer silent', { ...well, channel: 'down' }, 'stale'],
  ['the last fetch failed, though the channel lives', { ...well, failedAt: now - 10 }, 'stale'],
  ['a failure that a later fetch mended', { ...well, failedAt: now - 400_000 }, 'live'],
  ['no network', { ...well, isOnline: false, failedAt: now - 10 }, 'offline'],
] as const)('%s', (_case, known, state) => {
  expect(freshnessOf(known).state).toBe(state)
})

it('gives an age that is never negative, when the clock was set back', () => {
  expect(freshnessOf({ ...well, fetchedAt: now + 5 }).ageMs).toBe(0)
})
