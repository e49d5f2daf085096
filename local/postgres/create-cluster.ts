import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, cp, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { runBootstrap, type BootstrapStep } from './bootstrap.ts'
import type { PlatformBinaries } from './platform-binaries.ts'
import { PostgresError } from './postgres-error.ts'
import { runAs, type RunAs } from './run-as.ts'
import { serverEnvironment, startServer } from './server-process.ts'

const cacheDir = fileURLToPath(new URL('../../node_modules/.cache/payback', import.meta.url))

/** Name of the file in a data folder that says which bootstrap it has had. */
export const versionFile = 'payback-version'

/**
 * Makes a new data folder with the bootstrap applied. The first one is built by initdb and kept as a
 * template in node_modules/.cache; the next ones are copies, which saves about two seconds each.
 */
export async function createCluster(
  dataDir: string,
  binaries: PlatformBinaries,
  steps: BootstrapStep[],
  version: string,
  log: (line: string) => void,
): Promise<void> {
  // Each user has its own: the template of root belongs to another user, who alone may read it.
  const template = join(cacheDir, `postgres-${version}-${String(process.getuid?.() ?? 0)}`)
  if (!(await exists(template))) await buildTemplate(template, binaries, steps, version, log)
  await mkdir(dirname(dataDir), { recursive: true })
  await removeHalfMade(dataDir)
  // Copied beside and renamed: a half-copied folder never looks like a database.
  const half = `${dataDir}.new-${randomBytes(4).toString('hex')}`
  await copyFolder(template, half)
  await rename(half, dataDir)
}

async function buildTemplate(
  template: string,
  binaries: PlatformBinaries,
  steps: BootstrapStep[],
  version: string,
  log: (line: string) => void,
): Promise<void> {
  await mkdir(cacheDir, { recursive: true })
  await removeOldTemplates()
  const half = `${template}.new-${randomBytes(4).toString('hex')}`
  await mkdir(half, { mode: 0o700 })
  const as = runAs(join(half, 'data'), [binaries.native])
  if (as.owner) await chown(half, as.owner.uid, as.owner.gid)
  try {
    const password = randomBytes(24).toString('hex')
    await initdb(half, binaries, as, password)
    await prepare(half, binaries, as, password, steps, log)
    await writeFile(join(half, versionFile), version)
    await rename(half, template)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    // Another start may have finished the same template first: that one serves as well.
    if (!(await exists(template))) throw error
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
    if (code !== 0) throw new PostgresError('START_FAILED', `initdb failed: ${said.trim()}`)
  } finally {
    await rm(pwfile, { force: true })
  }
}

async function prepare(
  dataDir: string,
  binaries: PlatformBinaries,
  as: RunAs,
  password: string,
  steps: BootstrapStep[],
  log: (line: string) => void,
): Promise<void> {
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function exists(path: string): Promise<boolean> {
  return (await readdir(path).catch(() => [])).length > 0
}

/** What a start that was cut short left beside the data folder. */
async function removeHalfMade(dataDir: string): Promise<void> {
  const prefix = `${basename(dataDir)}.new-`
  for (const name of await readdir(dirname(dataDir)))
    if (name.startsWith(prefix)) await rm(join(dirname(dataDir), name), { recursive: true, force: true })
}

/** Templates of earlier versions, and half-made ones; an hour's grace, for another start may be at work. */
async function removeOldTemplates(): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    const path = join(cacheDir, name)
    const { mtimeMs } = await stat(path)
    if (name.startsWith('postgres-') && Date.now() - mtimeMs > 3_600_000)
      await rm(path, { recursive: true, force: true })
  }
}

/** With owner and mode; `cp` does a thousand small files in half the time Node needs. */
async function copyFolder(from: string, to: string): Promise<void> {
  if (process.platform === 'win32') await cp(from, to, { recursive: true })
  else await promisify(execFile)('cp', ['-Rp', from, to])
}
