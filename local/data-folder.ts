import { readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const claimSchema = z.object({ pid: z.number(), startMark: z.string(), url: z.string() })

/** A start that cannot go on, with a sentence that says what to do. */
export class StackStartError extends Error {
  readonly code: 'DATA_DIR_IN_USE' | 'PORT_IN_USE' | 'DATA_DIR_NOT_WRITABLE'
  constructor(code: StackStartError['code'], message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Takes the data folder for this process, so that two stacks never share a database. The claim of a process that
 * died is taken over; process ids are used again, so the time the process began is compared too.
 */
export async function claimDataFolder(dataDir: string, url: string): Promise<{ release(): Promise<void> }> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new StackStartError('DATA_DIR_NOT_WRITABLE', `Cannot write to ${dataDir}: ${error.message}.`)
  })
  const path = join(dataDir, 'stack.lock')
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = await open(path, 'wx', 0o600)
      await file.writeFile(JSON.stringify({ pid: process.pid, startMark: startMark(process.pid), url }))
      await file.close()
      return { release: () => rm(path, { force: true }) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const owner = claimSchema.safeParse(await readJson(path)).data
      if (owner && isRunning(owner))
        throw new StackStartError(
          'DATA_DIR_IN_USE',
          `The data folder ${dataDir} is in use by Payback at ${owner.url} (process ${owner.pid}). ` +
            'Stop that one, or start with another folder: npm start -- --data DIR --port N.',
        )
      await rm(path, { force: true })
    }
  }
  throw new StackStartError(
    'DATA_DIR_IN_USE',
    `Another start is taking the data folder ${dataDir} right now.`,
  )
}

/** Whether the process that wrote a claim still lives. */
export function isRunning({ pid, startMark: mark }: { pid: number; startMark: string }): boolean {
  return mark !== '' && startMark(pid) === mark
}

/** When a process began, as the system says it; '' when there is no such process. */
export function startMark(pid: number): string {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The name in parentheses may hold spaces: count from behind it. Field 22 is the start in clock ticks.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' ? '' : `${fields[19]}`
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/** The owner's `.env` in the data folder; none is fine. */
export async function readDataEnv(dataDir: string): Promise<Record<string, string | undefined>> {
  const text = await readFile(join(dataDir, '.env'), 'utf8').catch(() => '')
  // util.parseEnv came with Node 20.12; the lines people write here are NAME=value, quoted or not.
  const lines = text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*(.*)$/gm)
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, unquote(value.trim())]))
}

function unquote(value: string): string {
  const quoted = /^(['"])(.*)\1(?:\s*#.*)?$/.exec(value)
  return quoted ? (quoted[2] ?? '') : value.replace(/\s+#.*$/, '')
}

/** Writes a file that holds secrets: readable by its owner only, whole or not at all. */
export async function writePrivateJson(path: string, value: unknown): Promise<void> {
  const beside = `${path}.${process.pid}`
  await writeFile(beside, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(beside, path)
}

export async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return null
  }
}
