import { createServer, type IncomingMessage } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import twilio from 'twilio'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { startSimulator, type Simulator } from './start-simulator.ts'

const stateSchema = z.object({
  accounts: z.array(
    z.object({
      accountSid: z.string(),
      authToken: z.string(),
      webhook: z.object({
        url: z.string().nullable(),
        calls: z.number(),
        nextCallAt: z.string().nullable(),
        deliveries: z.record(z.string(), z.number()),
      }),
    }),
  ),
})

let simulator: Simulator
let clock: number
let dataDir: string
const cleanUp: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  clock = Date.parse('2026-11-20T09:00:00Z')
  dataDir = await mkdtemp(join(tmpdir(), 'simulator-'))
  cleanUp.push(() => rm(dataDir, { recursive: true }))
  await restart()
})

afterEach(async () => {
  await simulator.stop()
  for (const clean of cleanUp.splice(0)) await clean()
})

async function restart() {
  simulator = await startSimulator({ port: 0, seed: 'test', now: () => new Date(clock), dataDir })
}

async function control(method: string, name: string, body?: unknown) {
  const response = await fetch(`${simulator.url}/control/${name}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  return { status: response.status, body: await response.json() }
}

async function salon() {
  const [account] = stateSchema.parse((await control('GET', 'state')).body).accounts
  if (!account) throw new Error('The simulator has no account')
  return account
}

/** The official client, told where Twilio is by the one thing it lets us replace. */
async function client(authToken?: string) {
  const account = await salon()
  const httpClient = new twilio.RequestClient()
  const request = httpClient.request.bind(httpClient)
  httpClient.request = (options) =>
    request({ ...options, uri: options.uri.replace('https://api.twilio.com', `${simulator.url}/twilio`) })
  return twilio(account.accountSid, authToken ?? account.authToken, { httpClient })
}

type Received = { signature: string; token: string; params: Record<string, string>; valid: boolean }

/** A customer's web server that keeps what it gets. */
async function receiver(authToken: string) {
  const received: Received[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const params = Object.fromEntries(new URLSearchParams(body))
    const signature = String(request.headers['x-twilio-signature'])
    const token = String(request.headers['i-twilio-idempotency-token'])
    const valid = twilio.validateRequest(authToken, signature, url, params)
    received.push({ signature, token, params, valid })
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('No address')
  const url = `http://127.0.0.1:${address.port}/functions/v1/twilio-webhook/a%20b?x='1'`
  cleanUp.push(() => new Promise((resolve) => server.close(resolve)))
  return { url, received }
}

const statuses = (received: Received[], sid: string) =>
  received.filter(({ params }) => params.CallSid === sid).map(({ params }) => params.CallStatus)

describe('the official client', () => {
  it('lists calls and messages, follows pages, and reads them', async () => {
    const api = await client()
    const calls = await api.calls.list({ startTimeAfter: new Date('2026-11-01T00:00:00Z'), pageSize: 100 })
    expect(calls.length).toBeGreaterThan(400)
    expect(new Set(calls.map((call) => call.sid)).size).toBe(calls.length)
    expect(calls.every((call) => call.startTime <= new Date(clock))).toBe(true)
    const priced = calls.filter((call) => call.price !== null)
    expect(priced.every((call) => Number(call.price) < 0 && call.priceUnit === 'USD')).toBe(true)
    const messages = await api.messages.list({
      dateSentAfter: new Date('2026-11-01T00:00:00Z'),
      pageSize: 20,
    })
    expect(messages.length).toBeGreaterThan(60)
    expect((await api.calls(calls[0]?.sid ?? '').fetch()).sid).toBe(calls[0]?.sid)
    expect((await api.balance.fetch()).currency).toBe('USD')
  })

  it('is refused with a wrong token, and told when a call is unknown', async () => {
    await expect((await client('wrong')).calls.list({ limit: 1 })).rejects.toMatchObject({
      status: 401,
      code: 20003,
    })
    const unknown = (await client()).calls('CA00000000000000000000000000000001').fetch()
    await expect(unknown).rejects.toMatchObject({ status: 404, code: 20404 })
  })

  it('meets the faults that were ordered, as often as ordered', async () => {
    const api = await client()
    await control('POST', 'faults', { rest: 'rate-limit', times: 2, path: 'Calls' })
    for (let n = 0; n < 2; n++) {
      await expect(api.calls.list({ limit: 1 })).rejects.toMatchObject({ status: 429, code: 20429 })
    }
    expect(await api.calls.list({ limit: 1 })).toHaveLength(1)
    await control('POST', 'faults', { rest: 'server-error' })
    await expect(api.messages.list({ limit: 1 })).rejects.toMatchObject({ status: 500 })
    await control('DELETE', 'faults')
    expect(await api.messages.list({ limit: 1 })).toHaveLength(1)
  })
})

describe('broken answers', () => {
  const balance = async (signal?: AbortSignal) => {
    const { accountSid, authToken } = await salon()
    const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
    const url = `${simulator.env.TWILIO_API_URL}/Accounts/${accountSid}/Balance.json`
    return fetch(url, { headers: { authorization }, ...(signal && { signal }) })
  }

  it('are cut off, are a web page, or never come', async () => {
    await control('POST', 'faults', { rest: 'truncated', times: 1 })
    const cut = await balance()
    await expect(cut.json()).rejects.toThrow(SyntaxError)
    await control('POST', 'faults', { rest: 'html', times: 1 })
    expect((await balance()).headers.get('content-type')).toContain('text/html')
    await control('POST', 'faults', { rest: 'timeout', times: 1 })
    await expect(balance(AbortSignal.timeout(300))).rejects.toMatchObject({ name: 'TimeoutError' })
    expect((await balance()).status).toBe(200)
  })
})

describe('webhooks', () => {
  it('tell of an ordered call from ringing to its end, signed, with true times', async () => {
    const { authToken } = await salon()
    const { url, received } = await receiver(authToken)
    await control('POST', 'webhook', { url, calls: false })
    const order = await control('POST', 'call', {
      durationSeconds: 73,
      ringSeconds: 5,
      speed: 40,
      from: '+46701740650',
    })
    const { callSid } = z.object({ callSid: z.string() }).parse(order.body)
    clock += 1000
    await vi.waitFor(() => expect(statuses(received, callSid)).toContain('in-progress'), 5000)
    clock += 1500
    await vi.waitFor(() => expect(received).toHaveLength(3), 5000)
    expect(received.every(({ valid }) => valid)).toBe(true)
    expect(new Set(received.map(({ token }) => token)).size).toBe(3)
    const ordered = received.toSorted(
      (a, b) => Number(a.params.SequenceNumber) - Number(b.params.SequenceNumber),
    )
    expect(ordered.map(({ params }) => params.CallStatus)).toEqual(['ringing', 'in-progress', 'completed'])
    const times = ordered.map(({ params }) => Date.parse(params.Timestamp ?? ''))
    expect(times[1]).toBe((times[0] ?? 0) + 5000)
    expect(times[2]).toBe((times[0] ?? 0) + 78_000)
    expect(times[2]).toBeLessThanOrEqual(clock)
    expect(ordered[2]?.params).toMatchObject({
      CallDuration: '73',
      Duration: '2',
      From: '+46701740650',
      FromCity: '',
    })
    const call = await (await client()).calls(callSid).fetch()
    expect(call).toMatchObject({ status: 'completed', duration: '73', price: null })
    clock += 25 * 60_000
    expect((await (await client()).calls(callSid).fetch()).price).toBe('-0.02000')
  })

  it('tell of both legs of a call that was passed on, and of messages', async () => {
    const { authToken } = await salon()
    const { url, received } = await receiver(authToken)
    await control('POST', 'webhook', { url, calls: false })
    const order = await control('POST', 'call', { outcome: 'transferred', durationSeconds: 60, speed: 1000 })
    const { callSid, childCallSid } = z
      .object({ callSid: z.string(), childCallSid: z.string() })
      .parse(order.body)
    const message = await control('POST', 'message', { outcome: 'undelivered' })
    const { messageSid } = z.object({ messageSid: z.string() }).parse(message.body)
    const inbound = await control('POST', 'message', { direction: 'inbound', body: 'Hej på dig! + & = %' })
    const { messageSid: inboundSid } = z.object({ messageSid: z.string() }).parse(inbound.body)
    clock += 4000
    await vi.waitFor(() => {
      expect(statuses(received, callSid)).toContain('completed')
      expect(statuses(received, childCallSid)[0]).toBe('initiated')
      const progress = received.filter(({ params }) => params.MessageSid === messageSid)
      expect(progress.map(({ params }) => params.MessageStatus)).toEqual(
        expect.arrayContaining(['sent', 'undelivered']),
      )
      const body = received.find(({ params }) => params.MessageSid === inboundSid)?.params
      expect(body).toMatchObject({ SmsStatus: 'received', Body: 'Hej på dig! + & = %' })
    }, 5000)
    expect(received.find(({ params }) => params.CallSid === childCallSid)?.params.ParentCallSid).toBe(callSid)
    expect(received.every(({ valid }) => valid)).toBe(true)
  })

  it('come by themselves once an address is set: the first within five seconds, answered', async () => {
    const { authToken } = await salon()
    const { url, received } = await receiver(authToken)
    await control('POST', 'webhook', { url })
    clock += 5000
    await vi.waitFor(() => expect(received[0]?.params.CallStatus).toBe('ringing'), 5000)
    clock += 70_000
    await vi.waitFor(
      () => expect(received.map(({ params }) => params.CallStatus)).toContain('completed'),
      5000,
    )
    const { webhook } = await salon()
    const wait = Date.parse(webhook.nextCallAt ?? '') - clock
    expect(wait).toBeLessThanOrEqual(180_000)
  })

  it('tell only the end of an inbound call, or everything in the wrong order, on demand', async () => {
    const { authToken } = await salon()
    const { url, received } = await receiver(authToken)
    await control('POST', 'webhook', { url, calls: false })
    const orderAndEnd = async (fault: string) => {
      await control('POST', 'faults', { webhooks: fault })
      const order = await control('POST', 'call', { durationSeconds: 30, speed: 1000 })
      clock += 10_000
      const { callSid } = z.object({ callSid: z.string() }).parse(order.body)
      await vi.waitFor(() => expect(statuses(received, callSid)).toContain('completed'), 5000)
      await control('DELETE', 'faults')
      return callSid
    }
    expect(statuses(received, await orderAndEnd('final-only'))).toEqual(['completed'])
    const turned = await orderAndEnd('disorder')
    await vi.waitFor(() => expect(statuses(received, turned)).toHaveLength(3), 5000)
    expect(statuses(received, turned).sort()).toEqual(['completed', 'in-progress', 'ringing'])
  })

  it('can be doubled or lost on demand', async () => {
    const { authToken } = await salon()
    const { url, received } = await receiver(authToken)
    await control('POST', 'webhook', { url, calls: false })
    await control('POST', 'faults', { webhooks: 'duplicate' })
    await control('POST', 'message', { direction: 'inbound' })
    await vi.waitFor(() => expect(received).toHaveLength(2), 5000)
    expect(received[0]?.token).toBe(received[1]?.token)
    await control('DELETE', 'faults')
    await control('POST', 'faults', { webhooks: 'lost' })
    await control('POST', 'message', { direction: 'inbound' })
    await control('DELETE', 'faults')
    await control('POST', 'message', { direction: 'inbound', body: 'last' })
    await vi.waitFor(() => expect(received.at(-1)?.params.Body).toBe('last'), 5000)
    expect(received).toHaveLength(3)
  })
})

describe('a restart', () => {
  it('keeps account, plan and the calls that nobody planned', async () => {
    const before = await salon()
    const { callSid } = z
      .object({ callSid: z.string() })
      .parse((await control('POST', 'call', { speed: 100 })).body)
    clock += 30 * 60_000
    const listed = async () => (await (await client()).calls.list({ limit: 200 })).map((call) => call.sid)
    const calls = await listed()
    expect(calls).toContain(callSid)
    await simulator.stop()
    await restart()
    expect((await salon()).accountSid).toBe(before.accountSid)
    expect(await listed()).toEqual(calls)
  })
})

describe('every provider', () => {
  it('is below its own name, and says where', async () => {
    expect(Object.keys(simulator.env).sort()).toEqual([
      'ECB_API_URL',
      'OPENROUTER_API_URL',
      'RIKSBANK_API_URL',
      'SIMPLYBOOK_API_URL',
      'TWILIO_API_URL',
    ])
    for (const url of Object.values(simulator.env)) expect(url.startsWith(`${simulator.url}/`)).toBe(true)
    expect((await fetch(`${simulator.url}/nobody/at/home`)).status).toBe(404)
  })

  it('suffers its own faults and not its neighbours’', async () => {
    await control('POST', 'faults', { provider: 'openrouter', rest: 'server-error' })
    const status = async (path: string) => (await fetch(`${simulator.url}${path}`)).status
    expect(await status('/openrouter/api/v1/key')).toBe(500)
    expect(await status('/simplybook/admin/services')).toBe(401)
    await control('POST', 'faults', { provider: 'simplybook', rest: 'rate-limit' })
    await control('DELETE', 'faults', { provider: 'openrouter' })
    expect(await status('/openrouter/api/v1/key')).toBe(401)
    expect(await status('/simplybook/admin/services')).toBe(429)
  })

  it('has to be known to have faults', async () => {
    expect((await control('POST', 'faults', { provider: 'nobody', rest: 'html' })).status).toBe(400)
  })

  it('lives in the same world: a live call that books is a booking, and work for the models', async () => {
    const requests = async () => {
      const key = z
        .object({ providers: z.object({ openrouter: z.object({ inferenceKey: z.string() }) }) })
        .parse((await control('GET', 'state')).body).providers.openrouter.inferenceKey
      const response = await fetch(`${simulator.env.OPENROUTER_API_URL}/key`, {
        headers: { authorization: `Bearer ${key}` },
      })
      return z.object({ data: z.object({ usage_daily: z.number() }) }).parse(await response.json()).data
        .usage_daily
    }
    const before = await requests()
    await control('POST', 'call', { durationSeconds: 90, speed: 1000, books: true, from: '+46701740660' })
    clock += 1000
    expect(await requests()).toBeGreaterThan(before)
  })
})

describe('the control API', () => {
  it.each([
    ['an unknown field', { duration: 5 }],
    ['a negative length', { durationSeconds: -1 }],
    ['an unknown account', { accountSid: 'AC00000000000000000000000000000009' }],
  ])('refuses %s', async (_, order) => {
    expect((await control('POST', 'call', order)).status).toBe(400)
  })

  it('refuses what a web page could send, and what is no JSON', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${simulator.url}/control/call`, { method: 'POST', headers, body: 'nonsense' })
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(403)
    expect((await post({ 'content-type': 'application/json' })).status).toBe(400)
  })

  it('opens further accounts, as busy as wanted', async () => {
    const accountSid = 'AC00000000000000000000000000000001'
    const authToken = '12345678901234567890123456789012'
    expect((await control('POST', 'accounts', { accountSid, authToken, volume: 5 })).status).toBe(201)
    const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
    const url = `${simulator.env.TWILIO_API_URL}/Accounts/${accountSid}/Calls.json?StartTime=2026-11-18&PageSize=1000`
    const page = z
      .object({ calls: z.array(z.unknown()) })
      .parse(await (await fetch(url, { headers: { authorization } })).json())
    expect(page.calls.length).toBeGreaterThan(90)
  })
})
