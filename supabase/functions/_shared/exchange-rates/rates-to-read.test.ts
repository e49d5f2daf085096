import { describe, expect, it } from 'vitest'
import { rangesToRead, type RatesToRead } from './rates-to-read.ts'

const today = '2026-11-23'
const covered: RatesToRead = {
  currencies: ['EUR', 'USD'],
  history_from: '2025-11-01',
  covered_from: '2025-10-20',
  covered_until: '2026-11-22',
  unsure_from: null,
  calendar_from: null,
  calendar_until: null,
}
const ranges = (changes: Partial<RatesToRead>) =>
  rangesToRead({ ...covered, ...changes }, today).map(
    ({ from, until, isHistory }) => `${isHistory ? 'history' : 'recent'} ${from}..${until}`,
  )

describe('what is read', () => {
  it('every time: the last ten days', () => {
    expect(ranges({})).toEqual(['recent 2026-11-13..2026-11-23'])
  })

  it('the first time: those, and then the years before, the newest first', () => {
    expect(ranges({ covered_from: null, covered_until: null, history_from: '2024-06-01' })).toEqual([
      'recent 2026-11-13..2026-11-23',
      'history 2026-06-01..2026-11-12',
      'history 2025-06-01..2026-05-31',
      'history 2024-06-01..2025-05-31',
    ])
  })

  it('when an account has costs from before: what is missing there, up to what is covered', () => {
    expect(ranges({ history_from: '2025-08-01' })).toEqual([
      'recent 2026-11-13..2026-11-23',
      'history 2025-08-01..2025-10-19',
    ])
  })

  it('after a long silence: from where it ended', () => {
    expect(ranges({ covered_until: '2026-10-01' })).toEqual(['recent 2026-10-01..2026-11-23'])
    expect(ranges({ covered_until: '2025-01-01', covered_from: '2024-12-01' })).toEqual([
      'recent 2025-01-01..2025-12-31',
      'recent 2026-01-01..2026-11-23',
    ])
  })

  it('what could not be checked, until it can', () => {
    expect(ranges({ unsure_from: '2026-11-02' })).toEqual(['recent 2026-11-02..2026-11-23'])
  })

  it('all of it again for a currency that was never asked for', () => {
    expect(ranges({ covered_from: null, history_from: '2026-03-01' })).toEqual([
      'recent 2026-11-13..2026-11-23',
      'history 2026-03-01..2026-11-12',
    ])
  })
})
