import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deadlineClock } from './deadline-clock.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const later = (ms: number) => Date.now() + ms

describe('a clock of deadlines', () => {
  it('tells each that is late, in any order of adding, and nobody twice', () => {
    const { watch } = deadlineClock()
    const told: number[] = []
    const start = Date.now()
    for (const ms of [300, 100, 200, 100]) watch(start + ms, () => told.push(Date.now() - start))
    vi.advanceTimersByTime(1000)
    expect(told).toEqual([100, 100, 200, 300])
  })

  it('tells nobody whose deadline is over, whichever of them it was', () => {
    const { watch, over } = deadlineClock()
    for (const gone of [0, 1, 2, 3]) {
      const told: number[] = []
      const deadlines = [0, 1, 2, 3].map((n) => watch(later(10 + n), () => told.push(n)))
      const one = deadlines[gone]
      if (one) [one, one].forEach(over)
      vi.advanceTimersByTime(100)
      expect(told).toEqual([0, 1, 2, 3].filter((n) => n !== gone))
    }
  })

  it('has one timer for all, and none for nobody', () => {
    const { watch, over } = deadlineClock()
    const deadlines = [50, 10, 90].map((ms) => watch(later(ms), () => undefined))
    expect(vi.getTimerCount()).toBe(1)
    deadlines.forEach(over)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('lets those who are told add deadlines and end others', () => {
    const { watch, over } = deadlineClock()
    const told: string[] = []
    const second = watch(later(10), () => told.push('second'))
    watch(later(10), () => told.push('first of two'))
    const added = () => watch(later(5), () => told.push('added'))
    watch(later(5), () => {
      over(second)
      added()
    })
    vi.advanceTimersByTime(100)
    expect(told).toEqual(['first of two', 'added'])
  })

  it('settles as the work does, or is rejected when that comes too late', async () => {
    const { before } = deadlineClock()
    const late = () => new Error('late')
    const takes = (ms: number) => new Promise<string>((resolve) => setTimeout(resolve, ms, `after ${ms}`))
    const results = Promise.allSettled([
      before(later(10), takes(5), late),
      before(later(10), takes(50), late),
      before(later(10), Promise.reject(new Error('failed')), late),
      before(later(-1), takes(5), late),
    ])
    await vi.advanceTimersByTimeAsync(100)
    expect(
      (await results).map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))),
    ).toEqual(['after 5', 'Error: late', 'Error: failed', 'Error: late'])
    expect(vi.getTimerCount()).toBe(0)
  })
})
