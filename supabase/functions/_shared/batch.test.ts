import { afterEach, describe, expect, it, vi } from 'vitest'
import { batch } from './batch.ts'

afterEach(() => void vi.restoreAllMocks())

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
