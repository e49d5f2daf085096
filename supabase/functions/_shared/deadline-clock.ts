export type Deadline = {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly late: () => void
  isOver: boolean
  /** Where it stands among those that are open. */
  place: number
}

export type DeadlineClock = {
  /** Calls `late` once `at` has passed, unless it is over before. */
  watch(at: number, late: () => void): Deadline
  /** What was waited for has come. */
  over(deadline: Deadline): void
  /** Settles as `work` does, or is rejected with what `late` gives once `at` has passed. */
  before<T>(at: number, work: Promise<T>, late: () => unknown): Promise<T>
}

/**
 * One timer for all deadlines of an endpoint, a pool or a queue: nearly all are over long before they pass, and on a
 * busy function a timer each would cost more than what it watches over.
 */
export function deadlineClock(): DeadlineClock {
  // Not a `Set`: one that is always added to and deleted from leaves tables behind that hold on to each other, and with
  // them to all that ever waited, until the next full garbage collection.
  const open: Deadline[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let timerEnds = Infinity

  function wakeAt(at: number): void {
    if (at >= timerEnds) return
    clearTimeout(timer)
    timerEnds = at
    timer = setTimeout(tellLate, Math.max(0, at - Date.now()))
  }

  function tellLate(): void {
    timerEnds = Infinity
    const now = Date.now()
    for (const deadline of open.filter(({ at }) => at <= now)) {
      if (deadline.isOver) continue
      over(deadline)
      deadline.late()
    }
    if (open.length > 0) wakeAt(Math.min(...open.map(({ at }) => at)))
  }

  function watch(at: number, late: () => void): Deadline {
    const deadline = { at, late, isOver: false, place: open.length }
    open.push(deadline)
    wakeAt(at)
    return deadline
  }

  function over(deadline: Deadline): void {
    if (deadline.isOver) return
    deadline.isOver = true
    // The last one takes its place.
    const last = open.pop()
    if (last && last !== deadline) {
      open[deadline.place] = last
      last.place = deadline.place
    }
    if (open.length > 0) return
    clearTimeout(timer)
    timerEnds = Infinity
  }

  function before<T>(at: number, work: Promise<T>, late: () => unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      const deadline = watch(at, () => reject(late()))
      work.then(
        (value) => {
          over(deadline)
          resolve(value)
        },
        (error: unknown) => {
          over(deadline)
          reject(error)
        },
      )
    })
  }

  return { watch, over, before }
}
