/** What the endpoint needs to know about the stack around it. */
export type RealtimeOptions = {
  /** Superuser connection: it writes probe rows past RLS, takes on the caller's role, and reads the stream. */
  adminUrl: string
  jwtSecret: string
  publishableKey: string
  secretKey: string
  log?: (line: string) => void
  /** Only tests change these. */
  timings?: Partial<RealtimeTimings>
}

/** All in milliseconds. */
export type RealtimeTimings = {
  /** A socket from which nothing came for this long is closed. Hosted: 60 s. */
  idle: number
  /**
   * Wait before a refused handshake or join is answered. Hosted: 2 s and 5 s. Shorter here, but never 0:
   * supabase-js retries for ever, and an instant refusal would make that a busy loop.
   */
  refusal: number
  /** A channel's token is looked at again at least this often, and at its expiry. Hosted: 5 min. */
  tokenCheck: number
  /** How long a channel that asked for `replication_ready` waits for the stream. Hosted: 60 s. */
  replicationReady: number
  /** First and longest wait between two attempts to get the replication stream back. */
  streamRetry: [first: number, longest: number]
}

export const defaultTimings: RealtimeTimings = {
  idle: 60_000,
  refusal: 250,
  tokenCheck: 300_000,
  replicationReady: 60_000,
  streamRetry: [50, 2_000],
}

/** Channels one socket may hold. */
export const maxChannels = 100
/** A larger frame from a client closes its socket. */
export const maxFrameBytes = 5_000_000
/** A larger stored payload is logged and dropped (3,000 KB and 500 bytes for the envelope). */
export const maxPayloadBytes = 3_000_500
/** A socket that reads so slowly that this much waits for it is cut off; its client reconnects and refetches. */
export const maxBufferedBytes = 16_000_000
