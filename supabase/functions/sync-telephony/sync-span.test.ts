import { expect, it } from 'vitest'
import { syncSince } from './sync-span.ts'

const now = new Date('2026-11-23T12:00:00Z')

it.each<[string, Date | null, string | undefined, string]>([
  ['the first time: 90 days', null, undefined, '2026-08-25'],
  ['soon after the last: 3 days again', new Date('2026-11-23T11:55:00Z'), undefined, '2026-11-20'],
  ['after a long silence: 3 days before it', new Date('2026-11-01T00:00:00Z'), undefined, '2026-10-29'],
  ['a clock that ran ahead: 3 days before now', new Date('2027-01-01T00:00:00Z'), undefined, '2026-11-20'],
  ['from where it is told', new Date('2026-11-23T11:55:00Z'), '2026-01-01', '2026-01-01'],
])('%s', (_, lastSync, asked, expected) => {
  expect(syncSince(now, lastSync, asked).toISOString().slice(0, 10)).toBe(expected)
})
