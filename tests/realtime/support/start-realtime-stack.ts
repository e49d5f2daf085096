import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { freePort } from '../../../local/free-port.ts'
import { startPostgres } from '../../../local/postgres/start-postgres.ts'
import type { RealtimeTimings } from '../../../local/realtime/realtime-options.ts'
import { type Realtime, startRealtime } from '../../../local/realtime/start-realtime.ts'
import { schema } from './schema.ts'
import { jwtSecret } from './sign-jwt.ts'

export const publishableKey = 'sb_publishable_for_tests'
export const secretKey = 'sb_secret_for_tests'

export type RealtimeStack = {
  /** As given to createClient. */
  url: string
  adminUrl: string
  /** As superuser. */
  sql: Sql
  logs: string[]
  realtime: Realtime
  stopRealtime(): Promise<void>
  startRealtime(): Promise<void>
  /** Without a signal as on a normal shutdown, with SIGKILL as in a crash. */
  stopPostgres(signal?: 'SIGKILL'): Promise<void>
  /** On the same port with the same data. */
  startPostgres(): Promise<void>
  stop(): Promise<void>
}

/** A database, an endpoint and a bare HTTP server of their own: these tests restart and break them. */
export async function startRealtimeStack(timings: Partial<RealtimeTimings> = {}): Promise<RealtimeStack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'payback-realtime-'))
  const port = await freePort()
  const password = 'for-tests'
  const startDatabase = () =>
    startPostgres({ dataDir: join(dataDir, 'postgres'), port, password, fsync: false })
  let database = await startDatabase()
  const { adminUrl } = database
  const sql = postgres(adminUrl, { max: 4, onnotice: () => undefined })
  await sql.unsafe(schema)

  const logs: string[] = []
  const startEndpoint = () =>
    startRealtime({
      adminUrl,
      jwtSecret,
      publishableKey,
      secretKey,
      timings: { refusal: 20, ...timings },
      log: (line) => logs.push(line),
    })
  let realtime = await startEndpoint()

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost')
    const method = request.method ?? 'GET'
    void realtime.handleRequest(new Request(path, { method })).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
    })
  })
  server.on('upgrade', (request, socket, head) => realtime.handleUpgrade(request, socket, head))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${portOf(server.address())}`

  return {
    url,
    adminUrl,
    sql,
    logs,
    get realtime() {
      return realtime
    },
    stopRealtime: () => realtime.stop(),
    async startRealtime() {
      realtime = await startEndpoint()
    },
    async stopPostgres(signal) {
      if (!signal) return database.stop()
      process.kill(database.pid, signal)
      await database.exited
    },
    async startPostgres() {
      database = await startDatabase()
    },
    async stop() {
      await realtime.stop()
      server.closeAllConnections()
      server.close()
      await sql.end({ timeout: 1 })
      await database.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}
