/** How long a line waits for others, in ms: too short to notice, and long enough for a busy function to say much. */
const GATHER_MS = 10

/**
 * Gathers what a function prints for a moment: each write wakes the gateway, and one for every request, or even every
 * turn of the event loop, was a tenth of a busy function's time. Lines keep their order; `flush` writes what is left.
 */
export function gatherOutput(write: (text: string) => void) {
  let said = ''

  function flush(): void {
    if (said === '') return
    const text = said
    said = ''
    write(text)
  }

  return {
    /** A line, or false for what only the console can write: an object, a format. */
    say(parts: readonly unknown[]): boolean {
      if (!parts.every((part) => typeof part === 'string') || parts[0]?.includes('%')) return false
      if (said === '') setTimeout(flush, GATHER_MS)
      said += `${parts.join(' ')}\n`
      return true
    },
    flush,
  }
}
