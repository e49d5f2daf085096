import { describe, expect, it } from 'vitest'
import { deadlineClock } from './deadline-clock.ts'
import { readLimitedBody } from './read-limited-body.ts'

const limits = { maxBytes: 1000, timeMs: 200, clock: deadlineClock() }

function streamed(stream: ReadableStream<Uint8Array>, headers = {}): Request {
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: stream, headers, duplex: 'half' }
  return new Request('http://payback.example/', init)
}

describe('readLimitedBody', () => {
  it('returns the bytes as they came', async () => {
    const bytes = Uint8Array.from([0, 255, 10, 13, 0xc3, 0x28])
    const body = await readLimitedBody(new Request('http://x/', { method: 'POST', body: bytes }), limits)
    expect([...body]).toEqual([...bytes])
  })

  it('takes a body of exactly the limit and refuses one byte more', async () => {
    const exact = new Request('http://x/', { method: 'POST', body: 'a'.repeat(1000) })
    expect((await readLimitedBody(exact, limits)).byteLength).toBe(1000)
    const over = new Request('http://x/', { method: 'POST', body: 'a'.repeat(1001) })
    await expect(readLimitedBody(over, limits)).rejects.toMatchObject({ code: 'BODY_TOO_LARGE', status: 413 })
  })

  it('believes no Content-Length that is too small, and needs none', async () => {
    const lying = new Request('http://x/', {
      method: 'POST',
      body: 'a'.repeat(5000),
      headers: { 'content-length': '3' },
    })
    await expect(readLimitedBody(lying, limits)).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' })
  })

  it('cuts an endless body while reading, and stops the sender', async () => {
    let sent = 0
    let cancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 100
        controller.enqueue(new Uint8Array(100))
      },
      cancel() {
        cancelled = true
      },
    })
    await expect(readLimitedBody(streamed(endless), limits)).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' })
    expect(sent).toBeLessThan(2000)
    expect(cancelled).toBe(true)
  })

  it('gives up on a body that drips', async () => {
    const slow = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        controller.enqueue(new Uint8Array(1))
      },
    })
    await expect(readLimitedBody(streamed(slow), limits)).rejects.toMatchObject({
      code: 'REQUEST_TIMEOUT',
      status: 408,
    })
  })

  it('tells a body that breaks off from trouble of our own', async () => {
    const broken = () =>
      new ReadableStream<Uint8Array>({ start: (controller) => controller.error(new Error('reset')) })
    for (const headers of [{}, { 'content-length': '5' }])
      await expect(readLimitedBody(streamed(broken(), headers), limits)).rejects.toMatchObject({
        code: 'BODY_INCOMPLETE',
        status: 400,
      })
  })

  it('reads no body as nothing', async () => {
    expect((await readLimitedBody(new Request('http://x/'), limits)).byteLength).toBe(0)
  })
})
