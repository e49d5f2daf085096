import { describe, expect, it } from 'vitest'
import { hasFirstHistory } from './first-history.ts'

const now = new Date('2026-11-23T12:00:00Z')

describe('the first history of a connection', () => {
  it.each([
    ['calls: what is recent is all of it', 'twilio', now, 0, true],
    ['calls: not while it is read', 'twilio', null, null, false],
    ['model use: the last month is not enough', 'openrouter', now, 1, false],
    ['model use: with two months before it', 'openrouter', now, 2, true],
    ['model use: nothing more is to come', 'openrouter', now, null, true],
    ['bookings: with three months before', 'simplybook', now, 3, true],
  ] as const)('%s', (_, provider, lastSyncAt, stepsBefore, expected) => {
    expect(hasFirstHistory({ provider, lastSyncAt, failure: null, stepsBefore })).toBe(expected)
  })
})
