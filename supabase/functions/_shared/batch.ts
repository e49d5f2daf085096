import { inBackground } from './background.ts'

export type BatchOptions<T> = {
  /** Writes one set. May fail: the items then wait for the next set. */
  write: (items: T[]) => Promise<unknown>
  /** How long a set waits at most to become full, in ms. */
  delayMs?: number
  /** Items in one set. */
  size?: number
  /** Items kept while writing fails; beyond it the oldest are dropped, so that an absent database costs no memory. */
  keep?: number
}

/**
 * Collects items and writes them in sets, after the answer: a full set at once, so that a busy function writes often
 * and little, and what is left over when it has waited long enough. `add` never waits and never throws.
 */
export function batch<T>({ write, delayMs = 250, size = 200, keep = 2000 }: BatchOptions<T>) {
  let waiting: T[] = []
  let running: Promise<void> | undefined
  let endPause: (() => void) | undefined
  // What was just refused is not tried again by every item that comes.
  let hasFailed = false

  const isFull = () => waiting.length >= size && !hasFailed

  async function pause(): Promise<void> {
    if (isFull()) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delayMs)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    endPause = undefined
  }

  async function flush(): Promise<void> {
    do {
      await pause()
      const set = waiting.splice(0, size)
      try {
        await write(set)
        hasFailed = false
      } catch (error) {
        hasFailed = true
        waiting = [...set, ...waiting].slice(-keep)
        throw error
      }
    } while (waiting.length > 0)
  }

  return {
    add(item: T): void {
      waiting.push(item)
      if (waiting.length > keep) waiting.shift()
      if (running) {
        if (isFull()) endPause?.()
        return
      }
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
