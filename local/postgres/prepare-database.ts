import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { runBootstrap, type BootstrapStep } from './bootstrap.ts'
import { versionFile } from './build-cluster.ts'
import { maintainMessagePartitions } from './message-partitions.ts'
import { PostgresDataError } from './postgres-error.ts'

/** The password of the data folder is not the one given: its settings were lost, or its first start was cut short. */
export class WrongPasswordError extends Error {
  override readonly name = 'WrongPasswordError'
}

/** The server broke off the connection: it crashes as soon as it is used. */
export class ServerFailedError extends Error {
  override readonly name = 'ServerFailedError'
}

/**
 * Brings a started database up to date: the bootstrap when it has changed since the last start, and
 * today's partitions of realtime.messages.
 * @throws WrongPasswordError; ServerFailedError; PostgresDataError when files of the database cannot be read
 */
export async function prepareDatabase(
  adminUrl: string,
  dataDir: string,
  steps: BootstrapStep[],
  version: string,
): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl, application_name: 'payback platform' })
  admin.on('error', () => undefined)
  try {
    await admin.connect()
    const path = join(dataDir, versionFile)
    if ((await readFile(path, 'utf8').catch(() => '')) !== version) {
      await runBootstrap(admin, steps)
      await writeFile(path, version)
    }
    await maintainMessagePartitions(admin)
  } catch (cause) {
    throw explain(cause, dataDir)
  } finally {
    await admin.end().catch(() => undefined)
  }
}

function explain(cause: unknown, dataDir: string): unknown {
  const root = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  const code = root instanceof Error && 'code' in root ? String(root.code) : ''
  if (code === '28P01') return new WrongPasswordError('The database does not accept the password.', { cause })
  // XX = internal error, 58 = system error, 3D000 = no database: what damaged files look like from inside.
  if (/^(XX|58|3D)/.test(code))
    return new PostgresDataError(
      'DATA_DIR_DAMAGED',
      `The database in ${dataDir} starts, but its files are damaged (${root instanceof Error ? root.message : code}). ` +
        'Restore the folder from a copy, or move it away to begin with an empty database.',
      { cause },
    )
  // Cut off, or in recovery from a crash that has just happened (57P..): no answer from a healthy server.
  if (root instanceof Error && (!('severity' in root) || code.startsWith('57P')))
    return new ServerFailedError('The database server failed while it was being prepared.', { cause })
  return cause
}
