/**
 * Runs one refetch at a time. What is asked for meanwhile is gathered and runs once when the first is
 * done: a burst of changes costs two rounds, and the last change is never left unread.
 *
 * @param refetch brings everything shown under these nouns; a rejection counts as done.
 * @param patienceMs after this long a round that hangs no longer blocks the next.
 */
export function createRefetchQueue(
  refetch: (nouns: ReadonlySet<string>) => Promise<unknown>,
  patienceMs = 10_000,
) {
  let waiting = new Set<string>()
  let isRunning = false

  async function run(): Promise<void> {
    isRunning = true
    while (waiting.size > 0) {
      const round = waiting
      waiting = new Set()
      let timer: ReturnType<typeof setTimeout> | undefined
      const patience = new Promise((resolve) => (timer = setTimeout(resolve, patienceMs)))
      // A failed refetch is told by the query cache; here it only ends the round.
      await Promise.race([refetch(round), patience]).catch(() => undefined)
      clearTimeout(timer)
    }
    isRunning = false
  }

  return {
    add(nouns: Iterable<string>): void {
      for (const noun of nouns) waiting.add(noun)
      if (!isRunning) void run()
    },
  }
}
