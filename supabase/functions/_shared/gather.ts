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
  deadline: number
  /** Answered, or told that it is late. */
  isOver: boolean
  resolve: (result: R | Promise<R>) => void
  reject: (error: unknown) => void
}

/**
 * Answers items in sets: while one is under way the next gathers, so nobody waits for company, and the busier it gets
 * the less an item costs. No item waits past its deadline, whatever its set does.
 */
export function gather<T, R>(options: GatherOptions<T, R>) {
  const { answer, size, late, holdMs = 200, leastTimeMs = 500 } = options
  let waiting: Waiting<T, R>[] = []
  /** All that have no answer yet: those that wait, and those whose set is under way. */
  const open = new Set<Waiting<T, R>>()
  let isUnderWay = false
  /** One clock for all of them, because one each would cost a busy function more than what it watches over. */
  let timer: ReturnType<typeof setTimeout> | undefined
  let timerEnds = Infinity

  function watch(deadline: number): void {
    if (deadline >= timerEnds) return
    clearTimeout(timer)
    timerEnds = deadline
    timer = setTimeout(refuseLate, deadline - Date.now())
  }

  function refuseLate(): void {
    const now = Date.now()
    timerEnds = Infinity
    let next = Infinity
    for (const one of open) {
      if (one.deadline <= now) one.reject(late())
      else next = Math.min(next, one.deadline)
    }
    if (next < Infinity) watch(next)
  }

  function over(one: Waiting<T, R>): void {
    one.isOver = true
    open.delete(one)
    if (open.size > 0) return
    clearTimeout(timer)
    timerEnds = Infinity
  }

  /** The oldest that still wait. */
  function nextSet(): Waiting<T, R>[] {
    const inTime = waiting.filter(({ isOver }) => !isOver)
    waiting = inTime.splice(size)
    return inTime
  }

  async function send(set: Waiting<T, R>[]): Promise<void> {
    try {
      const deadline = Math.max(Date.now() + leastTimeMs, ...set.map((one) => one.deadline))
      const items = set.map(({ item }) => item)
      const results = await answer(items, deadline)
      for (const [i, one] of set.entries()) {
        const result = results[i]
        if (result === undefined) one.reject(new Error('A set came back with fewer answers than items'))
        else one.resolve(result)
      }
    } catch (error) {
      for (const { reject } of set) reject(error)
    }
  }

  async function work(): Promise<void> {
    isUnderWay = true
    for (let set = nextSet(); set.length > 0; set = nextSet()) await atMost(holdMs, send(set))
    isUnderWay = false
  }

  return {
    add(item: T, deadline: number): Promise<R> {
      return new Promise((resolve, reject) => {
        const one: Waiting<T, R> = {
          item,
          deadline,
          isOver: false,
          resolve(result) {
            // A result that is still on its way keeps the deadline.
            if (result instanceof Promise) return void result.then(resolve, reject).finally(() => over(one))
            over(one)
            resolve(result)
          },
          reject(error) {
            over(one)
            reject(error)
          },
        }
        open.add(one)
        watch(deadline)
        waiting.push(one)
        if (!isUnderWay) void work()
      })
    },
    /** Nothing waits for its set. */
    isIdle: () => !isUnderWay,
  }
}

/** Resolves with the work, or when it has taken so long. */
function atMost(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    void work.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
