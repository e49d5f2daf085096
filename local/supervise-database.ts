import { setTimeout as wait } from 'node:timers/promises'
import { startPostgres, type Postgres } from './postgres/start-postgres.ts'

export type Database = Pick<Postgres, 'dbUrl' | 'adminUrl' | 'authenticatorUrl'> & {
  pid(): number
  /** Sends a signal to the server and leaves the rest to the supervisor: for tests of what a crash does. */
  kill(signal: NodeJS.Signals): void
  /** Resolves when it answers again after it died. */
  running(): Promise<void>
  /** Stops it and keeps it down until `restart`. */
  pause(): Promise<void>
  restart(): Promise<void>
  stop(): Promise<void>
}

type Options = Parameters<typeof startPostgres>[0] & { log: (line: string) => void }

/** Keeps one Postgres running: a server that dies is started again on the same folder, with a growing pause. */
export async function superviseDatabase(options: Options): Promise<Database> {
  const { log } = options
  let current = await startPostgres(options)
  let isWanted = true
  let isStopped = false
  let restarting: Promise<void> | null = null

  function watch(postgres: Postgres): void {
    void postgres.exited.then(({ code, signal }) => {
      if (!isWanted || postgres !== current) return
      log(`database: ended (${signal ?? code}), starting again`)
      restarting = startAgain().finally(() => (restarting = null))
    })
  }

  async function startAgain(): Promise<void> {
    for (let pauseMs = 100; isWanted; pauseMs = Math.min(pauseMs * 2, 5000)) {
      try {
        const next = await startPostgres(options)
        if (isStopped) return await next.stop()
        current = next
        watch(next)
        log('database: running again')
        return
      } catch (error) {
        log(`database: ${error instanceof Error ? error.message : String(error)}`)
        await wait(pauseMs)
      }
    }
  }

  watch(current)
  const { dbUrl, adminUrl, authenticatorUrl } = current
  return {
    dbUrl,
    adminUrl,
    authenticatorUrl,
    pid: () => current.pid,
    kill: (signal) => void process.kill(current.pid, signal),
    async running() {
      await restarting
    },
    async pause() {
      isWanted = false
      await current.stop()
    },
    async restart() {
      isWanted = false
      await restarting
      await current.stop()
      isWanted = true
      await startAgain()
    },
    async stop() {
      isWanted = false
      isStopped = true
      await restarting
      await current.stop()
    },
  }
}
