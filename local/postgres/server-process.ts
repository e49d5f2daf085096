import { spawn, type ChildProcess } from 'node:child_process'
import type { PlatformBinaries } from './platform-binaries.ts'
import { PostgresError } from './postgres-error.ts'
import type { RunAs } from './run-as.ts'
import { startFailure } from './start-failure.ts'

export type ServerOptions = {
  binaries: PlatformBinaries
  runAs: RunAs
  dataDir: string
  port: number
  /** Off only for tests: a power cut could then lose committed data, a killed process cannot. */
  fsync: boolean
  log: (line: string) => void
}

export type ServerProcess = {
  pid: number
  exited: Promise<{ code: number | null; signal: string | null }>
  /**
   * `fast` (default) rolls back open transactions and writes everything to disk; `immediate` is for a server that
   * is broken anyway. Neither loses what was committed.
   */
  stop(mode?: 'fast' | 'immediate'): Promise<void>
  /** What the server's last words mean, for a server that took connections and then failed. */
  failure(): Error
}

const settings = (fsync: boolean): Record<string, string> => ({
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  wal_level: 'logical',
  max_wal_senders: '10',
  max_replication_slots: '10',
  max_connections: '120',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_line_prefix: '',
  log_checkpoints: 'off',
  // A log must hold no personal data: neither statements nor the failing row.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  ...(fsync ? {} : { fsync: 'off', full_page_writes: 'off' }),
})

/**
 * Starts the server and resolves when it accepts connections.
 * @throws PostgresPortError, PostgresDataError or PostgresError with the server's own last words
 */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const args = ['-D', options.dataDir, '-p', String(options.port)]
  for (const [name, value] of Object.entries(settings(options.fsync))) args.push('-c', `${name}=${value}`)
  const {
    file,
    args: commandArgs,
    options: spawnOptions,
  } = options.runAs.command(options.binaries.postgres, args)
  const child = spawn(file, commandArgs, {
    ...spawnOptions,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: serverEnvironment(),
    // Its own process group: Ctrl-C reaches the supervisor only, which stops the parts in order.
    detached: true,
  })
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    child.once('error', () => resolve({ code: null, signal: null }))
  })
  const said: string[] = []
  await ready(child, exited, options, said)
  const { pid } = child
  if (pid === undefined) throw new PostgresError('START_FAILED', 'Postgres did not start.')
  const onExit = () => child.kill('SIGINT')
  process.once('exit', onExit)
  void exited.then(() => process.off('exit', onExit))
  return {
    pid,
    exited,
    stop: (mode = 'fast') => stopServer(child, exited, mode),
    failure: () => startFailure(said, options),
  }
}

/** The caller's PG* variables would change what the server and initdb do. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}

async function ready(
  child: ChildProcess,
  exited: ServerProcess['exited'],
  options: ServerOptions,
  said: string[],
): Promise<void> {
  let pending = ''
  const seen = new Promise<'ready'>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (pending + chunk).split('\n')
      pending = lines.pop() ?? ''
      for (const line of lines) {
        said.push(line)
        if (said.length > 50) said.shift()
        options.log(line)
        if (line.includes('database system is ready to accept connections')) resolve('ready')
      }
    })
  })
  const first = await Promise.race([seen, exited])
  if (first === 'ready') return
  throw startFailure([...said, pending], options)
}

async function stopServer(
  child: ChildProcess,
  exited: ServerProcess['exited'],
  mode: 'fast' | 'immediate',
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
  // Fast shutdown writes a checkpoint; a server that hangs for this long is told to stop without one.
  const timer = setTimeout(() => child.kill('SIGQUIT'), 10_000)
  await exited
  clearTimeout(timer)
}
