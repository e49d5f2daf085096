import { describe, expect, it } from 'vitest'
import { daysBetween } from '@/lib/local-days'
import { daysBefore, periodEnding, periodLength } from './period'

describe('the period', () => {
  it.each([
    ['', 30],
    ['days=7', 7],
    ['days=90', 90],
    ['days=31', 30],
    ['days=-1', 30],
    ['days=abc', 30],
    ['days=1e9', 30],
  ])('of %j is %i days', (search, expected) => {
    expect(periodLength(new URLSearchParams(search))).toBe(expected)
  })

  it('ends with today', () => {
    expect(periodEnding('2026-11-23', 30)).toEqual({ length: 30, start: '2026-10-25', end: '2026-11-23' })
    expect(periodEnding('2026-11-23', 7).start).toBe('2026-11-17')
  })

  it('is compared with as many finished days, and they do not overlap', () => {
    const period = periodEnding('2026-11-23', 7)
    const before = daysBefore(period)
    expect(before).toEqual({ start: '2026-11-11', end: '2026-11-16' })
    expect(daysBetween(before.start, before.end) + 1).toBe(6)
  })
})
