import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../free-port.ts'
import { runBootstrap, type BootstrapStep } from './bootstrap.ts'
import type { PlatformBinaries } from './platform-binaries.ts'
import { PostgresError, PostgresPlatformError } from './postgres-error.ts'
import { runAs, type RunAs } from './run-as.ts'
import { serverEnvironment, startServer } from './server-process.ts'

/** Name of the file in a data folder that says which bootstrap it has had. */
export const versionFile = 'payback-version'

export type ClusterPlan = {
  binaries: PlatformBinaries
  steps: BootstrapStep[]
  version: string
  log: (line: string) => void
}

/**
 * Makes a database from nothing: initdb, then the bootstrap. Its passwords are random and thrown away; the data
 * folder gets its own before its server first listens.
 * @param folder must not exist; deleted again when anything fails
 */
export async function buildCluster(folder: string, plan: ClusterPlan): Promise<void> {
  const { binaries, version } = plan
  await mkdir(folder, { mode: 0o700 })
  try {
    const as = runAs(join(folder, 'data'), [binaries.native])
    if (as.owner) await chown(folder, as.owner.uid, as.owner.gid)
    const password = randomBytes(24).toString('hex')
    await initdb(folder, binaries, as, password)
    await prepare(folder, as, password, plan)
    await writeFile(join(folder, versionFile), version)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

async function initdb(
  dataDir: string,
  binaries: PlatformBinaries,
  as: RunAs,
  password: string,
): Promise<void> {
  const pwfile = join(dataDir, '..', `initdb-${randomBytes(8).toString('hex')}`)
  await writeFile(pwfile, `${password}\n`, { mode: 0o600 })
  if (as.owner) await chown(pwfile, as.owner.uid, as.owner.gid)
  try {
    const { file, args, options } = as.command(binaries.initdb, [
      `--pgdata=${dataDir}`,
      '--username=supabase_admin',
      `--pwfile=${pwfile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      // As on hosted Supabase: text sorts by ICU's English rules, whatever locales the machine has.
      '--locale-provider=icu',
      '--icu-locale=en-US',
      '--no-sync',
      '--no-instructions',
    ])
    const child = spawn(file, args, {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: serverEnvironment(),
    })
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    if (said.includes('could not look up effective user ID'))
      throw new PostgresPlatformError(
        `The user who runs this (id ${String(process.getuid?.())}) has no name on this system, and Postgres insists on one. Run as a user listed in /etc/passwd.`,
      )
    if (code !== 0) throw new PostgresError('START_FAILED', `initdb failed: ${said.trim()}`)
  } finally {
    await rm(pwfile, { force: true })
  }
}

async function prepare(dataDir: string, as: RunAs, password: string, plan: ClusterPlan): Promise<void> {
  const { binaries, steps, log } = plan
  const port = await freePort()
  const server = await startServer({ binaries, runAs: as, dataDir, port, fsync: false, log })
  try {
    const admin = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'supabase_admin',
      password,
      database: 'postgres',
    })
    await admin.connect()
    try {
      await runBootstrap(admin, steps)
    } finally {
      await admin.end()
    }
  } finally {
    await server.stop()
  }
}
