import { describe, expect, it } from 'vitest'
import { groupByDay } from './call-groups'

describe('the list by day', () => {
  it('is cut at the midnight of the account, not of UTC', () => {
    const rows = [
      '2026-11-22T23:30:00Z',
      '2026-11-22T22:59:59Z',
      '2026-11-22T10:00:00Z',
      '2026-11-21T22:00:00Z',
    ].map((started_at) => ({ started_at }))
    const groups = groupByDay(rows, 'Europe/Stockholm')
    expect(groups.map(({ day, rows: its }) => [day, its.length])).toEqual([
      ['2026-11-23', 1],
      ['2026-11-22', 2],
      ['2026-11-21', 1],
    ])
    expect(groupByDay([], 'Europe/Stockholm')).toEqual([])
  })
})
