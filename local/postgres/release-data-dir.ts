import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PostgresDataError } from './postgres-error.ts'
import { isAlive, isServerOf, serversIn, startOf } from './process-identity.ts'

const ownerFile = 'payback-owner'

/**
 * Makes sure that no server works in a data folder before one is started there. A supervisor that was killed
 * leaves its server behind: that one is stopped, keeping everything committed. A server whose supervisor
 * lives is left alone.
 * @param dataDir absolute path without symbolic links
 * @throws PostgresDataError DATA_DIR_IN_USE
 */
export async function releaseDataDir(dataDir: string, log: (line: string) => void): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid')
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0])
  if (pid > 0 && isServerOf(pid, dataDir)) {
    await assertNoOwner(dataDir)
    log(`stopping the database that an earlier run left behind (process ${String(pid)})`)
    await end([pid], ['SIGINT', 'SIGQUIT', 'SIGKILL'])
  } else if (pid > 0 && isAlive(pid)) {
    // The id now belongs to another program; Postgres would take it for a running server.
    await rm(pidFile, { force: true })
  }
  const left = serversIn(dataDir)
  if (left.length > 0) await end(left, ['SIGQUIT', 'SIGKILL'])
}

/** Notes in the data folder that this process looks after its server. */
export async function claimDataDir(dataDir: string): Promise<void> {
  await writeFile(join(dataDir, ownerFile), `${String(process.pid)} ${startOf(process.pid) ?? ''}`)
}

export const unclaimDataDir = (dataDir: string) => rm(join(dataDir, ownerFile), { force: true })

async function assertNoOwner(dataDir: string): Promise<void> {
  const text = await readFile(join(dataDir, ownerFile), 'utf8').catch(() => '')
  const [pid = '', ...start] = text.split(' ')
  if (Number(pid) > 0 && startOf(Number(pid)) === start.join(' '))
    throw new PostgresDataError(
      'DATA_DIR_IN_USE',
      `The database in ${dataDir} is in use by process ${pid}. Stop that one first, or start with another data folder.`,
    )
}

/** Sends one signal after another until all are gone; each gets some seconds to work. */
async function end(pids: number[], signals: NodeJS.Signals[]): Promise<void> {
  const starts = new Map(pids.map((pid) => [pid, startOf(pid)]))
  const living = () => pids.filter((pid) => isRunning(pid) && startOf(pid) === starts.get(pid))
  for (const signal of signals) {
    for (const pid of living()) process.kill(pid, signal)
    for (const deadline = Date.now() + 8_000; Date.now() < deadline; await wait(20))
      if (living().length === 0) return
  }
}

/** A finished process that nobody has waited for still has an id, but no start to compare. */
const isRunning = (pid: number) => isAlive(pid) && startOf(pid) !== null
