import type { DeadlineClock } from './deadline-clock.ts'
import { HttpError } from './http-error.ts'

export type BodyLimits = {
  /** Bytes; one more is refused. */
  maxBytes: number
  /** Whole time for the body, in ms: a body that drips is cut off. */
  timeMs: number
  clock: DeadlineClock
}

/**
 * Reads a request body, counting while it arrives, so that memory stays flat whatever is sent
 * and whatever Content-Length claims.
 * @throws HttpError BODY_TOO_LARGE (413), REQUEST_TIMEOUT (408) or BODY_INCOMPLETE (400)
 */
export async function readLimitedBody(
  request: Request,
  { maxBytes, timeMs, clock }: BodyLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  const claimed = request.headers.get('content-length')
  if (claimed !== null && Number(claimed) > maxBytes) {
    await request.body?.cancel()
    throw tooLarge(maxBytes)
  }
  const end = Date.now() + timeMs
  const inTime = <T>(work: Promise<T>) =>
    clock.before(
      end,
      work,
      () => new HttpError('REQUEST_TIMEOUT', `The body did not arrive within ${timeMs} ms.`),
    )
  try {
    // HTTP ends a body where its Content-Length does, so a small one can be read in one piece, at half the cost.
    const isBounded = claimed !== null && !request.headers.has('transfer-encoding')
    const bytes = isBounded
      ? new Uint8Array(await inTime(request.arrayBuffer()))
      : await readCounting(request, maxBytes, inTime)
    if (bytes.byteLength > maxBytes) throw tooLarge(maxBytes)
    return bytes
  } catch (error) {
    if (error instanceof HttpError) throw error
    // The sender went away in the middle: its fault, not ours.
    throw new HttpError('BODY_INCOMPLETE', 'The body ended too early.', { cause: error })
  }
}

async function readCounting(
  request: Request,
  maxBytes: number,
  inTime: <T>(work: Promise<T>) => Promise<T>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!request.body) return new Uint8Array()
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let total = 0
  try {
    for (;;) {
      const part = await inTime(reader.read())
      if (part.done) return concatenate(chunks, total)
      total += part.value.byteLength
      if (total > maxBytes) throw tooLarge(maxBytes)
      chunks.push(part.value)
    }
  } catch (error) {
    // Not awaited: a sender that has stalled would hold the answer back.
    reader.cancel().catch(() => undefined)
    throw error
  }
}

function tooLarge(maxBytes: number): HttpError {
  return new HttpError('BODY_TOO_LARGE', `The body is larger than ${maxBytes} bytes.`)
}

function concatenate(chunks: Uint8Array[], total: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(total)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.byteLength
  }
  return whole
}
