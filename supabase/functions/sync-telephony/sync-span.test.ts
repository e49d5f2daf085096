import { expect, it } from 'vitest'
import { syncSince } from './sync-span.ts'

const now = new Date('2026-11-23T12:00:00Z')

it.each<[string, Date | null, string]>([
  ['the first time: 90 days', null, '2026-08-25'],
  ['soon after the last: 3 days again', new Date('2026-11-23T11:55:00Z'), '2026-11-20'],
  ['after a long silence: 3 days before it', new Date('2026-11-01T00:00:00Z'), '2026-10-29'],
  ['a clock that ran ahead: 3 days before now', new Date('2027-01-01T00:00:00Z'), '2026-11-20'],
])('%s', (_, lastSync, expected) => {
  expect(syncSince(now, lastSync).toISOString().slice(0, 10)).toBe(expected)
})
