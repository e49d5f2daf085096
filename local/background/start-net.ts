import { httpCall, type HttpOutcome, type QueuedRequest } from './http-call.ts'
import { keepSession, type Session } from './session-keeper.ts'
import type { BackgroundOptions } from './start-background.ts'

/** pg_net's own defaults (pg_net.batch_size, pg_net.ttl). */
const batchSize = 200
const responsesKept = '6 hours'

/**
 * Plays pg_net's background worker. A batch leaves the queue before it is called: each request is made at
 * most once, and one that a crash interrupts is lost, as on hosted Supabase.
 */
export async function startNet({ adminUrl, log = () => undefined }: BackgroundOptions) {
  let work: Promise<void> | null = null
  let again = false
  let stopped = false
  const wake = () => {
    again = true
    work ??= drain().finally(() => {
      work = null
      if (again && !stopped && keeper.session()) wake()
    })
  }
  const drain = async () => {
    while (again && !stopped) {
      again = false
      const session = keeper.session()
      if (!session) return
      try {
        if (await workBatch(session)) again = true
      } catch (error) {
        log(`pg_net: ${error instanceof Error ? error.message : String(error)}`)
        return
      }
    }
  }
  const keeper = keepSession({
    url: adminUrl,
    name: 'pg_net worker',
    channel: 'payback_net',
    log,
    onConnect: () => {
      wake()
      return Promise.resolve()
    },
    onNotification: wake,
  })
  await keeper.connected
  return {
    stop: async () => {
      stopped = true
      await keeper.stop()
    },
  }
}

/** @returns whether there was anything to do */
async function workBatch(session: Session): Promise<boolean> {
  const { rows: found } = await session.query<{ found: boolean }>(
    "select to_regclass('net.http_request_queue') is not null as found",
  )
  if (!found[0]?.found) return false
  await session.query('delete from net._http_response where created < now() - $1::interval', [responsesKept])
  const { rows } = await session.query<QueuedRequest>(
    `with batch as (
       select id from net.http_request_queue order by id limit $1 for update skip locked
     )
     delete from net.http_request_queue q using batch b where q.id = b.id
     returning q.id::text, q.method, q.url, q.headers, q.body, q.timeout_milliseconds`,
    [batchSize],
  )
  await Promise.all(rows.map(async (request) => keepResponse(session, await httpCall(request))))
  return rows.length > 0
}

async function keepResponse(session: Session, outcome: HttpOutcome): Promise<void> {
  await session.query(
    `insert into net._http_response (id, status_code, content_type, headers, content, timed_out, error_msg)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      outcome.id,
      outcome.status_code,
      outcome.content_type,
      outcome.headers && JSON.stringify(outcome.headers),
      outcome.content,
      outcome.timed_out,
      outcome.error_msg,
    ],
  )
}
