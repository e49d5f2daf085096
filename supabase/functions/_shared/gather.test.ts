import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gather } from './gather.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const later = (ms: number) => Date.now() + ms
const late = () => new Error('late')

/** Sets that are answered when the test says so. */
function heldSets(options: { size?: number } = {}) {
  const sets: { items: readonly number[]; deadline: number; answer: () => void; refuse: () => void }[] = []
  const queue = gather<number, string>({
    size: options.size ?? 10,
    late,
    answer: (items, deadline) =>
      new Promise((resolve, reject) => {
        sets.push({
          items,
          deadline,
          answer: () => resolve(items.map((item) => `answer ${item}`)),
          refuse: () => reject(new Error('refused')),
        })
      }),
  })
  return { sets, queue, add: (item: number, ms = 1000) => queue.add(item, later(ms)) }
}

const settled = async (promises: Promise<unknown>[]) =>
  (await Promise.allSettled(promises)).map((one) =>
    one.status === 'fulfilled' ? one.value : String(one.reason),
  )

describe('gather', () => {
  it('sends the first at once, and what came meanwhile as the next sets, in their order', async () => {
    const { sets, add, queue } = heldSets({ size: 3 })
    const results = [1, 2, 3, 4, 5].map((item) => add(item))
    for (let set = 0; set < 3; set++) {
      expect(sets).toHaveLength(set + 1)
      sets[set]?.answer()
      await vi.advanceTimersByTimeAsync(0)
    }
    expect(sets.map(({ items }) => items)).toEqual([[1], [2, 3, 4], [5]])
    expect(await settled(results)).toEqual([1, 2, 3, 4, 5].map((item) => `answer ${item}`))
    expect(queue.isIdle()).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('sends a crowd after its first as one set, and sets of one size when each asks again once answered', async () => {
    const { sets, add } = heldSets()
    const ask = (asker: number) => void add(asker).then(() => setTimeout(ask, 1, asker))
    for (let asker = 0; asker < 8; asker++) ask(asker)
    for (let set = 0; set < 7; set++) {
      sets[set]?.answer()
      await vi.advanceTimersByTimeAsync(1)
    }
    expect(sets.map(({ items }) => items.length)).toEqual([1, 7, 1, 4, 4, 4, 4, 4])
  })

  it('refuses a set to its own items and goes on with the next', async () => {
    const { sets, add } = heldSets()
    const results = settled([1, 2, 3].map((item) => add(item)))
    sets[0]?.refuse()
    await vi.advanceTimersByTimeAsync(0)
    sets[1]?.answer()
    expect(await results).toEqual(['Error: refused', 'answer 2', 'answer 3'])
  })

  it('lets no item wait past its deadline, under way or not, and does not send it any more', async () => {
    const { sets, add } = heldSets()
    const results = settled([add(1, 100), add(2, 150), add(3, 5000)])
    await vi.advanceTimersByTimeAsync(190)
    sets[0]?.answer()
    await vi.advanceTimersByTimeAsync(0)
    expect(sets[1]?.items).toEqual([3])
    sets[1]?.answer()
    expect(await results).toEqual(['Error: late', 'Error: late', 'answer 3'])
  })

  it('gives a set time to succeed even when its items have hardly any left', async () => {
    const { sets, add } = heldSets()
    void settled([add(1, 1)])
    expect(sets[0]?.deadline).toBe(later(500))
    void settled([add(2, 4000), add(3, 3000)])
    sets[0]?.answer()
    await vi.advanceTimersByTimeAsync(0)
    expect(sets[1]?.deadline).toBe(later(4000))
  })

  it('does not hold up the next set for an answer that is still on its way', async () => {
    const items: number[][] = []
    const queue = gather<number, string>({
      size: 2,
      late,
      answer: async (set) => {
        items.push([...set])
        return set.map((item) => (item === 2 ? new Promise<string>(() => undefined) : String(item)))
      },
    })
    const results = settled([1, 2, 3, 4].map((item) => queue.add(item, later(1000))))
    await vi.advanceTimersByTimeAsync(0)
    expect(items).toEqual([[1], [2, 3], [4]])
    await vi.advanceTimersByTimeAsync(1000)
    expect(await results).toEqual(['1', 'Error: late', '3', '4'])
  })

  it('does not hold up the next set for long when one takes its time', async () => {
    const { sets, add } = heldSets()
    const results = settled([add(1, 5000), add(2, 5000)])
    await vi.advanceTimersByTimeAsync(199)
    expect(sets).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(sets).toHaveLength(2)
    for (const set of sets.toReversed()) set.answer()
    expect(await results).toEqual(['answer 1', 'answer 2'])
  })

  it('notices a set that comes back with too few answers', async () => {
    const queue = gather<number, string>({ size: 2, late, answer: async () => [] })
    await expect(queue.add(1, later(1000))).rejects.toThrow('fewer answers')
  })
})
