import { describe, expect, it } from 'vitest'
import { dashboardAnswer } from '@/testing/dashboard-builder'
import { ratesOf, sourceState } from './trust'

const dashboard = dashboardAnswer({ start: '2026-10-01', end: '2026-10-31' })
const [source] = dashboard.freshness
if (source === undefined) throw new Error('The document has no source.')

describe('the state of a source', () => {
  it('is fresh since whatever came last, an event or a reading', () => {
    expect(sourceState(source)).toEqual({ kind: 'fresh', at: source.last_event_at })
    const read = { ...source, last_event_at: null, last_sync_at: '2026-11-23T07:00:00Z' }
    expect(sourceState(read)).toEqual({ kind: 'fresh', at: '2026-11-23T07:00:00Z' })
    const never = { ...source, last_event_at: null, last_sync_at: null }
    expect(sourceState(never)).toEqual({ kind: 'silent' })
    expect(sourceState({ ...never, status: 'pending' })).toEqual({ kind: 'pending' })
  })

  it('tells what only the owner can mend from what mends itself', () => {
    const broken = { ...source, error_code: 'CREDENTIALS_REFUSED' }
    expect(sourceState({ ...broken, status: 'error' })).toEqual({
      kind: 'refused',
      since: source.last_sync_at,
    })
    expect(sourceState(broken)).toEqual({ kind: 'unreachable', since: source.last_sync_at })
  })
})

describe('the rates of a source', () => {
  it('are those of the currencies it charges in, and missing where there is none', () => {
    expect(ratesOf('twilio', dashboard)).toEqual([{ currency: 'USD', rate: '9.43', day: '2026-11-20' }])
    expect(ratesOf('fixed', dashboard)).toEqual([])
    expect(ratesOf('openrouter', { ...dashboard, rates: [] })).toEqual([
      { currency: 'USD', rate: null, day: null },
    ])
  })
})
