import { deadlineClock, type Deadline } from './deadline-clock.ts'

export type GatherOptions<T, R> = {
  /** Answers a set: one result an item, in their order, or the promise of one. A rejection is every item's. */
  answer: (items: readonly T[], deadline: number) => Promise<readonly (R | Promise<R>)[]>
  /** Items in one set. */
  size: number
  /** What an item is told whose deadline passed first. */
  late: () => Error
  /** How long a set holds up the next one at most, in ms: it may be waiting for something that is its own affair. */
  holdMs?: number
  /**
   * How long a set may take at least, in ms. After a server was away the queue is full of items about to be given up,
   * and a set of those alone would hardly have the time to succeed.
   */
  leastTimeMs?: number
}

type Waiting<T, R> = {
  item: T
  /** Over once the item is answered, or told that it is late. */
  deadline: Deadline
  resolve: (result: R) => void
  reject: (error: unknown) => void
}

/**
 * Answers items in sets: while one is under way the next gathers, so nobody waits for company, and the busier it gets
 * the less an item costs. No item waits past its deadline, whatever its set does.
 */
export function gather<T, R>(options: GatherOptions<T, R>) {
  const { answer, size, late, holdMs = 200, leastTimeMs = 500 } = options
  const clock = deadlineClock()
  let waiting: Waiting<T, R>[] = []
  let isUnderWay = false

  function refuse({ deadline, reject }: Waiting<T, R>, error: unknown): void {
    clock.over(deadline)
    reject(error)
  }

  function settle({ deadline, resolve, reject }: Waiting<T, R>, result: R | Promise<R>): void {
    // A result that is still on its way keeps the deadline.
    if (result instanceof Promise)
      return void result.then(resolve, reject).finally(() => clock.over(deadline))
    clock.over(deadline)
    resolve(result)
  }

  /**
   * The oldest that still wait, up to half of those and of the set before, whose askers are likely to be back soon. All
   * of them would be a large set, after it a set of the one who came just after, and so on: everybody would wait for
   * both.
   */
  function nextSet(before = 0): Waiting<T, R>[] {
    const inTime = waiting.filter(({ deadline }) => !deadline.isOver)
    waiting = inTime.splice(Math.min(size, Math.ceil((inTime.length + before) / 2)))
    return inTime
  }

  async function send(set: Waiting<T, R>[]): Promise<void> {
    try {
      const deadline = Math.max(Date.now() + leastTimeMs, ...set.map((one) => one.deadline.at))
      const items = set.map(({ item }) => item)
      const results = await answer(items, deadline)
      for (const [i, one] of set.entries()) {
        const result = results[i]
        if (result === undefined) refuse(one, new Error('A set came back with fewer answers than items'))
        else settle(one, result)
      }
    } catch (error) {
      for (const one of set) refuse(one, error)
    }
  }

  /** Resolves with the set, or when it has taken so long. */
  function atMost(ms: number, sending: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const hold = clock.watch(Date.now() + ms, resolve)
      void sending.then(() => {
        clock.over(hold)
        resolve()
      })
    })
  }

  async function work(): Promise<void> {
    isUnderWay = true
    let set = nextSet()
    // A crowd that comes after a rest: its first has gone at once and alone, all the others go together.
    for (let before = Infinity; set.length > 0; before = set.length) {
      await atMost(holdMs, send(set))
      set = nextSet(before)
    }
    isUnderWay = false
  }

  return {
    add(item: T, deadline: number): Promise<R> {
      return new Promise((resolve, reject) => {
        waiting.push({ item, deadline: clock.watch(deadline, () => reject(late())), resolve, reject })
        if (!isUnderWay) void work()
      })
    },
    /** Nothing waits for its set. */
    isIdle: () => !isUnderWay,
  }
}
