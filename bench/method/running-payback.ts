import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { freePort } from '../../local/free-port.ts'
import type { StackStatus } from '../../local/stack.ts'

const BOOTSTRAP = 'local/bin/bootstrap.mjs'
const READY_WITHIN_MS = 120_000

export type RunningPayback = {
  status: StackStatus
  /** Of `npm start`; what it starts are its children. */
  pid: number
  secondsToReady: number
  stop: () => Promise<void>
}

export function temporaryDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'payback-bench-'))
}

/** `npm start` as a user runs it, in a process of its own, until it says `ready`. */
export async function startPayback(options: {
  dataDir: string
  flags?: string[]
  /** Beside our own, such as where a provider is. */
  env?: Record<string, string>
  /** This one, unless told. */
  projectDir?: string | undefined
}): Promise<RunningPayback> {
  const port = await freePort(2)
  const cwd = options.projectDir ?? process.cwd()
  const started = performance.now()
  const child = spawn(
    process.execPath,
    [BOOTSTRAP, 'start', '--port', String(port), '--data', options.dataDir, ...(options.flags ?? [])],
    { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } },
  )
  await ready(child)
  const secondsToReady = (performance.now() - started) / 1_000
  const status = [BOOTSTRAP, 'status', '--json', '--data', options.dataDir]
  const { stdout } = await promisify(execFile)(process.execPath, status, { cwd })
  return {
    status: JSON.parse(stdout) as StackStatus,
    pid: child.pid ?? 0,
    secondsToReady,
    stop: () => stopped(child),
  }
}

/** Starts Payback in a folder of its own that goes when the measurement is done. */
export async function withPayback<T>(
  flags: string[],
  measure: (status: StackStatus) => Promise<T>,
  projectDir?: string,
): Promise<T> {
  const dataDir = await temporaryDataDir()
  const payback = await startPayback({ dataDir, flags, projectDir })
  try {
    return await measure(payback.status)
  } finally {
    await payback.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

function ready(child: ChildProcess): Promise<void> {
  const { stdout, stderr } = child
  if (!stdout || !stderr) throw new Error('npm start has no output to read')
  const said: string[] = []
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}. It said:\n${said.join('\n')}`))
    const timer = setTimeout(
      () => fail(`npm start was not ready within ${READY_WITHIN_MS / 1_000} s`),
      READY_WITHIN_MS,
    )
    createInterface({ input: stderr }).on('line', (line) => said.push(line))
    createInterface({ input: stdout }).on('line', (line) => {
      said.push(line)
      if (line.trim() !== 'ready') return
      clearTimeout(timer)
      resolve()
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      fail(`npm start ended with ${code} before it was ready`)
    })
  })
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
