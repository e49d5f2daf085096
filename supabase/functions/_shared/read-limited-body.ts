import { HttpError } from './http-error.ts'

export type BodyLimits = {
  /** Bytes; one more is refused. */
  maxBytes: number
  /** Whole time for the body, in ms: a body that drips is cut off. */
  timeMs: number
}

/**
 * Reads a request body, counting while it arrives, so that memory stays flat whatever is sent
 * and whatever Content-Length claims.
 * @throws HttpError BODY_TOO_LARGE (413) or REQUEST_TIMEOUT (408)
 */
export async function readLimitedBody(
  request: Request,
  { maxBytes, timeMs }: BodyLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  const claimed = Number(request.headers.get('content-length') ?? 0)
  if (claimed > maxBytes) {
    await request.body?.cancel()
    throw tooLarge(maxBytes)
  }
  if (!request.body) return new Uint8Array()

  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let total = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeMs)
  })
  try {
    for (;;) {
      const part = await Promise.race([reader.read(), late])
      if (part === 'late') {
        throw new HttpError('REQUEST_TIMEOUT', `The body did not arrive within ${timeMs} ms.`)
      }
      if (part.done) return concatenate(chunks, total)
      total += part.value.byteLength
      if (total > maxBytes) throw tooLarge(maxBytes)
      chunks.push(part.value)
    }
  } catch (error) {
    // Not awaited: a sender that has stalled would hold the answer back.
    reader.cancel().catch(() => undefined)
    throw error
  } finally {
    clearTimeout(timer)
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
