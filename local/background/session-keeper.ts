import pg, { type QueryResult, type QueryResultRow } from 'pg'

/** A database session that several tasks share: their queries wait for each other. */
export type Session = {
  query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<Row>>
}

export type SessionKeeper = {
  /** The open session, or null while the database is away. */
  session(): Session | null
  stop(): Promise<void>
}

function oneAtATime(client: pg.Client): Session {
  let last: Promise<unknown> = Promise.resolve()
  return {
    query: <Row extends QueryResultRow>(text: string, values?: unknown[]) => {
      const next = last.then(() => client.query<Row>(text, values))
      last = next.catch(() => undefined)
      return next
    },
  }
}

/**
 * Holds one superuser session open for as long as the worker lives: a lost one is opened again, so that
 * the worker survives restarts of the database.
 * @param options.onConnect prepares each new session; a failure closes it and tries again
 */
export function keepSession(options: {
  url: string
  name: string
  channel: string
  onConnect: (session: Session) => Promise<void>
  onNotification: () => void
  log: (line: string) => void
}): SessionKeeper & { connected: Promise<void> } {
  let open: { client: pg.Client; session: Session } | null = null
  let stopped = false
  let wake: () => void = () => undefined
  let isConnected: () => void = () => undefined
  const connected = new Promise<void>((resolve) => (isConnected = resolve))

  const oneSession = async () => {
    const client = new pg.Client({
      connectionString: options.url,
      application_name: options.name,
      options: '-c statement_timeout=0',
      keepAlive: true,
    })
    const ended = new Promise<void>((resolve) => {
      client.once('end', () => resolve())
      client.on('error', () => resolve())
    })
    client.on('notification', options.onNotification)
    try {
      await client.connect()
      await client.query(`listen ${options.channel}`)
      const session = oneAtATime(client)
      open = { client, session }
      await options.onConnect(session)
      isConnected()
      if (!stopped) await ended
    } catch (error) {
      if (!stopped) options.log(`${options.name}: ${error instanceof Error ? error.message : String(error)}`)
    } finally {
      open = null
      await client.end().catch(() => undefined)
    }
  }
  const loop = async () => {
    while (!stopped) {
      await oneSession()
      if (!stopped)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 200)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
    }
  }
  const done = loop()
  return {
    session: () => open?.session ?? null,
    connected,
    stop: async () => {
      stopped = true
      wake()
      isConnected()
      await open?.client.end().catch(() => undefined)
      await done
    },
  }
}
