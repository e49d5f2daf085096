import { expect, it } from 'vitest'
import { connectionState } from './connection-state'

const now = Date.parse('2026-11-23T10:00:00Z')
const daysAgo = (days: number) => new Date(now - days * 86_400_000).toISOString()
const well = { status: 'active', error_code: null, last_event_at: daysAgo(1), sendsNews: true }

it.each([
  [well, { kind: 'well' }],
  [{ ...well, last_event_at: null }, { kind: 'silent' }],
  // Who sends nothing is not silent.
  [{ ...well, last_event_at: null, sendsNews: false }, { kind: 'well' }],
  [{ ...well, status: 'pending', last_event_at: null }, { kind: 'pending' }],
  [
    { ...well, last_event_at: daysAgo(8) },
    { kind: 'quiet', since: daysAgo(8) },
  ],
  [
    { ...well, status: 'error', error_code: 'CREDENTIALS_REFUSED' },
    { kind: 'failed', code: 'CREDENTIALS_REFUSED' },
  ],
  [
    { ...well, status: 'pending', error_code: 'PROVIDER_UNREACHABLE' },
    { kind: 'failed', code: 'PROVIDER_UNREACHABLE' },
  ],
  // A code of tomorrow is still trouble today.
  [
    { ...well, status: 'error', error_code: 'SOMETHING_NEW' },
    { kind: 'failed', code: 'PROVIDER_REFUSED' },
  ],
])('takes %j for %j', (facts, state) => {
  expect(connectionState(facts, now)).toEqual(state)
})
