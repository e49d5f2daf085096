import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { assertPortFree } from './assert-port-free.ts'
import { bootstrapSteps, bootstrapVersion } from './bootstrap.ts'
import { createCluster } from './create-cluster.ts'
import { inspectDataDir } from './inspect-data-dir.ts'
import { extensionFiles, installExtensions } from './install-extensions.ts'
import { platformBinaries } from './platform-binaries.ts'
import { PostgresDataError } from './postgres-error.ts'
import { prepareDatabase, ServerFailedError, WrongPasswordError } from './prepare-database.ts'
import { claimDataDir, releaseDataDir, unclaimDataDir } from './release-data-dir.ts'
import { runAs } from './run-as.ts'
import { startServer } from './server-process.ts'
import { setPasswords } from './single-user.ts'
import { syncDataDir } from './sync-data-dir.ts'
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
  const [binaries, steps, extensions] = await Promise.all([
    platformBinaries(),
    bootstrapSteps(),
    extensionFiles(),
  ])
  const version = bootstrapVersion(steps, extensions, binaries.version)
  await installExtensions(binaries.extensionDir)

  const state = await inspectDataDir(options.dataDir)
  if (state === 'existing') await releaseDataDir(await realpath(options.dataDir), log)
  await assertPortFree(port)
  if (state === 'new') await createCluster(resolve(options.dataDir), { binaries, steps, version, log })
  const dataDir = await realpath(options.dataDir)
  const as = runAs(dataDir, [binaries.native])
  await claimDataDir(dataDir)
  await ensureVaultKey(dataDir, as.owner)
  if (state === 'new') await setPasswords(binaries, as, dataDir, password)

  const url = (role: string) =>
    `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${String(port)}/postgres`
  const start = async () => {
    const started = await startServer({ binaries, runAs: as, dataDir, port, fsync, log })
    try {
      await prepareDatabase(url('supabase_admin'), dataDir, steps, version)
      return started
    } catch (error) {
      // A server whose files are damaged may never finish a fast shutdown.
      const isBroken = error instanceof ServerFailedError || error instanceof PostgresDataError
      await started.stop(isBroken ? 'immediate' : 'fast')
      throw error instanceof ServerFailedError ? started.failure() : error
    }
  }
  const server = await start().catch(async (error: unknown) => {
    if (!(error instanceof WrongPasswordError)) throw error
    await setPasswords(binaries, as, dataDir, password)
    return start()
  })
  const flushed = state === 'new' && fsync ? syncDataDir(binaries, as, dataDir) : Promise.resolve(true)
  void flushed.then((done) => done || log('the new data folder is not flushed to disk yet'))
  return {
    dbUrl: url('postgres'),
    adminUrl: url('supabase_admin'),
    authenticatorUrl: url('authenticator'),
    stop: async () => {
      await Promise.all([server.stop(), flushed])
      await unclaimDataDir(dataDir)
    },
    exited: server.exited,
    pid: server.pid,
  }
}
