import { inBackground } from './background.ts'

export type BatchOptions<T> = {
  /** Writes one set. May fail: the items then wait for the next set. */
  write: (items: T[]) => Promise<unknown>
  /** How long the first item waits for others, in ms. */
  delayMs?: number
  /** Items in one set. */
  size?: number
  /** Items kept while writing fails; beyond it the oldest are dropped, so that an absent database costs no memory. */
  keep?: number
}

/** Collects items and writes them in sets, after the answer. `add` never waits and never throws. */
export function batch<T>({ write, delayMs = 250, size = 200, keep = 2000 }: BatchOptions<T>) {
  let waiting: T[] = []
  let running: Promise<void> | undefined

  async function flush(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, delayMs))
    while (waiting.length > 0) {
      const set = waiting.splice(0, size)
      try {
        await write(set)
      } catch (error) {
        waiting = [...set, ...waiting].slice(-keep)
        throw error
      }
    }
  }

  return {
    add(item: T): void {
      waiting.push(item)
      if (waiting.length > keep) waiting.shift()
      if (running) return
      running = flush().finally(() => {
        running = undefined
      })
      inBackground(running)
    },
    /** Resolves when everything added so far was written or has failed once. */
    async idle(): Promise<void> {
      await running?.catch(() => undefined)
    },
  }
}
