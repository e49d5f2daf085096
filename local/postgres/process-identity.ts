import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** Whether a process with this id exists (a finished one that nobody has waited for counts too). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Something that differs between two processes that had the same id one after the other; null when there is no
 * such process. Ids come round again, in containers within minutes.
 */
export function startOf(pid: number): string | null {
  try {
    if (process.platform !== 'linux') return ps(pid, 'lstart=')
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    // The name in parentheses may hold anything; the state follows it, the start time 19 fields later.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

/** Whether the process is a Postgres server that works in this data folder. */
export function isServerOf(pid: number, dataDir: string): boolean {
  try {
    if (process.platform === 'linux')
      return readlinkSync(`/proc/${String(pid)}/cwd`) === dataDir && isPostgres(pid)
    return ps(pid, 'command=').includes(dataDir)
  } catch {
    return false
  }
}

/** Server processes of this data folder whose postmaster is gone. Known on Linux only; elsewhere they end by themselves. */
export function serversIn(dataDir: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isServerOf(pid, dataDir))
}

const isPostgres = (pid: number) => readFileSync(`/proc/${String(pid)}/comm`, 'utf8').trim() === 'postgres'

const ps = (pid: number, column: string) =>
  execFileSync('ps', ['-o', column, '-p', String(pid)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
