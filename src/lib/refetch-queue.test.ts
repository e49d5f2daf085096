import { expect, it, vi } from 'vitest'
import { createRefetchQueue } from './refetch-queue'

/** A refetch that ends when told to, with what each round asked for. */
function heldRefetch() {
  const rounds: string[][] = []
  const ends: (() => void)[] = []
  const refetch = (nouns: ReadonlySet<string>) => {
    rounds.push([...nouns])
    return new Promise<void>((resolve) => ends.push(resolve))
  }
  return { rounds, refetch, endRound: (round: number) => ends[round]?.() }
}

it('starts at once when nothing is under way', () => {
  const { rounds, refetch } = heldRefetch()
  createRefetchQueue(refetch).add(['calls'])
  expect(rounds).toEqual([['calls']])
})

it('gathers a burst into one more round, and never leaves the last change unread', async () => {
  const { rounds, refetch, endRound } = heldRefetch()
  const queue = createRefetchQueue(refetch)
  queue.add(['calls'])
  for (let change = 0; change < 100; change++) queue.add(['calls', 'overview'])
  expect(rounds).toHaveLength(1)

  endRound(0)
  await vi.waitFor(() => expect(rounds).toEqual([['calls'], ['calls', 'overview']]))
  endRound(1)
})

it('goes on after a round that failed, and after one that hangs', async () => {
  const rounds: string[][] = []
  const queue = createRefetchQueue((nouns) => {
    rounds.push([...nouns])
    return rounds.length === 1 ? Promise.reject(new Error('no answer')) : new Promise(() => undefined)
  }, 20)
  queue.add(['calls'])
  queue.add(['overview'])
  await vi.waitFor(() => expect(rounds).toEqual([['calls'], ['overview']]))
  queue.add(['integrations'])
  await vi.waitFor(() => expect(rounds.at(-1)).toEqual(['integrations']))
})
