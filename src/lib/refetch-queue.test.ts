import { expect, it, vi } from 'vitest'
import { createRefetchQueue } from './refetch-queue'

/** A refetch that ends when told to, with what was asked for in order. */
function heldRefetch() {
  const rounds: string[] = []
  const ends: (() => void)[] = []
  const refetch = (noun: string) => {
    rounds.push(noun)
    return new Promise<void>((resolve) => ends.push(resolve))
  }
  return { rounds, refetch, endRound: (round: number) => ends[round]?.() }
}

it('starts at once when nothing is under way', () => {
  const { rounds, refetch } = heldRefetch()
  createRefetchQueue(refetch).add(['calls', 'overview'])
  expect(rounds).toEqual(['calls', 'overview'])
})

it('gathers a burst into one more round, and never leaves the last change unread', async () => {
  const { rounds, refetch, endRound } = heldRefetch()
  const queue = createRefetchQueue(refetch)
  queue.add(['calls'])
  for (let change = 0; change < 100; change++) queue.add(['calls'])
  expect(rounds).toEqual(['calls'])

  endRound(0)
  await vi.waitFor(() => expect(rounds).toEqual(['calls', 'calls']))
  endRound(1)
})

it('lets no noun wait for another', async () => {
  const { rounds, refetch, endRound } = heldRefetch()
  const queue = createRefetchQueue(refetch)
  queue.add(['integrations'])
  queue.add(['calls', 'integrations'])
  expect(rounds).toEqual(['integrations', 'calls'])

  endRound(0)
  await vi.waitFor(() => expect(rounds).toEqual(['integrations', 'calls', 'integrations']))
})

it('goes on after a round that failed, and after one that hangs', async () => {
  let rounds = 0
  const queue = createRefetchQueue(() => {
    rounds++
    return rounds === 1 ? Promise.reject(new Error('no answer')) : new Promise(() => undefined)
  }, 20)
  queue.add(['calls'])
  queue.add(['calls'])
  await vi.waitFor(() => expect(rounds).toBe(2))
  queue.add(['calls'])
  await vi.waitFor(() => expect(rounds).toBe(3))
})
