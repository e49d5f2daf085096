import { describe, expect, it } from 'vitest'
import { liveCourse, liveGap } from './live-pace.ts'
import { salonBjork as salon } from './salon/salon-profile.ts'
import { seededRandom } from './salon/seeded-random.ts'

const open = Date.parse('2026-11-20T10:00:00Z')
const closed = Date.parse('2026-11-22T14:00:00Z')
const night = Date.parse('2026-11-20T02:00:00Z')
const gaps = (now: number, callsSoFar: number) => {
  const random = seededRandom('test')
  return Array.from({ length: 200 }, () => liveGap(random, salon, now, callsSoFar))
}
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('the pace of live calls', () => {
  it('begins within five seconds and is quick at first, at any hour', () => {
    for (const now of [open, closed, night]) {
      expect(Math.max(...gaps(now, 0))).toBeLessThanOrEqual(5)
      expect(Math.max(...gaps(now, 1))).toBeLessThanOrEqual(75)
    }
  })

  it('is then one to three minutes in opening hours, slower when closed, slowest at night', () => {
    expect(Math.min(...gaps(open, 10))).toBeGreaterThanOrEqual(60)
    expect(Math.max(...gaps(open, 10))).toBeLessThanOrEqual(180)
    expect(mean(gaps(closed, 10))).toBeGreaterThan(mean(gaps(open, 10)))
    expect(mean(gaps(night, 10))).toBeGreaterThan(mean(gaps(closed, 10)))
  })

  it('eases off when nobody can still be watching', () => {
    expect(mean(gaps(open, 40))).toBeGreaterThan(3 * mean(gaps(open, 10)))
  })

  it('has most calls answered when the salon is open, most missed when it is closed', () => {
    const answered = (now: number) => {
      const random = seededRandom('test')
      const courses = Array.from({ length: 300 }, () => liveCourse(random, salon, now, 5))
      return courses.filter(({ outcome }) => outcome === 'answered').length / courses.length
    }
    expect(answered(open)).toBeGreaterThan(0.75)
    expect(answered(closed)).toBeLessThan(0.5)
  })
})
