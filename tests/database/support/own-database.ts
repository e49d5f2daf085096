import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../../local/free-port.ts'
import { startPostgres } from '../../../local/postgres/start-postgres.ts'

export const projectDir = fileURLToPath(new URL('../../..', import.meta.url))
export const migrationsDir = join(projectDir, 'supabase', 'migrations')

/** A database without our migrations, for tests that change the schema or need to know every row in it. */
export async function ownDatabase() {
  const dataDir = await mkdtemp(join(tmpdir(), 'payback-database-'))
  const database = await startPostgres({
    dataDir: join(dataDir, 'postgres'),
    port: await freePort(),
    password: 'test',
    fsync: false,
  })
  return {
    ...database,
    async remove() {
      await database.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
