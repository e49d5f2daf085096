import pg from 'pg'

export type SessionKeeper = {
  /** The open session, or null while the database is away. */
  client(): pg.Client | null
  stop(): Promise<void>
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
  onConnect: (client: pg.Client) => Promise<void>
  onNotification: () => void
  log: (line: string) => void
}): SessionKeeper & { connected: Promise<void> } {
  let open: pg.Client | null = null
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
      open = client
      await options.onConnect(client)
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
    client: () => open,
    connected,
    stop: async () => {
      stopped = true
      wake()
      isConnected()
      await open?.end().catch(() => undefined)
      await done
    },
  }
}
