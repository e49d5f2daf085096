import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { defaultTimings } from '../../local/realtime/realtime-options.ts'
import { closeClients, listen, openClient, type Version } from './support/open-client.ts'
import { openSocket, refusedHandshake } from './support/open-socket.ts'
import { inSeconds, signJwt, userToken } from './support/sign-jwt.ts'
import {
  publishableKey,
  type RealtimeStack,
  secretKey,
  startRealtimeStack,
} from './support/start-realtime-stack.ts'
import { waitUntil } from './support/wait-until.ts'

const anna = '00000000-0000-4000-8000-00000000000a'

let stack: RealtimeStack
beforeAll(async () => {
  stack = await startRealtimeStack({ idle: 3_000 })
})
afterEach(closeClients)
afterAll(() => stack.stop())

const storedRows = async () => (await stack.sql`select count(*)::int as n from realtime.messages`)[0]?.n
const send = (topic: string, event = 'changed', isPrivate = true) =>
  stack.sql`select realtime.send('{"n": 1}'::jsonb, ${event}, ${topic}, ${isPrivate})`

describe('the handshake', () => {
  test.each([
    ['both', `?apikey=${publishableKey}&vsn=2.0.0`],
    ['another order and unknown parameters', `?vsn=2.0.0&log_level=info&x=1&apikey=${publishableKey}&y=`],
  ])('C1 takes apikey and vsn: %s', async (_name, query) => {
    const raw = await openSocket(stack.url, query)
    raw.send(null, '7', 'phoenix', 'heartbeat')
    const reply = await raw.next('the heartbeat is answered', (frame) => frame.event === 'phx_reply')
    expect(reply).toMatchObject({ joinRef: null, ref: '7' })
    raw.socket.close()
  })

  test('C1 without vsn speaks 1.0.0, whose frames carry no join_ref', async () => {
    const raw = await openSocket(stack.url, `?apikey=${publishableKey}`)
    raw.socket.send(
      JSON.stringify({ topic: 'realtime:a', event: 'phx_join', payload: {}, ref: '1', join_ref: '1' }),
    )
    const reply = await raw.next('the join is answered', (frame) => frame.event === 'phx_reply')
    expect(reply).toEqual({
      joinRef: undefined,
      ref: '1',
      topic: 'realtime:a',
      event: 'phx_reply',
      payload: { status: 'ok', response: { postgres_changes: [] } },
    })
    raw.socket.close()
  })

  test('C1 refuses a version it does not know', async () => {
    const refusal = await refusedHandshake(stack.url, `?apikey=${publishableKey}&vsn=3.0.0`)
    expect(refusal).toEqual({ status: 403, body: { error: expect.stringContaining('3.0.0') } })
  })
})

describe.each<Version>(['2.0.0', '1.0.0'])('version %s', (vsn) => {
  const asAnna = () => openClient(stack.url, { vsn, token: () => userToken(anna) })

  test('C2 heartbeats are answered at once and keep an idle socket open; silence closes it', async () => {
    const openedAt = Date.now()
    const silent = await openSocket(stack.url, `?apikey=${publishableKey}&vsn=${vsn}`)
    const beats: string[] = []
    const client = await openClient(stack.url, { vsn })
    client.realtime.onHeartbeat((status) => beats.push(status))
    const heard = listen(client, 'room', { private: false })

    expect(await silent.closed).toBe(1000)
    expect(Date.now() - openedAt).toBeGreaterThanOrEqual(2_990)
    await waitUntil('15 heartbeats were answered', () => beats.filter((beat) => beat === 'ok').length >= 15)
    expect(heard.statuses).toEqual(['SUBSCRIBED'])
    expect(beats).not.toContain('timeout')
  })

  test('C3 a public channel is joined', async () => {
    const heard = listen(await openClient(stack.url, { vsn }), 'town', { private: false })
    await waitUntil('it is subscribed', () => heard.statuses.includes('SUBSCRIBED'))
  })

  test('C4 a private channel is joined by its policy, which sees topic, claims, role and headers', async () => {
    const before = await storedRows()
    const heard = listen(await asAnna(), `account:${anna}`)
    const press = listen(
      await openClient(stack.url, {
        vsn,
        token: () => userToken(anna, { desk: 'news' }),
        headers: { 'x-desk': 'news' },
      }),
      'press',
    )
    await waitUntil(
      'both are subscribed',
      () => heard.statuses[0] === 'SUBSCRIBED' && press.statuses[0] === 'SUBSCRIBED',
    )
    // The probe rows are gone and reached nobody: the next thing heard is a real message.
    expect(await storedRows()).toBe(before)
    await send(`account:${anna}`)
    await waitUntil('the message arrives', () => heard.broadcasts.length > 0)
    expect(heard.broadcasts.map((message) => message.event)).toEqual(['changed'])
    expect(press.broadcasts).toEqual([])
  })

  test('C5 two channels of one socket are independent; leaving one keeps the other', async () => {
    const client = await openClient(stack.url, { vsn })
    const left = listen(client, 'left', { private: false })
    const kept = listen(client, 'kept', { private: false })
    await waitUntil('both are subscribed', () => left.statuses.length > 0 && kept.statuses.length > 0)
    await client.removeChannel(left.channel)
    expect(left.statuses).toEqual(['SUBSCRIBED', 'CLOSED'])
    await send('left', 'lost', false)
    await send('kept', 'heard', false)
    await waitUntil('the kept channel hears', () => kept.broadcasts.length > 0)
    expect(kept.statuses).toEqual(['SUBSCRIBED'])
    expect(left.broadcasts).toEqual([])
  })

  test('C6 joining a topic again closes the old join, and messages come once', async () => {
    const client = await openClient(stack.url, { vsn })
    const first = listen(client, 'again', { private: false })
    await waitUntil('it is subscribed', () => first.statuses.length > 0)
    const rejoined = first.channel
    await client.removeChannel(rejoined)
    const second = listen(client, 'again', { private: false })
    await waitUntil('it is subscribed again', () => second.statuses.includes('SUBSCRIBED'))
    await send('again', 'once', false)
    await waitUntil('the message arrives', () => second.broadcasts.length > 0)
    await send('again', 'last', false)
    await waitUntil('the next one arrives', () =>
      second.broadcasts.some((message) => message.event === 'last'),
    )
    expect(second.broadcasts.map((message) => message.event)).toEqual(['once', 'last'])
    expect(first.broadcasts).toEqual([])
  })

  test('C7 without a token, or with an API key as token, a channel has the identity of the apikey', async () => {
    const anonymous = listen(await openClient(stack.url, { vsn }), `account:${anna}`)
    const service = listen(await openClient(stack.url, { vsn, key: secretKey }), `account:${anna}`)
    const jwtKey = listen(await openClient(stack.url, { vsn, key: userToken(anna) }), `account:${anna}`)
    await waitUntil('all are answered', () =>
      [anonymous, service, jwtKey].every((heard) => heard.statuses.length > 0),
    )
    expect(anonymous.statuses[0]).toBe('CHANNEL_ERROR')
    expect(anonymous.errors[0]).toContain('Unauthorized: ')
    expect(service.statuses[0]).toBe('SUBSCRIBED')
    expect(jwtKey.statuses[0]).toBe('SUBSCRIBED')
  })

  test('C8 join keys nobody knows are tolerated', async () => {
    const client = await asAnna()
    const heard = listen(client, `account:${anna}`, {
      broadcast: { ack: 'TRUE', persist: { ttl: 3 }, replication_ready: true },
      presence: { key: 'me', enabled: 'false' },
      postgres_changes_options: { wait: true, timeout: 15_000 },
      later: [null, { deep: true }],
    })
    await waitUntil('the stream is announced', () => heard.systems.length > 0)
    expect(heard.statuses).toEqual(['SUBSCRIBED'])
    expect(heard.systems[0]).toEqual({
      extension: 'system',
      status: 'ok',
      message: 'Replication connection established',
      channel: `account:${anna}`,
    })
  })
})

describe('on the wire', () => {
  test('C2 outside these tests silence lasts 60 s, and a refusal is never instant', () => {
    expect(defaultTimings.idle).toBe(60_000)
    expect(defaultTimings.refusal).toBeGreaterThanOrEqual(100)
  })

  test('C2 the heartbeat reply names topic phoenix, the same ref and no join', async () => {
    const raw = await openSocket(stack.url)
    raw.send(null, '41', 'phoenix', 'heartbeat')
    expect(await raw.next('it is answered', () => true)).toEqual({
      joinRef: null,
      ref: '41',
      topic: 'phoenix',
      event: 'phx_reply',
      payload: { status: 'ok', response: {} },
    })
    raw.socket.close()
  })

  test('C3 the join reply holds an empty list of postgres_changes', async () => {
    const raw = await openSocket(stack.url)
    raw.send('1', '1', 'realtime:town', 'phx_join', { config: {} })
    expect(await raw.next('it is answered', () => true)).toEqual({
      joinRef: '1',
      ref: '1',
      topic: 'realtime:town',
      event: 'phx_reply',
      payload: { status: 'ok', response: { postgres_changes: [] } },
    })
    raw.socket.close()
  })

  test('C5 a leave is answered and then the channel is closed under its join ref', async () => {
    const raw = await openSocket(stack.url)
    raw.send('1', '1', 'realtime:town', 'phx_join')
    raw.send('1', '2', 'realtime:town', 'phx_leave')
    raw.send(null, '3', 'realtime:town', 'phx_leave')
    raw.send('1', '4', 'realtime:town', 'anything')
    raw.send(null, '5', 'other', 'phx_join')
    await raw.next('the last is answered', (frame) => frame.ref === '4')
    const ok = { status: 'ok', response: {} }
    const unmatched = { status: 'error', response: { reason: 'unmatched topic' } }
    const topic = 'realtime:town'
    expect(raw.frames.filter((frame) => frame.topic === topic).slice(1)).toEqual([
      { joinRef: '1', ref: '2', topic, event: 'phx_reply', payload: ok },
      { joinRef: '1', ref: '1', topic, event: 'phx_close', payload: {} },
      { joinRef: null, ref: '3', topic, event: 'phx_reply', payload: ok },
      { joinRef: '1', ref: '4', topic, event: 'phx_reply', payload: unmatched },
    ])
    expect(raw.frames.find((frame) => frame.topic === 'other')?.payload).toEqual(unmatched)
    raw.socket.close()
  })

  test('C6 a second join closes the first under its old ref, and a late leave of the first does nothing', async () => {
    const raw = await openSocket(stack.url)
    raw.send('1', '1', 'realtime:twice', 'phx_join')
    raw.send('5', '5', 'realtime:twice', 'phx_join')
    raw.send('1', '6', 'realtime:twice', 'phx_leave')
    await raw.next('the leave is answered', (frame) => frame.ref === '6')
    expect(raw.frames.map(({ joinRef, ref, event }) => [joinRef, ref, event])).toEqual([
      ['1', '1', 'phx_reply'],
      ['1', '1', 'phx_close'],
      ['5', '5', 'phx_reply'],
      ['1', '6', 'phx_reply'],
    ])
    // Listened for before it is sent: it may be here before the statement is answered.
    const next = once(raw.socket, 'message')
    await stack.sql`select realtime.send_binary('\\x00ff'::bytea, 'still', 'twice', false)`
    const [bytes] = (await next) as [Buffer]
    expect(bytes[0]).toBe(4)
    expect(bytes.subarray(-2)).toEqual(Buffer.from([0x00, 0xff]))
    raw.socket.close()
  })

  test('C7 a token in the apikey that has expired since the handshake is refused at the join', async () => {
    const exp = inSeconds(2)
    const raw = await openSocket(stack.url, `?apikey=${signJwt({ role: 'anon', exp })}&vsn=2.0.0`)
    await waitUntil('the key has expired', () => Date.now() > exp * 1000)
    raw.send('1', '1', 'realtime:town', 'phx_join')
    const reply = await raw.next('it is answered', (frame) => frame.ref === '1')
    expect(reply.payload).toEqual({
      status: 'error',
      response: { reason: expect.stringMatching(/^InvalidJWTToken: Token has expired \d seconds ago$/) },
    })
    raw.socket.close()
  })
})
