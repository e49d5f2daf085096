import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PostgresDataError } from './postgres-error.ts'

/**
 * Says whether a data folder is new (missing or empty) or holds a database of Postgres 17.
 * @throws PostgresDataError when it holds anything else, or may not be read
 */
export async function inspectDataDir(dataDir: string): Promise<'new' | 'existing'> {
  if ((await namesIn(dataDir)).length === 0) return 'new'
  const version = await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version === null)
    throw new PostgresDataError(
      'DATA_DIR_DAMAGED',
      `${dataDir} holds files, but no Postgres database. Choose another data folder, or move this one away.`,
    )
  if (version.trim() !== '17')
    throw new PostgresDataError(
      'DATA_DIR_DAMAGED',
      `The database in ${dataDir} says it was made by Postgres "${version.trim().slice(0, 20)}", this is Postgres 17. ` +
        'Move the folder away to begin with an empty database.',
    )
  return 'existing'
}

async function namesIn(dataDir: string): Promise<string[]> {
  try {
    return await readdir(dataDir)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'ENOENT') return []
    if (code === 'EACCES' || code === 'EPERM')
      throw new PostgresDataError(
        'DATA_DIR_IN_USE',
        `${dataDir} belongs to another user. Start Payback as that user, or choose another data folder.`,
        { cause },
      )
    throw cause
  }
}
