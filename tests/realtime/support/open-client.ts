import {
  createClient,
  type RealtimeChannel,
  type RealtimeClientOptions,
  type SupabaseClient,
} from '@supabase/supabase-js'
import { WebSocket } from 'ws'
import { publishableKey } from './start-realtime-stack.ts'

export type Version = '1.0.0' | '2.0.0'

type Transport = NonNullable<RealtimeClientOptions['transport']>

export type ClientOptions = {
  key?: string
  vsn?: Version
  /** Asked at connect and at each heartbeat, as supabase-js does with the session. */
  token?: () => string
  heartbeatIntervalMs?: number
  headers?: Record<string, string>
  reconnectAfterMs?: () => number
}

const opened = new Set<SupabaseClient>()

/**
 * An unmodified supabase-js client; without `token` it speaks as its key. It beats faster than by default,
 * because the tests' endpoint also closes silent sockets sooner.
 */
export async function openClient(url: string, options: ClientOptions = {}): Promise<SupabaseClient> {
  const { key = publishableKey, vsn = '2.0.0', token, headers = {}, ...rest } = options
  const realtime = { heartbeatIntervalMs: 250, ...rest }
  const client = createClient(url, key, {
    ...(token ? { accessToken: async () => token() } : {}),
    auth: { persistSession: false, autoRefreshToken: false },
    realtime: { vsn, transport: nodeTransport(headers), ...realtime },
  })
  opened.add(client)
  // Else the first join goes out before the token is known, as the guide for private channels says.
  await client.realtime.setAuth()
  return client
}

/** Ends every client of the test, so that none keeps reconnecting into the next one. */
export async function closeClients(): Promise<void> {
  const clients = [...opened]
  opened.clear()
  await Promise.all(
    clients.map(async (client) => {
      await client.removeAllChannels()
      await client.realtime.disconnect()
    }),
  )
}

export type Broadcast = {
  type: 'broadcast'
  event: string
  payload: Record<string, unknown>
  meta?: { id: string }
}
export type SystemMessage = { extension: string; status: string; message: string; channel: string }

/** What a channel's listeners were told, in order. */
export type Heard = {
  channel: RealtimeChannel
  statuses: string[]
  errors: string[]
  broadcasts: Broadcast[]
  systems: SystemMessage[]
}

/** Subscribes to every broadcast and system message of a topic. */
export function listen(client: SupabaseClient, topic: string, config: Record<string, unknown> = {}): Heard {
  const channel = client.channel(topic, { config: { private: true, ...config } })
  const heard: Heard = { channel, statuses: [], errors: [], broadcasts: [], systems: [] }
  channel
    .on('broadcast', { event: '*' }, (message) => heard.broadcasts.push(message as Broadcast))
    .on('system', {}, (message: SystemMessage) => heard.systems.push(message))
    .subscribe((status, error) => {
      heard.statuses.push(status)
      if (error) heard.errors.push(error.message)
    })
  return heard
}

/**
 * The socket class of ws in the one form supabase-js wants, for Node versions without their own. It can send
 * headers with the handshake, which browsers cannot.
 */
export function nodeTransport(headers: Record<string, string> = {}): Transport {
  class NodeTransport extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers })
    }
  }
  // ws types an event's target as never null, the DOM as maybe null; at run time they are alike.
  return NodeTransport as unknown as Transport
}
