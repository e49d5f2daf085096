import type postgres from 'postgres'
import { EnvError, optionalEnv, requiredEnv, type EnvSource } from './env.ts'
import { databaseTrouble } from './database-error.ts'
import { deadlineClock } from './deadline-clock.ts'
import { HttpError } from './http-error.ts'
import { releasingQueries } from './releasing-queries.ts'

export type Sql = postgres.Sql

export type DatabaseSettings = {
  url: string
  /** Connections of this worker. Hosted projects count them all: keep it small. */
  max: number
  /** False behind a transaction pooler, which cannot keep prepared statements. */
  prepare: boolean
  /** How long the server may work on one statement, in ms. */
  statementTimeoutMs: number
}

export type Database = {
  /**
   * Runs one unit of work that may safely run twice. A lost connection, a deadlock or a starting server is tried
   * again until the deadline; then the caller gets a 503.
   * @param deadline when to give up, in ms since the epoch; 2.5 s from now unless told
   * @throws HttpError DATABASE_UNAVAILABLE
   */
  run<T>(work: (sql: Sql) => Promise<T>, deadline?: number): Promise<T>
  close(): Promise<void>
}

/** With the work around it, an absent database is told to the caller within 3 s. */
export const DATABASE_PATIENCE_MS = 2500

/** @throws EnvError */
export function readDatabaseSettings(source?: EnvSource): DatabaseSettings {
  const url = requiredEnv('SUPABASE_DB_URL', source)
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new EnvError('SUPABASE_DB_URL', 'is not a postgresql:// address')
  const pooled = optionalEnv('PAYBACK_DB_POOLER_URL', '', source)
  const max = Number(optionalEnv('PAYBACK_DB_CONNECTIONS', '3', source))
  if (!Number.isInteger(max) || max < 1 || max > 50) {
    throw new EnvError('PAYBACK_DB_CONNECTIONS', 'is not a whole number from 1 to 50')
  }
  return { url: pooled || url, max, prepare: pooled === '', statementTimeoutMs: DATABASE_PATIENCE_MS }
}

export function openDatabase(settings: DatabaseSettings): Database {
  const clock = deadlineClock()
  let pool: Promise<Sql> | undefined
  let lastSuccess = 0
  let closed = false

  /** A pool whose server hangs never recovers by itself: its connections wait for answers that will not come. */
  function replaceSilentPool(): void {
    if (closed || Date.now() - lastSuccess < 1000) return
    lastSuccess = Date.now()
    const silent = pool
    pool = undefined
    silent?.then((sql) => sql.end({ timeout: 0 })).catch(() => undefined)
  }

  return {
    async run(work, deadline = Date.now() + DATABASE_PATIENCE_MS) {
      for (let attempt = 0; ; attempt++) {
        try {
          const result = await clock.before(deadline, (pool ??= connect(settings)).then(work), silence)
          lastSuccess = Date.now()
          return result
        } catch (error) {
          if (error instanceof Silence) replaceSilentPool()
          const trouble = error instanceof Silence ? 'unavailable' : databaseTrouble(error)
          if (trouble === 'other') throw error
          const pause = Math.min(400, 25 * 2 ** attempt) * (0.5 + Math.random() / 2)
          if (trouble === 'unavailable' || Date.now() + pause >= deadline) throw databaseUnavailable(error)
          await new Promise((resolve) => setTimeout(resolve, pause))
        }
      }
    },
    async close() {
      closed = true
      await (await pool)?.end({ timeout: 1 })
    },
  }
}

class Silence extends Error {
  override readonly name = 'Silence'
}

const silence = () => new Silence('No answer in time')

/** What a caller is told who waited for the database as long as it may. */
export function databaseUnavailable(cause?: unknown): HttpError {
  return new HttpError('DATABASE_UNAVAILABLE', 'The database does not answer. Try again in a moment.', {
    cause,
    headers: { 'retry-after': '2' },
  })
}

/** The driver is loaded on first use: what it brings along takes longer to start than all of our own code. */
async function connect({ url, max, prepare, statementTimeoutMs }: DatabaseSettings): Promise<Sql> {
  const { default: driver } = await import('postgres')
  const sql = driver(url, {
    max,
    prepare,
    connect_timeout: 2,
    idle_timeout: 60,
    // The driver's own pause grows to 20 s; ours must find a database that is back at once.
    backoff: () => 0.05,
    fetch_types: false,
    onnotice: () => undefined,
    // A transaction pooler does not pass settings on; the deadline above still holds.
    connection: prepare
      ? { application_name: 'payback', statement_timeout: statementTimeoutMs }
      : { application_name: 'payback' },
  })
  return releasingQueries(sql)
}

let shared: Database | undefined

/** The pool of this worker, opened on first call (connections open on first use). @throws EnvError */
export function getDatabase(): Database {
  shared ??= openDatabase(readDatabaseSettings())
  return shared
}
