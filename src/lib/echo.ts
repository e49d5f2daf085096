/**
 * Says each noun once more when it has not been named for a while. A notice leaves the database with the commit that
 * it tells of, but can overtake it by a moment: whoever asks at once may then read the row as it was before.
 */
export function createEcho(say: (noun: string) => void, quietMs = 1000) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  return {
    add(nouns: Iterable<string>): void {
      for (const noun of nouns) {
        clearTimeout(timers.get(noun))
        timers.set(
          noun,
          setTimeout(() => say(noun), quietMs),
        )
      }
    },
    stop(): void {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
