import { describe, expect, it } from 'vitest'
import { sourceState } from './source-state'

const well = {
  status: 'active',
  error_code: null,
  last_event_at: '2026-11-23T08:00:00Z',
  last_sync_at: '2026-11-23T07:00:00Z',
}

describe('the state of a source', () => {
  it('is fresh when events come in and nothing failed', () => {
    expect(sourceState(well)).toEqual({ kind: 'fresh', at: '2026-11-23T08:00:00Z' })
    expect(sourceState({ ...well, last_event_at: null })).toEqual({ kind: 'silent' })
    expect(sourceState({ ...well, status: 'pending', last_event_at: null })).toEqual({ kind: 'pending' })
  })

  it('tells what only the owner can mend from what mends itself', () => {
    const refused = sourceState({ ...well, status: 'error', error_code: 'CREDENTIALS_REFUSED' })
    expect(refused).toEqual({ kind: 'refused', since: '2026-11-23T07:00:00Z' })
    const away = sourceState({ ...well, error_code: 'PROVIDER_UNREACHABLE', last_sync_at: null })
    expect(away).toEqual({ kind: 'unreachable', since: null })
  })
})
