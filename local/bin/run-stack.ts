import { startStack, type Stack } from '../stack.ts'
import { parseFlags } from './parse-flags.ts'

/** Starts a stack in the foreground, says where everything is, and stops it on Ctrl-C, SIGTERM or hang-up. */
export async function runStack(args: string[], spa: 'built' | 'hot'): Promise<void> {
  let stack: Stack | undefined
  let stoppingSince: number | undefined

  async function stop(code: number): Promise<void> {
    if (stoppingSince !== undefined) {
      // npm and the terminal may both pass one Ctrl-C on. Much later it means: waited enough, end hard;
      // the next start cleans up.
      if (Date.now() - stoppingSince > 10_000) process.exit(code)
      return
    }
    stoppingSince = Date.now()
    // A start that is under way cannot be stopped from outside: it is waited for, then stopped.
    await starting.catch(() => undefined)
    await stack?.stop()
    process.exit(code)
  }
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 0],
    ['SIGHUP', 0],
  ] as const)
    process.on(signal, () => void stop(code))
  whenAbandoned(() => void stop(0))
  // A fault of ours must not leave a database and functions behind.
  process.on('uncaughtException', (error) => {
    console.error(explain(error))
    void stop(1)
  })

  const starting = start(args, spa).then((started) => (stack = started))
  try {
    await starting
  } catch (error) {
    console.error(explain(error))
    process.exit(1)
  }
}

/**
 * npm runs a script through a shell that does not pass SIGTERM on: killing `npm start` would leave us behind.
 * So when npm started us and that shell is gone, we go too.
 */
function whenAbandoned(act: () => void): void {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    act()
  }, 250)
  watch.unref()
}

async function start(args: string[], spa: 'built' | 'hot'): Promise<Stack> {
  const began = performance.now()
  const { port, dataDir, host, isEmpty } = parseFlags(args)
  const stack = await startStack({ dataDir, port, host, demo: !isEmpty, spa })
  const { status, mailUrl, logPath } = stack
  const lines: [string, string | null][] = [
    ['App', status.url],
    ['Database', status.dbUrl],
    ['Functions', status.functionsUrl],
    ['Mail', mailUrl],
    ['Simulator', status.simulatorUrl],
    ['Demo sign-in', status.demo && `${status.demo.email}  ${status.demo.password}`],
    ['Log', logPath],
  ]
  for (const [name, value] of lines) if (value) console.log(`${name.padEnd(14)}${value}`)
  console.log(`Started in ${((performance.now() - began) / 1000).toFixed(1)} s; Ctrl-C stops all of it.`)
  // Alone on its line: scripts wait for it.
  console.log('ready')
  return stack
}

/** Errors made for people carry a code and speak for themselves; anything else shows where it came from. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.message : (error.stack ?? error.message)
}
