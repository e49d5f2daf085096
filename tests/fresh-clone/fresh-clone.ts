import { execFile, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { processesUnder } from '../support/run-check.ts'

const projectDir = fileURLToPath(new URL('../..', import.meta.url))

/** What git keeps, and nothing else, in an empty folder: a file somebody forgot to add is missing here. */
export async function freshClone() {
  const root = await mkdtemp(join(tmpdir(), 'clone-'))
  const folder = join(root, 'payback')
  for (const name of await keptFiles()) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    // Tracked but deleted here: a clone would not have it either once that is committed.
    await cp(join(projectDir, name), join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
  return {
    folder,
    dataDir: join(root, 'data'),
    root,
    async remove() {
      for (const { pid } of processesUnder(root)) process.kill(pid, 'SIGKILL')
      await rm(root, { recursive: true, force: true })
    },
  }
}

const notKept = new Set(['node_modules', '.git', '.payback', 'dist', 'test-results', 'coverage', '.temp'])

async function keptFiles(): Promise<string[]> {
  const git = promisify(execFile)('git', ['ls-files', '-z'], { cwd: projectDir, maxBuffer: 1 << 24 })
  return git.then(
    ({ stdout }) => stdout.split('\0').filter(Boolean),
    // No repository: an unpacked archive holds what git keeps, and what was made since.
    () => walk(projectDir),
  )
}

async function walk(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !notKept.has(name))
  const found = entries.map(async (entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? walk(path) : [relative(projectDir, path)]
  })
  return (await Promise.all(found)).flat()
}

export type Run = ReturnType<typeof npm>

/** `npm <args>` in a folder, in a process group of its own, as a terminal would start it. */
export function npm(folder: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn('npm', args, {
    cwd: folder,
    // Not this run's own variables: npm and vitest set many that would tell the inner npm where it is.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: tmpdir(), CI: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    ended,
    output: () => ({ stdout, stderr }),
    /** Ctrl-C in a terminal: the signal reaches every process of the group. */
    pressCtrlC: () => void process.kill(-(child.pid ?? 0), 'SIGINT'),
    /** Resolves when a line begins with a word; rejects when the command ends before that. */
    says: (word: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (new RegExp(`^${word}`, 'm').test(stdout)) resolve()
        }
        child.stdout.on('data', look)
        void ended.then((code) =>
          reject(new Error(`npm ${args.join(' ')} ended (${code}):\n${stdout}\n${stderr}`)),
        )
        look()
      }),
  }
}

export const statusSchema = z.strictObject({
  url: z.string(),
  dbUrl: z.string(),
  publishableKey: z.string(),
  secretKey: z.string(),
  jwtSecret: z.string(),
  functionsUrl: z.string(),
  simulatorUrl: z.string().nullable(),
  demo: z.object({ email: z.string(), password: z.string() }).nullable(),
})
