import { createConnection, type Socket } from 'node:net'

export type LoadResult = {
  /** Answers per second over the whole run. */
  rate: number
  /** Milliseconds from the first byte sent to the last byte received, one per answer. */
  latencies: number[]
  /** How often each status came. */
  statuses: Record<number, number>
}

/**
 * A closed-loop HTTP/1.1 load: `clients` keep-alive connections, each sending its next request when the last was answered.
 * Raw sockets, because on a machine with two cores an HTTP client library would be most of what is measured.
 * `nextRequest` returns the whole request as bytes; undefined ends the run.
 */
export async function httpLoad(options: {
  host: string
  port: number
  clients: number
  nextRequest: () => Buffer | undefined
}): Promise<LoadResult> {
  const latencies: number[] = []
  const statuses: Record<number, number> = {}
  const started = performance.now()
  await Promise.all(
    Array.from({ length: options.clients }, () =>
      client(options.host, options.port, options.nextRequest, (status, ms) => {
        latencies.push(ms)
        statuses[status] = (statuses[status] ?? 0) + 1
      }),
    ),
  )
  return { rate: (latencies.length / (performance.now() - started)) * 1_000, latencies, statuses }
}

function client(
  host: string,
  port: number,
  nextRequest: () => Buffer | undefined,
  answered: (status: number, ms: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = createConnection({ host, port, noDelay: true })
    let received = Buffer.alloc(0)
    let sentAt = 0
    const send = () => {
      const request = nextRequest()
      if (!request) return socket.end()
      sentAt = performance.now()
      socket.write(request)
    }
    socket.on('connect', send)
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const answer = parseAnswer(received)
      if (!answer) return
      received = received.subarray(answer.length)
      answered(answer.status, performance.now() - sentAt)
      send()
    })
    socket.on('error', reject)
    socket.on('close', () => {
      resolve()
    })
  })
}

/** One whole answer at the start of `bytes`, or undefined while it is not all there. */
export function parseAnswer(bytes: Buffer): { status: number; length: number } | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = bytes.toString('latin1', 0, headEnd)
  const status = Number(head.slice(9, 12))
  const bodyStart = headEnd + 4
  const contentLength = /\r\ncontent-length: *(\d+)/i.exec(head)
  if (contentLength) {
    const length = bodyStart + Number(contentLength[1])
    return bytes.length >= length ? { status, length } : undefined
  }
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
    const end = bytes.indexOf('0\r\n\r\n', bodyStart)
    return end < 0 ? undefined : { status, length: end + 5 }
  }
  return { status, length: bodyStart }
}
