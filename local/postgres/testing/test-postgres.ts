import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../../free-port.ts'
import { startPostgres, type Postgres } from '../start-postgres.ts'

export type TestPostgres = Postgres & {
  dataDir: string
  port: number
  password: string
  /** Opens a session that remove() closes. */
  connect(url: string): Promise<pg.Client>
  /** Stops the server and deletes its folder. */
  remove(): Promise<void>
}

/** A Postgres of its own for one test file: new data folder, free port, no fsync. */
export async function testPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'payback-test-'))
  // Run as root, the server works under another user, who must be able to enter.
  await chmod(folder, 0o755)
  const options = { dataDir: join(folder, 'postgres'), port: await freePort(), password: 'test-password' }
  const postgres = await startPostgres({ ...options, fsync: false })
  const clients: pg.Client[] = []
  return {
    ...postgres,
    ...options,
    connect: async (url) => {
      const client = new pg.Client({ connectionString: url })
      client.on('error', () => undefined)
      await client.connect()
      clients.push(client)
      return client
    },
    remove: async () => {
      await Promise.all(clients.map((client) => client.end().catch(() => undefined)))
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
