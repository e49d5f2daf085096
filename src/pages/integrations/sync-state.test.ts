import { expect, it } from 'vitest'
import { syncState, type SyncJobFacts, type SyncState } from './sync-state'

const now = Date.parse('2026-11-23T12:00:00Z')
const later = '2026-11-23T12:05:00Z'
const job = (change: Partial<SyncJobFacts> = {}): SyncJobFacts => ({
  integration_id: 'one',
  mode: 'recent',
  state: 'waiting',
  due_at: later,
  done: 0,
  total: null,
  cancel_requested: false,
  error_code: null,
  ...change,
})
const backfill = (change: Partial<SyncJobFacts>) => job({ mode: 'backfill', ...change })

it.each<[string, SyncJobFacts[], SyncState['recent']]>([
  ['nothing known', [], { kind: 'resting' }],
  ['read, and due again later', [job()], { kind: 'resting' }],
  ['due', [job({ due_at: '2026-11-23T11:59:59Z' })], { kind: 'queued' }],
  ['running', [job({ state: 'running', due_at: '2026-11-23T11:59:59Z' })], { kind: 'reading' }],
  [
    'failed, tried again later',
    [job({ error_code: 'PROVIDER_UNREACHABLE' })],
    { kind: 'retrying', at: later },
  ],
  ['held off', [job({ error_code: 'PROVIDER_RATE_LIMITED' })], { kind: 'held', at: later }],
  ["another connection's", [job({ integration_id: 'two', state: 'running' })], { kind: 'resting' }],
])('%s', (_, jobs, expected) => {
  expect(syncState(jobs, 'one', now).recent).toEqual(expected)
})

it.each<[string, SyncJobFacts[], SyncState['backfill']]>([
  ['no backfill', [job()], null],
  ['not begun', [backfill({})], { kind: 'going', share: 0, isStopping: false }],
  [
    'under way',
    [backfill({ state: 'running', done: 4, total: 10 })],
    { kind: 'going', share: 0.4, isStopping: false },
  ],
  ['of nothing', [backfill({ done: 0, total: 0 })], { kind: 'going', share: 0, isStopping: false }],
  ['never over full', [backfill({ done: 12, total: 10 })], { kind: 'going', share: 1, isStopping: false }],
  [
    'stopped, but not yet ended',
    [backfill({ state: 'running', done: 1, total: 2, cancel_requested: true })],
    { kind: 'going', share: 0.5, isStopping: true },
  ],
  ['given up', [backfill({ state: 'failed' })], { kind: 'failed' }],
])('%s', (_, jobs, expected) => {
  expect(syncState(jobs, 'one', now).backfill).toEqual(expected)
})
