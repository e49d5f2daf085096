import type { Sql } from 'postgres'
import type { MessageStream } from './message-stream.ts'
import type { RealtimeTimings } from './realtime-options.ts'
import type { TopicHub } from './topic-hub.ts'

/** What all sockets of one endpoint share. */
export type SessionContext = {
  jwtSecret: string
  sql: Sql
  hub: TopicHub
  stream: MessageStream
  timings: RealtimeTimings
  log: (line: string) => void
}
