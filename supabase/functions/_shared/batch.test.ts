import { afterEach, describe, expect, it, vi } from 'vitest'
import { batch } from './batch.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('batch', () => {
  it('writes what came meanwhile as one set, and large ones in parts', async () => {
    const sets: number[][] = []
    const items = batch<number>({ delayMs: 5, size: 3, write: async (set) => void sets.push(set) })
    for (const item of [1, 2, 3, 4]) items.add(item)
    expect(sets).toEqual([])
    await items.idle()
    expect(sets).toEqual([[1, 2, 3], [4]])
    items.add(5)
    await items.idle()
    expect(sets).toEqual([[1, 2, 3], [4], [5]])
  })

  it('writes a full set at once, and goes on waiting for the next', async () => {
    vi.useFakeTimers()
    const sets: number[][] = []
    const items = batch<number>({ delayMs: 1000, size: 2, write: async (set) => void sets.push(set) })
    items.add(1)
    await vi.advanceTimersByTimeAsync(600)
    expect(sets).toEqual([])
    for (const item of [2, 3]) items.add(item)
    await vi.advanceTimersByTimeAsync(0)
    expect(sets).toEqual([[1, 2]])
    await vi.advanceTimersByTimeAsync(999)
    expect(sets).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(sets).toEqual([[1, 2], [3]])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('does not try again at once what was refused, however much comes', async () => {
    vi.useFakeTimers()
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const write = vi.fn(() => Promise.reject(new Error('away')))
    const items = batch<number>({ delayMs: 100, size: 2, write })
    for (let item = 0; item < 50; item++) {
      items.add(item)
      await vi.advanceTimersByTimeAsync(10)
    }
    // The first set was full at once; in the half second after it a try each 100 ms.
    expect(write.mock.calls.length).toBeGreaterThan(3)
    expect(write.mock.calls.length).toBeLessThan(7)
  })

  it('keeps what could not be written for the next time, up to a bound', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    let isDown = true
    const written: number[] = []
    const items = batch<number>({
      delayMs: 1,
      keep: 3,
      write: async (set) => {
        if (isDown) throw new Error('away')
        written.push(...set)
      },
    })
    for (const item of [1, 2, 3, 4, 5]) items.add(item)
    await items.idle()
    isDown = false
    items.add(6)
    await items.idle()
    expect(written).toEqual([4, 5, 6])
  })
})
