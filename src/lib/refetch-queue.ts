/**
 * Runs one refetch of a noun at a time. What is asked for meanwhile is gathered and runs once when that is done: a
 * burst of changes costs two rounds, and the last change is never left unread. No noun waits for another: a call is
 * shown while the progress of a sync is still being fetched.
 *
 * @param refetch brings everything shown under a noun; a rejection counts as done.
 * @param patienceMs after this long a round that hangs no longer blocks the next.
 */
export function createRefetchQueue(refetch: (noun: string) => Promise<unknown>, patienceMs = 10_000) {
  const waiting = new Set<string>()
  const running = new Set<string>()

  async function run(noun: string): Promise<void> {
    running.add(noun)
    while (waiting.delete(noun)) {
      let timer: ReturnType<typeof setTimeout> | undefined
      const patience = new Promise((resolve) => (timer = setTimeout(resolve, patienceMs)))
      // A failed refetch is told by the query cache; here it only ends the round.
      await Promise.race([refetch(noun), patience]).catch(() => undefined)
      clearTimeout(timer)
    }
    running.delete(noun)
  }

  return {
    add(nouns: Iterable<string>): void {
      for (const noun of nouns) {
        waiting.add(noun)
        if (!running.has(noun)) void run(noun)
      }
    },
  }
}
