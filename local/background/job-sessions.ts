import pg from 'pg'

/** A session of a job's user, with the process id that job_run_details shows. */
export type JobSession = { client: pg.Client; pid: number; isBroken: boolean }

/** A job every second should not log in every second; one that runs daily should not hold a session. */
const idleMs = 30_000

/** Sessions in which jobs run, one job at a time in each; kept for a while between runs. */
export class JobSessions {
  #idle: { key: string; session: JobSession; timer: NodeJS.Timeout }[] = []

  constructor(readonly adminUrl: string) {}

  /** @throws the server's error when the user may not log in */
  async take(database: string, username: string): Promise<JobSession> {
    const key = `${username}@${database}`
    const index = this.#idle.findIndex((one) => one.key === key)
    const [found] = index < 0 ? [] : this.#idle.splice(index, 1)
    if (!found) return this.#open(database, username)
    clearTimeout(found.timer)
    return found.session
  }

  /** Puts a session back; whatever the job left in it is dropped. */
  async give(database: string, username: string, session: JobSession): Promise<void> {
    const clean = session.isBroken ? Promise.reject(new Error('broken')) : session.client.query('discard all')
    try {
      await clean
    } catch {
      await session.client.end().catch(() => undefined)
      return
    }
    const entry = {
      key: `${username}@${database}`,
      session,
      timer: setTimeout(() => {
        this.#idle = this.#idle.filter((one) => one !== entry)
        void session.client.end().catch(() => undefined)
      }, idleMs),
    }
    this.#idle.push(entry)
  }

  async close(): Promise<void> {
    const idle = this.#idle.splice(0)
    for (const { timer } of idle) clearTimeout(timer)
    await Promise.all(idle.map(({ session }) => session.client.end().catch(() => undefined)))
  }

  // The roles of the platform share one password; a login role of the owner's own has none that we know,
  // so its jobs run in a superuser session that has become that role.
  async #open(database: string, username: string): Promise<JobSession> {
    try {
      return await this.#connect(database, username)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === '28P01')) throw error
      const session = await this.#connect(database)
      const { rowCount } = await session.client.query(
        'select from pg_roles where rolname = $1 and rolcanlogin',
        [username],
      )
      if (rowCount) {
        await session.client.query(`set session authorization ${pg.escapeIdentifier(username)}`)
        return session
      }
      await session.client.end()
      throw new Error(`role "${username}" is not permitted to log in`, { cause: error })
    }
  }

  async #connect(database: string, username?: string): Promise<JobSession> {
    const url = new URL(this.adminUrl)
    url.pathname = `/${encodeURIComponent(database)}`
    if (username !== undefined) url.username = encodeURIComponent(username)
    const client = new pg.Client({ connectionString: url.href, application_name: 'pg_cron' })
    const session = { client, pid: 0, isBroken: false }
    client.on('error', () => (session.isBroken = true))
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    session.pid = rows[0]?.pid ?? 0
    return session
  }
}
