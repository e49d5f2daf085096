import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiError } from './api-error'
import { mayRetry, problemKind } from './problem'

beforeEach(() => vi.stubGlobal('navigator', { onLine: true }))
afterEach(() => vi.unstubAllGlobals())

it.each([
  [{ code: 'PGRST303', message: 'JWT expired' }, 'expired'],
  [{ code: '42501', message: 'permission denied' }, 'forbidden'],
  [{ code: 'PGRST116', message: 'no rows' }, 'notFound'],
  [{ code: 'PGRST000', message: 'no connection' }, 'unreachable'],
  [{ code: '57014', message: 'canceling statement' }, 'unreachable'],
  [{ code: 'XX000', message: 'internal' }, 'server'],
  [new TypeError('Failed to fetch'), 'unreachable'],
  [new TypeError('Load failed'), 'unreachable'],
  [new ApiError('UNAUTHENTICATED', 401, '', 'r1'), 'expired'],
  [new ApiError('DATABASE_UNAVAILABLE', 503, '', 'r1'), 'unreachable'],
  [new ApiError('INTERNAL', 500, '', 'r1'), 'server'],
  [new ApiError('TOO_MANY', 429, '', 'r1'), 'rateLimited'],
  [new TypeError('x is undefined'), 'unknown'],
  ['a text', 'unknown'],
])('sorts %o under %s', (error, kind) => {
  expect(problemKind(error)).toBe(kind)
})

it('blames the network first when there is none', () => {
  vi.stubGlobal('navigator', { onLine: false })
  expect(problemKind({ code: 'XX000' })).toBe('offline')
})

it('retries only what another time may answer otherwise', () => {
  expect((['unreachable', 'server', 'forbidden', 'expired', 'unknown'] as const).filter(mayRetry)).toEqual([
    'unreachable',
    'server',
  ])
})
