import { watch } from 'node:fs'
import { access, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FunctionConfig } from '../project-config.ts'
import { startFunctionProcess, type FunctionProcess } from './function-process.ts'

export type FunctionRunner = {
  /** Settings of a function that exists and is enabled; null = 404. */
  find(name: string): FunctionConfig | null
  /** Its process, started now if it is not running. Rejects with FunctionBootError. */
  process(name: string): FunctionProcess | Promise<FunctionProcess>
  /** Process ids of what runs now, by function: for status and for the chaos tests. */
  running(): Record<string, number>
  /** Ends every process, so that the next request starts the code that is there then. */
  reload(): Promise<void>
  stop(): Promise<void>
}

type Options = {
  projectDir: string
  denoPath: string
  config: Record<string, FunctionConfig>
  env: Record<string, string>
  log: (line: string) => void
  /** Restart functions when their files change (`npm run dev`). */
  isWatching?: boolean
}

const defaults: FunctionConfig = { enabled: true, verify_jwt: true }

/** One Deno process per function, started by its first request and again after it died. */
export async function startFunctionRunner(options: Options): Promise<FunctionRunner> {
  const { projectDir, config, log } = options
  const folder = join(projectDir, 'supabase', 'functions')
  const socketDir = await mkdtemp(join(tmpdir(), 'payback-'))
  const starting = new Map<string, Promise<FunctionProcess>>()
  const running = new Map<string, FunctionProcess>()
  let names = await functionNames(folder)
  let isStopped = false

  async function start(name: string): Promise<FunctionProcess> {
    const configPath = join(folder, name, 'deno.json')
    const entrypoint = config[name]?.entrypoint ?? `functions/${name}/index.ts`
    const started = await startFunctionProcess({
      ...options,
      name,
      entry: join(projectDir, 'supabase', entrypoint),
      configPath: (await exists(configPath)) ? configPath : null,
      socketDir,
    })
    if (isStopped) {
      await started.stop()
      throw new Error('The stack is stopping.')
    }
    running.set(name, started)
    void started.exited.then(({ code, signal }) => {
      if (running.get(name) !== started) return
      running.delete(name)
      if (!isStopped) log(`${name}: ended (${signal ?? code}); the next request starts it again`)
    })
    return started
  }

  async function stopAll(): Promise<void> {
    const pending = await Promise.allSettled(starting.values())
    const all = new Set(running.values())
    for (const result of pending) if (result.status === 'fulfilled') all.add(result.value)
    running.clear()
    await Promise.all([...all].map((one) => one.stop()))
  }

  const runner: FunctionRunner = {
    find(name) {
      const settings = config[name] ?? defaults
      return names.has(name) && settings.enabled ? settings : null
    },
    process(name) {
      const known = running.get(name)
      if (known?.isAlive()) return known
      let pending = starting.get(name)
      if (!pending) {
        pending = start(name).finally(() => starting.delete(name))
        starting.set(name, pending)
      }
      return pending
    },
    running: () => Object.fromEntries([...running].map(([name, { pid }]) => [name, pid])),
    async reload() {
      names = await functionNames(folder)
      await stopAll()
    },
    async stop() {
      isStopped = true
      stopWatching()
      await stopAll()
      await rm(socketDir, { recursive: true, force: true })
    },
  }
  const stopWatching = options.isWatching ? watchFolder(folder, runner, log) : () => undefined
  return runner
}

/** Folders with an index.ts, but not the shared ones, whose names begin with an underscore or a dot. */
async function functionNames(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = new Set<string>()
  for (const entry of entries)
    if (
      entry.isDirectory() &&
      /^[a-z]/i.test(entry.name) &&
      (await exists(join(folder, entry.name, 'index.ts')))
    )
      names.add(entry.name)
  return names
}

function watchFolder(folder: string, runner: FunctionRunner, log: (line: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, { recursive: true }, (_, file) => {
    clearTimeout(timer)
    // Editors write a file in several steps.
    timer = setTimeout(() => {
      log(`functions: ${file ?? 'something'} changed, reloading`)
      void runner.reload()
    }, 100)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
