import { createWriteStream } from 'node:fs'

const flushMs = 100

/** The log of one run. Lines are gathered for a moment: a write for every webhook would cost more than the line. */
export function openLog(path: string, alsoTo?: (line: string) => void) {
  const file = createWriteStream(path, { flags: 'w', mode: 0o600 })
  // A full disk must not end the stack because of its log.
  file.on('error', () => undefined)
  let waiting = ''
  let timer: NodeJS.Timeout | undefined

  function flush(): void {
    timer = undefined
    file.write(waiting)
    waiting = ''
  }

  return {
    write(line: string) {
      waiting += `${new Date().toISOString()} ${line}\n`
      timer ??= setTimeout(flush, flushMs)
      alsoTo?.(line)
    },
    stop() {
      clearTimeout(timer)
      flush()
      return new Promise<void>((resolve) => file.end(resolve))
    },
  }
}
