import { performance } from 'node:perf_hooks'
import postgres from 'postgres'
import { closeClients, listen, openClient } from './open-client.ts'
import { waitUntil } from './wait-until.ts'

export type BroadcastLatency = { samples: number; median: number; p95: number }

/**
 * How long a committed message takes to a supabase-js listener, in milliseconds: from just before the
 * writer's statement leaves until the listener's callback runs, one message at a time. So it holds the
 * insert and its commit too.
 * @param target where the endpoint is, a secret key, and a database role that may call realtime.send
 */
export async function measureBroadcastLatency(
  target: { url: string; secretKey: string; dbUrl: string },
  samples = 500,
): Promise<BroadcastLatency> {
  const sql = postgres(target.dbUrl, { max: 1, onnotice: () => undefined })
  const topic = 'latency'
  try {
    const client = await openClient(target.url, { key: target.secretKey })
    const heard = listen(client, topic, { broadcast: { replication_ready: true } })
    await waitUntil('the stream is announced', () => heard.systems.length > 0)
    let arrive: (at: number) => void = () => undefined
    heard.channel.on('broadcast', { event: 'tick' }, () => arrive(performance.now()))

    const delays: number[] = []
    for (let n = 0; n < samples + 20; n += 1) {
      const arrival = new Promise<number>((resolve) => (arrive = resolve))
      const sentAt = performance.now()
      await sql`select realtime.send('{"tables": ["telephony_events"], "count": 1}', 'tick', ${topic})`
      delays.push((await arrival) - sentAt)
    }
    const sorted = delays.slice(20).sort((a, b) => a - b)
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
    return { samples, median: at(0.5), p95: at(0.95) }
  } finally {
    await closeClients()
    await sql.end()
  }
}
