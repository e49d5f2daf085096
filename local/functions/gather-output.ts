/**
 * Gathers what a function prints and writes it once a turn of the event loop: each write wakes the gateway, and one for
 * every request was a tenth of a busy function's time. Lines keep their order; `flush` writes what is left.
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
      if (said === '') setTimeout(flush, 0)
      said += `${parts.join(' ')}\n`
      return true
    },
    flush,
  }
}
