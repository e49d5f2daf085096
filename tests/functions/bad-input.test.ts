import { request as httpRequest } from 'node:http'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { connectTwilio, manage, newOwner, type ConnectedTwilio, type Owner } from './support/owner.ts'
import { openStored } from './support/stored.ts'
import {
  completedCall,
  formRequest,
  jsonRequest,
  newCallSid,
  send,
  sendForm,
  type TwilioRequest,
} from './support/twilio-request.ts'

const stored = openStored()
let owner: Owner
let connected: ConnectedTwilio

beforeAll(async () => {
  owner = await newOwner()
})

const fresh = async () => (connected = await connectTwilio(owner))

async function refusal(request: TwilioRequest): Promise<{ status: number; text: string }> {
  const response = await send(request)
  const text = (await response.text()).replace(/"requestId":"[^"]*"/, '"requestId":""')
  return { status: response.status, text }
}

const FORBIDDEN = {
  status: 403,
  text: '{"error":{"code":"FORBIDDEN","message":"This request is not accepted.","requestId":""}}',
}

describe('not authentic: 403, one answer for every cause, nothing stored but a count', () => {
  it.each<[string, (request: TwilioRequest) => TwilioRequest]>([
    ['a wrong signature', (r) => withSignature(r, 'CDC9dS0czmwpnhWsfteubqDuo74=')],
    ['no signature', ({ headers: { 'x-twilio-signature': _, ...headers }, ...r }) => ({ ...r, headers })],
    ['an empty signature', (r) => withSignature(r, '')],
    [
      'a doubled signature',
      (r) => withSignature(r, `${r.headers['x-twilio-signature']}, ${r.headers['x-twilio-signature']}`),
    ],
    ['a field added', (r) => ({ ...r, body: `${String(r.body)}&CallDuration=9` })],
    [
      'a field changed',
      (r) => ({ ...r, body: String(r.body).replace('CallDuration=73', 'CallDuration=74') }),
    ],
    ['a query that was not signed', (r) => ({ ...r, url: `${r.url}?x=1` })],
  ])('%s', async (_, spoil) => {
    await fresh()
    expect(await refusal(spoil(formRequest(connected, completedCall(connected))))).toEqual(FORBIDDEN)
    expect(await stored.deliveries(connected.integrationId)).toEqual([])
    expect(await stored.events(connected.integrationId)).toEqual([])
    await vi.waitFor(
      async () => expect(await stored.rejections(connected.integrationId)).toEqual({ BAD_SIGNATURE: 1 }),
      { timeout: 5000, interval: 100 },
    )
  })

  it("an unknown token, and another account's token with our signature", async () => {
    await fresh()
    const other = await connectTwilio(await newOwner())
    const request = formRequest(connected, completedCall(connected))
    expect(
      await refusal({ ...request, url: `${connected.webhookUrl.slice(0, -43)}${'x'.repeat(43)}` }),
    ).toEqual(FORBIDDEN)
    expect(await refusal({ ...request, url: connected.webhookUrl.slice(0, -1) })).toEqual(FORBIDDEN)
    expect(await refusal({ ...request, url: `${connected.webhookUrl}/more` })).toEqual(FORBIDDEN)
    expect(await refusal({ ...request, url: other.webhookUrl })).toEqual(FORBIDDEN)
    expect(await stored.deliveries(other.integrationId)).toEqual([])
  })

  it('correctly signed, but about another Twilio account', async () => {
    await fresh()
    const AccountSid = `AC${'f'.repeat(32)}`
    expect(await refusal(formRequest(connected, completedCall(connected, { AccountSid })))).toEqual(FORBIDDEN)
    const both = completedCall(connected, { AccountSid: [connected.accountSid, AccountSid] })
    expect(await refusal(formRequest(connected, both))).toEqual(FORBIDDEN)
    expect(await stored.deliveries(connected.integrationId)).toEqual([])
    await vi.waitFor(
      async () => expect(await stored.rejections(connected.integrationId)).toEqual({ WRONG_ACCOUNT: 2 }),
      { timeout: 5000, interval: 100 },
    )
  })

  it('leaves no line in function_logs', async () => {
    await fresh()
    const bad = withSignature(formRequest(connected, completedCall(connected)), 'x')
    const id = (await send(bad)).headers.get('x-request-id')
    const good = (await send(formRequest(connected, completedCall(connected)))).headers.get('x-request-id')
    await vi.waitFor(
      async () => {
        const rows = await stored.sql`
          select request_id from public.function_logs where request_id in (${id}, ${good})`
        expect(rows).toEqual([{ request_id: good }])
      },
      { timeout: 5000, interval: 100 },
    )
  })

  it('JSON whose hash is of another body', async () => {
    await fresh()
    const request = jsonRequest(connected, JSON.stringify(completedCall(connected)))
    expect(await refusal({ ...request, body: JSON.stringify(completedCall(connected)) })).toEqual(FORBIDDEN)
    expect(await refusal({ ...request, url: connected.webhookUrl })).toEqual(FORBIDDEN)
  })
})

describe('sent again', () => {
  it('a replayed request has no effect, and is told so', async () => {
    await fresh()
    const request = formRequest(connected, completedCall(connected))
    const before = await send(request)
    const [event] = await stored.events(connected.integrationId)
    const after = await send({
      ...request,
      headers: { ...request.headers, 'i-twilio-idempotency-token': 'another' },
    })
    expect([before.status, after.status]).toEqual([204, 204])
    expect(await stored.events(connected.integrationId)).toEqual([event])
    expect((await stored.deliveries(connected.integrationId)).map(({ outcome }) => outcome)).toEqual([
      'processed',
      'duplicate',
    ])
  })

  it('the same delivery 100 times at once is one call', async () => {
    await fresh()
    const request = formRequest(connected, completedCall(connected))
    const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await send(request)).status))
    expect(new Set(statuses)).toEqual(new Set([204]))
    expect(await stored.events(connected.integrationId)).toHaveLength(1)
    const outcomes = (await stored.deliveries(connected.integrationId)).map(({ outcome }) => outcome)
    expect(outcomes.filter((outcome) => outcome === 'processed')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(99)
  })

  it('the same id with another body: the first stands, the second is kept as a conflict', async () => {
    await fresh()
    const call = completedCall(connected)
    expect(await sendForm(connected, call)).toBe(204)
    const [event] = await stored.events(connected.integrationId)
    expect(await sendForm(connected, { ...call, CallDuration: '7300' })).toBe(204)
    expect(await stored.events(connected.integrationId)).toEqual([event])
    const outcomes = (await stored.deliveries(connected.integrationId)).map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['processed', 'conflict'])
  })

  it('the same fields in another order are the same delivery', async () => {
    await fresh()
    const call = completedCall(connected)
    await sendForm(connected, call)
    await sendForm(connected, Object.fromEntries(Object.entries(call).reverse()))
    const outcomes = (await stored.deliveries(connected.integrationId)).map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['processed', 'duplicate'])
  })

  it('events in every order lead to one row', async () => {
    await fresh()
    const events: Record<string, string>[] = [
      { CallStatus: 'initiated', SequenceNumber: '0', Timestamp: 'Tue, 10 Mar 2026 09:14:20 +0000' },
      { CallStatus: 'ringing', SequenceNumber: '1', Timestamp: 'Tue, 10 Mar 2026 09:14:21 +0000' },
      { CallStatus: 'in-progress', SequenceNumber: '2', Timestamp: 'Tue, 10 Mar 2026 09:14:29 +0000' },
      { CallStatus: 'completed', SequenceNumber: '3', CallDuration: '73', Duration: '2' },
    ]
    const seen = new Set<string>()
    for (const order of permutations(events)) {
      const CallSid = newCallSid()
      for (const event of order) {
        const { CallDuration: _d, Duration: _m, ...rest } = completedCall(connected, { CallSid })
        expect(await sendForm(connected, { ...rest, ...event })).toBe(204)
      }
      const row = (await stored.events(connected.integrationId)).find((one) => one.provider_ref === CallSid)
      seen.add(
        JSON.stringify(
          { ...row, provider_ref: '', caller_number_encrypted: '' },
          (_, value: unknown) => value,
        ),
      )
    }
    expect([...seen]).toHaveLength(1)
    expect(JSON.parse([...seen][0] ?? '')).toMatchObject({
      status: 'completed',
      duration_seconds: 73,
      answered_at: '2026-03-10T09:14:29.000Z',
    })
  })
})

describe('authentic but not understood: quarantined, 2xx, nothing merged', () => {
  it.each([
    ['an unknown status', { CallStatus: 'teleported' }, 'UNKNOWN_STATUS'],
    ['a status with a NUL', { CallStatus: 'completed\u0000' }, 'UNKNOWN_STATUS'],
    ['a negative duration', { CallDuration: '-73' }, 'INVALID_DURATION'],
    ['a duration that fits no integer', { CallDuration: '99999999999999999999' }, 'INVALID_DURATION'],
    ['an id with a NUL', { CallSid: `${newCallSid()}\u0000` }, 'INVALID_REFERENCE'],
    ['a time that is none', { Timestamp: 'soon' }, 'INVALID_TIMESTAMP'],
    ['a field twice with different values', { CallStatus: ['completed', 'busy'] }, 'AMBIGUOUS_FIELD'],
    ['nothing that we know', { CallSid: '', CallStatus: '', Surprise: '1' }, 'UNKNOWN_EVENT'],
  ])('%s', async (_, changes, reason) => {
    await fresh()
    expect(await sendForm(connected, completedCall(connected, changes))).toBe(204)
    expect(await stored.events(connected.integrationId)).toEqual([])
    const [delivery] = await stored.deliveries(connected.integrationId)
    expect(delivery).toMatchObject({ outcome: 'quarantined', reason })
    expect(delivery?.body_encrypted).toMatch(/^v1\./)
  })

  it.each([
    ['truncated JSON', '{"CallSid":"CA'],
    ['a JSON list', '[1,2,3]'],
    ['JSON of another product', '{"specversion":"1.0","type":"com.example.test","data":{"text":"åäö"}}'],
    ['deep JSON', '['.repeat(5000) + ']'.repeat(5000)],
  ])('%s', async (_, body) => {
    await fresh()
    expect((await send(jsonRequest(connected, body))).status).toBe(204)
    expect(await stored.deliveries(connected.integrationId)).toEqual([
      expect.objectContaining({ outcome: 'quarantined' }),
    ])
  })
})

describe('odd, but no reason not to count the call', () => {
  it.each<[string, Record<string, string>]>([
    ['unknown fields', { BrandNew: 'x', 'Ünknown[]': '1' }],
    ['a NUL in a field we do not use', { CallerName: 'a\u0000b' }],
    ['a NUL in the number', { From: '+46701740605\u0000' }],
    ['a NUL in answered_by', { AnsweredBy: 'human\u0000' }],
    ['a lone surrogate, as U+FFFD', { FromCity: '\ufffd' }],
    ['a very long value', { ForwardedFrom: '9'.repeat(100_000) }],
  ])('%s', async (_, changes) => {
    await fresh()
    expect(await sendForm(connected, completedCall(connected, changes))).toBe(204)
    expect(await stored.events(connected.integrationId)).toHaveLength(1)
  })

  it('broken UTF-8 on the wire', async () => {
    await fresh()
    // Both sides read the bytes C3 28 as U+FFFD followed by "(".
    const call = completedCall(connected, { FromCity: '\ufffd(' })
    const request = formRequest(connected, call)
    for (const broken of ['%C3%28', '\u00c3('])
      expect(
        (
          await send({
            ...request,
            body: Uint8Array.from(
              Buffer.from(String(request.body).replace('%EF%BF%BD%28', broken), 'latin1'),
            ),
          })
        ).status,
      ).toBe(204)
    expect(await stored.events(connected.integrationId)).toHaveLength(1)
  })
})

describe('refused before anything is looked up', () => {
  it('a body over 256 KB', async () => {
    await fresh()
    const request = formRequest(connected, completedCall(connected, { Filler: 'x'.repeat(256 * 1024) }))
    expect(await refusal(request)).toMatchObject({ status: 413 })
    expect((await refusal(request)).text).toContain('BODY_TOO_LARGE')
    expect(await stored.deliveries(connected.integrationId)).toEqual([])
  })

  it('a body just under 256 KB is taken', async () => {
    await fresh()
    const bare = String(formRequest(connected, completedCall(connected, { Filler: '' })).body).length
    const Filler = 'x'.repeat(256 * 1024 - bare)
    expect(await sendForm(connected, completedCall(connected, { Filler }))).toBe(204)
  })

  it('an endless body is cut off while it is read', async () => {
    await fresh()
    const { status, sent } = await endless(connected.webhookUrl)
    // Who goes on sending to a closed connection may lose the answer to a reset: TCP's doing, and cut off all the same.
    expect(['413', 'ECONNRESET', 'EPIPE']).toContain(status)
    // The gateway lets 10 MB pass, and the pipes on the way hold some; an uncut body would have gone on to 64 MB.
    expect(sent).toBeLessThan(48 * 1024 * 1024)
  })

  it('a body that drips is cut off after five seconds', async () => {
    await fresh()
    const { status, ms } = await drip(connected.webhookUrl)
    expect(status).toBe(408)
    expect(ms).toBeLessThan(8000)
  })

  it.each(['text/plain', 'multipart/form-data; boundary=x', 'application/xml'])(
    'content type %s',
    async (type) => {
      await fresh()
      const request = formRequest(connected, completedCall(connected))
      const answer = await refusal({ ...request, headers: { ...request.headers, 'content-type': type } })
      expect(answer.status).toBe(415)
      expect(answer.text).toContain('UNSUPPORTED_MEDIA_TYPE')
    },
  )

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('method %s', async (method) => {
    const response = await fetch(connected.webhookUrl, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST, GET')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('changes of the integration while webhooks come', () => {
  it('a new auth token holds from the next request on, the old one no more', async () => {
    await fresh()
    expect(await sendForm(connected, completedCall(connected))).toBe(204)
    const authToken = 'b'.repeat(32)
    const { integrationId } = connected
    await manage(owner, { action: 'update', integrationId, credentials: { authToken } })
    expect(await sendForm(connected, completedCall(connected))).toBe(403)
    expect(await sendForm({ ...connected, authToken }, completedCall(connected))).toBe(204)
  })

  it('a new address: the old one is dead at once', async () => {
    await fresh()
    expect(await sendForm(connected, completedCall(connected))).toBe(204)
    const { integrationId } = connected
    const { json } = await manage(owner, { action: 'rotate-webhook', integrationId })
    const webhookUrl = (json as { webhookUrl: string }).webhookUrl
    expect(webhookUrl).not.toBe(connected.webhookUrl)
    expect(await sendForm(connected, completedCall(connected))).toBe(403)
    expect(await sendForm({ ...connected, webhookUrl }, completedCall(connected))).toBe(204)
  })

  it('disconnected: refused at once, and what was collected stays', async () => {
    await fresh()
    expect(await sendForm(connected, completedCall(connected))).toBe(204)
    await manage(owner, { action: 'disconnect', integrationId: connected.integrationId })
    expect(await sendForm(connected, completedCall(connected))).toBe(403)
    expect(await stored.events(connected.integrationId)).toHaveLength(1)
  })
})

function withSignature(request: TwilioRequest, signature: string): TwilioRequest {
  return { ...request, headers: { ...request.headers, 'x-twilio-signature': signature } }
}

function* permutations<T>(items: T[]): Generator<T[]> {
  if (items.length <= 1) yield items
  for (const [at, item] of items.entries())
    for (const rest of permutations([...items.slice(0, at), ...items.slice(at + 1)])) yield [item, ...rest]
}

/** Sends without end and without Content-Length until it is stopped, at most 64 MB; says by what. */
function endless(url: string): Promise<{ status: string; sent: number }> {
  return new Promise((resolve) => {
    let sent = 0
    let isOver = false
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const request = httpRequest(url, { method: 'POST', headers }, (response) => {
      response.resume()
      stopped(String(response.statusCode))
      request.destroy()
    })
    const stopped = (status: string) => {
      isOver = true
      resolve({ status, sent })
    }
    request.on('error', (error: NodeJS.ErrnoException) => stopped(error.code ?? error.message))
    const chunk = Buffer.alloc(16 * 1024, 'a')
    const pump = () => {
      while (!isOver && sent < 64 * 1024 * 1024) {
        sent += chunk.length
        if (!request.write(chunk)) return void request.once('drain', pump)
      }
    }
    pump()
  })
}

/** Promises a body and then sends a byte every 100 ms, until there is an answer. */
function drip(url: string): Promise<{ status: number; ms: number }> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': 10_000 }
    const request = httpRequest(url, { method: 'POST', headers }, (response) => {
      clearInterval(dripping)
      response.resume()
      resolve({ status: response.statusCode ?? 0, ms: performance.now() - began })
      request.destroy()
    })
    const dripping = setInterval(() => request.write('a'), 100)
    request.on('error', (error) => {
      clearInterval(dripping)
      reject(error)
    })
  })
}
