import { readFile, readdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { bootstrapSteps, bootstrapVersion, runBootstrap, type BootstrapStep } from './bootstrap.ts'
import { createCluster, versionFile } from './create-cluster.ts'
import { extensionFiles, installExtensions } from './install-extensions.ts'
import { maintainMessagePartitions } from './message-partitions.ts'
import { platformBinaries } from './platform-binaries.ts'
import { PostgresDataError, PostgresPortError } from './postgres-error.ts'
import { runAs } from './run-as.ts'
import { startServer, type ServerProcess } from './server-process.ts'
import { setPasswords } from './single-user.ts'
import { ensureVaultKey } from './vault-key.ts'

export type Postgres = {
  /** The non-superuser `postgres`: what migrations and functions use. */
  dbUrl: string
  /** The superuser `supabase_admin`: for platform work only (Auth, Realtime, cron). */
  adminUrl: string
  /** The role the REST side logs in as. */
  authenticatorUrl: string
  /** Fast shutdown; leaves no process. */
  stop(): Promise<void>
  /** Resolves when the server ends, with or without stop(). */
  exited: Promise<{ code: number | null; signal: string | null }>
  pid: number
}

export type PostgresOptions = {
  dataDir: string
  /** TCP port on 127.0.0.1. */
  port: number
  /** Password of the four roles that log in. */
  password: string
  /** Default true. False for tests only. */
  fsync?: boolean
  log?: (line: string) => void
}

/**
 * Starts Postgres 17 as hosted Supabase offers it: roles, schemas auth, extensions and realtime, default
 * privileges, time-outs. A new data folder is made ready for migrations; an existing one is started, and
 * brought up to date when the bootstrap has changed.
 * @throws PostgresPortError, PostgresDataError, PostgresPlatformError; each message says what to do
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { port, password, fsync = true, log = () => undefined } = options
  const dataDir = resolve(options.dataDir)
  const [binaries, steps, extensions] = await Promise.all([
    platformBinaries(),
    bootstrapSteps(),
    extensionFiles(),
  ])
  const version = bootstrapVersion(steps, extensions, binaries.version)
  await assertPortFree(port)
  await installExtensions(binaries.extensionDir)

  const isNew = await isEmpty(dataDir)
  if (isNew) await createCluster(dataDir, binaries, steps, version, log)
  else await assertDataDir(dataDir)
  const as = runAs(dataDir, [binaries.native])
  await ensureVaultKey(dataDir, as.owner)
  if (isNew) await setPasswords(binaries, as, dataDir, password)

  const server = await startServer({ binaries, runAs: as, dataDir, port, fsync, log })
  const url = (role: string) =>
    `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${String(port)}/postgres`
  try {
    await prepareDatabase(url('supabase_admin'), dataDir, steps, version)
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    dbUrl: url('postgres'),
    adminUrl: url('supabase_admin'),
    authenticatorUrl: url('authenticator'),
    stop: server.stop,
    exited: server.exited,
    pid: server.pid,
  } satisfies Postgres & ServerProcess
}

async function prepareDatabase(adminUrl: string, dataDir: string, steps: BootstrapStep[], version: string) {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    const path = join(dataDir, versionFile)
    const found = await readFile(path, 'utf8').catch(() => '')
    if (found !== version) {
      await runBootstrap(admin, steps)
      await writeFile(path, version)
    }
    await maintainMessagePartitions(admin)
  } finally {
    await admin.end()
  }
}

async function isEmpty(dataDir: string): Promise<boolean> {
  const names = await readdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.length === 0
}

async function assertDataDir(dataDir: string): Promise<void> {
  const version = await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version === null)
    throw new PostgresDataError(
      'DATA_DIR_DAMAGED',
      `${dataDir} holds files, but no Postgres database. Choose another data folder, or move this one away.`,
    )
  if (version.trim() !== '17')
    throw new PostgresDataError(
      'DATA_DIR_DAMAGED',
      `The database in ${dataDir} was made by Postgres ${version.trim()}, this is Postgres 17. Move the folder away to begin anew.`,
    )
}

/** Asked before anything is made on disk, so that a taken port leaves nothing behind. */
function assertPortFree(port: number): Promise<void> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? new PostgresPortError(port) : error)
    })
    probe.listen(port, '127.0.0.1', () => probe.close(() => done()))
  })
}
