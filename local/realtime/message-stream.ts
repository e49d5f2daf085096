import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { LogicalReplicationService, type Pgoutput } from 'pg-logical-replication'
import { LiveInsertsPlugin } from './live-inserts-plugin.ts'
import { readStoredMessage, type StoredMessage } from './stored-message.ts'

const publication = 'supabase_realtime_messages_publication'
const slotPrefix = 'supabase_realtime_messages_replication_slot_'

export type MessageStreamOptions = {
  adminUrl: string
  onMessage: (message: StoredMessage) => void
  log: (line: string) => void
  /** First and longest wait between attempts, in milliseconds. */
  retry: [first: number, longest: number]
}

/**
 * Follows the committed inserts into realtime.messages, in commit order, and comes back by itself when the
 * database does. Rows committed while it is away are lost to listeners, as on hosted: they refetch.
 */
export class MessageStream {
  readonly #options: MessageStreamOptions
  readonly #stopping = new AbortController()
  readonly #waiting = new Set<() => void>()
  #service: LogicalReplicationService | null = null
  #isLive = false
  #done: Promise<void>

  constructor(options: MessageStreamOptions) {
    this.#options = options
    this.#done = this.#run()
  }

  /** Resolves true once the stream is live, or false when that takes longer than `ms`. */
  async ready(ms: number): Promise<boolean> {
    if (this.#isLive) return true
    return new Promise((resolve) => {
      const settle = () => {
        clearTimeout(timer)
        this.#waiting.delete(settle)
        resolve(this.#isLive)
      }
      const timer = setTimeout(settle, ms)
      this.#waiting.add(settle)
    })
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    for (const settle of [...this.#waiting]) settle()
    await this.#service?.stop()
    await this.#done
  }

  async #run(): Promise<void> {
    const [first, longest] = this.#options.retry
    let pause = first
    while (!this.#stopping.signal.aborted) {
      const wasLive = await this.#follow()
      pause = wasLive ? first : Math.min(pause * 2, longest)
      await wait(pause, undefined, { signal: this.#stopping.signal }).catch(() => undefined)
    }
  }

  /** One connection, from start to loss. Resolves with whether it ever was live. */
  async #follow(): Promise<boolean> {
    let wasLive = false
    const service = new LogicalReplicationService(
      { connectionString: this.#options.adminUrl, application_name: 'realtime' },
      { acknowledge: { auto: false, timeoutSeconds: 0 } },
    )
    this.#service = service
    service.on('error', (error) => this.#note(error))
    service.on('start', () => {
      // A stop that came while the connection was being made found nothing to end.
      if (this.#stopping.signal.aborted) return void service.stop()
      wasLive = true
      this.#isLive = true
      for (const settle of [...this.#waiting]) settle()
    })
    service.on('data', (_lsn: string, message: Pgoutput.Message) => this.#handle(message))
    service.on('heartbeat', (lsn, _time, wantsAnswer) => {
      if (wantsAnswer) void service.acknowledge(justBefore(lsn))
    })
    try {
      await service.subscribe(new LiveInsertsPlugin(publication), slotPrefix + randomBytes(4).toString('hex'))
    } catch (error) {
      this.#note(error)
    }
    this.#isLive = false
    await service.destroy().catch((error: unknown) => this.#note(error))
    return wasLive
  }

  /** Must not throw: it runs inside the connection's own event, where nobody would catch it. */
  #handle(message: Pgoutput.Message): void {
    if (message.tag !== 'insert') return
    try {
      const stored = readStoredMessage(message.new)
      if (stored) this.#options.onMessage(stored)
      else this.#options.log('realtime: dropped a message row without id, topic, event, private or payload')
    } catch (error) {
      this.#note(error)
    }
  }

  #note(error: unknown): void {
    if (this.#stopping.signal.aborted) return
    this.#options.log(
      `realtime: replication stream: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/**
 * The client adds one to the position it acknowledges. A server that shuts down waits until exactly what it
 * sent is acknowledged, so one too many would hold up every restart of the database.
 */
function justBefore(lsn: string): string {
  const [high = '0', low = '0'] = lsn.split('/')
  const position = (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`) - 1n
  return `${(position >> 32n).toString(16)}/${(position & 0xffffffffn).toString(16)}`
}
