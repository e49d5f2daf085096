import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { FunctionConnections } from './function-connections.ts'

const serveFunction = fileURLToPath(new URL('./serve-function.ts', import.meta.url))

export type FunctionProcess = {
  pid: number
  /** Destroyed with the process. */
  connections: FunctionConnections
  isAlive(): boolean
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** Asks it to finish its background tasks, then insists. */
  stop(graceMs?: number): Promise<void>
}

export type FunctionProcessOptions = {
  name: string
  denoPath: string
  /** Folder with node_modules: Deno takes packages from there and fetches nothing. */
  projectDir: string
  entry: string
  /** `deno.json` of the function, if it has one. */
  configPath: string | null
  /** Exactly what the function may see of the environment. */
  env: Record<string, string>
  /** A private folder for sockets. */
  socketDir: string
  bootTimeoutMs?: number
  log: (line: string) => void
}

/** The function did not come up: 503 BOOT_ERROR for the caller, the reason for the log. */
export class FunctionBootError extends Error {}

/** Starts one Deno process for one function and resolves when it answers. */
export async function startFunctionProcess(options: FunctionProcessOptions): Promise<FunctionProcess> {
  const { name, socketDir, log } = options
  await mkdir(socketDir, { recursive: true, mode: 0o700 })
  const id = randomBytes(4).toString('hex')
  // Short on purpose: a socket's path may have 104 characters at most.
  const socketPath = join(socketDir, `${id}.sock`)
  const readyMark = `ready:${randomBytes(12).toString('hex')}`
  const child = spawn(options.denoPath, denoArguments(options, socketPath, readyMark), {
    cwd: options.projectDir,
    env: denoEnvironment(options),
    // An open stdin tells the function that we live: see serve-function.ts.
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    child.once('error', () => resolve({ code: null, signal: null }))
  })
  await becomesReady(child, readyMark, options, exited)

  const connections = new FunctionConnections(socketPath)
  void exited.then(async () => {
    connections.destroy()
    await rm(socketPath, { force: true })
  })
  return {
    pid: child.pid ?? 0,
    connections,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    exited,
    async stop(graceMs = 3000) {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const insist = setTimeout(() => {
        log(`${name}: background tasks took too long, ended`)
        child.kill('SIGKILL')
      }, graceMs)
      await exited
      clearTimeout(insist)
    },
  }
}

const V8_FLAGS = [
  // Hosted workers have 256 MB.
  '--max-old-space-size=256',
  // Young objects are collected often and briefly: no request waits long for it.
  '--max-semi-space-size=4',
  // By the thread of the function itself: helpers would take a core from the database.
  '--no-parallel-scavenge',
  '--no-concurrent-array-buffer-sweeping',
]

function denoArguments(options: FunctionProcessOptions, socketPath: string, readyMark: string): string[] {
  const { projectDir, entry, configPath } = options
  return [
    'run',
    '--quiet',
    '--no-prompt',
    '--no-check',
    '--no-lock',
    '--cached-only',
    '--node-modules-dir=manual',
    ...(configPath ? ['--config', configPath] : ['--no-config']),
    // Least permissions: the network and its own environment, no files but the code, no processes, no FFI.
    '--allow-net',
    '--allow-env',
    `--allow-read=${join(projectDir, 'supabase', 'functions')},${join(projectDir, 'node_modules')},${socketPath}`,
    `--allow-write=${socketPath}`,
    `--v8-flags=${V8_FLAGS.join()}`,
    serveFunction,
    pathToFileURL(entry).href,
    socketPath,
    readyMark,
  ]
}

function denoEnvironment({ env, projectDir }: FunctionProcessOptions): Record<string, string> {
  return {
    ...env,
    // Deno's own: where it keeps compiled code, and that it never calls home.
    DENO_DIR: join(projectDir, 'node_modules', '.cache', 'deno'),
    DENO_NO_UPDATE_CHECK: '1',
    NO_COLOR: '1',
  }
}

async function becomesReady(
  child: ChildProcess,
  readyMark: string,
  { name, bootTimeoutMs = 20_000, log }: FunctionProcessOptions,
  exited: Promise<unknown>,
): Promise<void> {
  const firstLines: string[] = []
  let timer: NodeJS.Timeout | undefined
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        if (line === readyMark) return resolve()
        if (firstLines.length < 20) firstLines.push(line)
        log(`${name}: ${line}`)
      })
    }
  })
  const failed = exited.then(() => {
    throw new FunctionBootError(`${name} ended while starting: ${firstLines.join('\n')}`)
  })
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new FunctionBootError(`${name} did not start within ${bootTimeoutMs / 1000} s`))
    }, bootTimeoutMs)
  })
  try {
    await Promise.race([ready, failed, late])
  } finally {
    clearTimeout(timer)
    // Whichever lost the race is not an error.
    failed.catch(() => undefined)
    late.catch(() => undefined)
  }
}
