import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { closeClients, listen, openClient, type Version } from './support/open-client.ts'
import { openSocket } from './support/open-socket.ts'
import { publishableKey, type RealtimeStack, startRealtimeStack } from './support/start-realtime-stack.ts'
import { waitUntil } from './support/wait-until.ts'

let stack: RealtimeStack
beforeAll(async () => {
  stack = await startRealtimeStack()
})
afterEach(closeClients)
afterAll(() => stack.stop())

const push = (bytes: number[], text = '') => Buffer.concat([Buffer.from(bytes), Buffer.from(text)])
const malformed: Record<Version, [string, string | Buffer][]> = {
  '2.0.0': [
    ['an empty text', ''],
    ['an empty binary', Buffer.alloc(0)],
    ['no JSON', 'hello {'],
    ['null', 'null'],
    ['a number', '7'],
    ['an object', '{"topic":"realtime:a","event":"phx_join","payload":{},"ref":"1"}'],
    ['three items', '["1","1","realtime:a"]'],
    ['four items', '["1","1","realtime:a","phx_join"]'],
    ['a topic that is no text', '["1","1",{"a":1},"phx_join",{}]'],
    ['an event that is no text', '["1","1","realtime:a",null,{}]'],
    ['a ref that is no text', '["1",{},"realtime:a","phx_join",{}]'],
    ['deep nesting', '['.repeat(50_000)],
    ['binary kind 9', push([9, 1, 1, 1, 1, 0, 1], '11ae{}')],
    ['a truncated kind 3', push([3, 1, 1])],
    ['kind 3 with lengths past the end', push([3, 255, 255, 255, 255, 255, 1], 'short')],
    ['kind 3 with an unknown encoding', push([3, 0, 0, 1, 1, 0, 7], 'ae')],
    ['kind 3 with broken JSON', push([3, 0, 0, 1, 1, 0, 1], 'ae{')],
    ['kind 3 with broken UTF-8', push([3, 0, 0, 2, 1, 0, 1, 0xff, 0xfe], 'e{}')],
  ],
  '1.0.0': [
    ['an empty text', ''],
    ['an array', '["1","1","realtime:a","phx_join",{}]'],
    ['no JSON', '{"topic"'],
    ['no topic', '{"event":"phx_join","payload":{},"ref":"1"}'],
    ['a binary frame', push([3, 0, 0, 1, 1, 0, 1], 'ae{}')],
  ],
}

describe.each<Version>(['2.0.0', '1.0.0'])('C32 malformed frames of version %s', (vsn) => {
  test.each(malformed[vsn])('%s: no answer, and the next heartbeat is answered', async (_name, frame) => {
    const raw = await openSocket(stack.url, `?apikey=${publishableKey}&vsn=${vsn}`)
    raw.socket.send(frame)
    const beat = { topic: 'phoenix', event: 'heartbeat', payload: {}, ref: '2' }
    raw.socket.send(JSON.stringify(vsn === '2.0.0' ? [null, '2', 'phoenix', 'heartbeat', {}] : beat))
    await raw.next('the heartbeat is answered', (answer) => answer.ref === '2')
    expect(raw.frames).toHaveLength(1)
    raw.socket.close()
  })
})

test.each([
  ['null', null],
  ['text', 'text'],
  ['a list', [1, 2]],
  ['a config that is a list', { config: [null] }],
  [
    'keys of the wrong kind',
    { config: { broadcast: 7, presence: [], private: { a: 1 }, postgres_changes: 'x' }, access_token: 3 },
  ],
  ['a prototype', JSON.parse('{"__proto__":{"config":{"postgres_changes":[1]}},"constructor":{}}')],
])('C32 a join whose payload is %s is read as an empty one', async (_name, payload) => {
  const raw = await openSocket(stack.url)
  raw.send('1', '1', 'realtime:odd', 'phx_join', payload)
  expect((await raw.next('it is answered', (frame) => frame.ref === '1')).payload).toMatchObject({
    status: 'ok',
  })
  raw.socket.close()
})

test('a frame above 5 MB closes only its own socket', async () => {
  const [loud, calm] = await Promise.all([openSocket(stack.url), openSocket(stack.url)])
  loud.socket.send(`["1","1","realtime:a","x","${'x'.repeat(5_000_001)}"]`)
  expect(await loud.closed).toBe(1009)
  calm.send(null, '1', 'phoenix', 'heartbeat')
  await calm.next('the other socket answers', (frame) => frame.ref === '1')
  calm.socket.close()
})

test('a stored payload above the limit is dropped with a log line, and the next one arrives', async () => {
  const heard = listen(await openClient(stack.url), 'big', { private: false })
  await waitUntil('it is subscribed', () => heard.statuses.length > 0)
  await stack.sql`select realtime.send(jsonb_build_object('x', repeat('x', 3000500)), 'big', 'big', false)`
  await stack.sql`select realtime.send('{}', 'small', 'big', false)`
  await waitUntil('the small one arrives', () => heard.broadcasts.length > 0)
  expect(heard.broadcasts.map(({ event }) => event)).toEqual(['small'])
  expect(stack.logs).toContainEqual(expect.stringMatching(/^realtime: message .* dropped: payload above/))
})

test('clients that vanish in the middle of a handshake or a join harm nobody', async () => {
  const { port } = new URL(stack.url)
  const path = '/realtime/v1/websocket?vsn=2.0.0&apikey='
  const head =
    'Host: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n'
  for (const key of [publishableKey, 'bad']) {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(`GET ${path}${key} HTTP/1.1\r\n${head}\r\n`)
    socket.resetAndDestroy()
  }
  const raw = await openSocket(stack.url)
  raw.send('1', '1', 'realtime:account:x', 'phx_join', { config: { private: true } })
  raw.socket.terminate()
  const after = await openSocket(stack.url)
  after.send(null, '1', 'phoenix', 'heartbeat')
  await after.next('the endpoint answers', (frame) => frame.ref === '1')
  after.socket.close()
})

test('the 101st channel of a socket is refused', async () => {
  const raw = await openSocket(stack.url)
  for (let n = 1; n <= 101; n += 1) raw.send(`${n}`, `${n}`, `realtime:room-${n}`, 'phx_join')
  const refused = await raw.next('one is refused', (frame) => JSON.stringify(frame.payload).includes('error'))
  expect(refused).toMatchObject({
    ref: '101',
    payload: { response: { reason: 'ChannelRateLimitReached: Too many channels' } },
  })
  expect(raw.frames.filter(({ payload }) => JSON.stringify(payload).includes('"ok"'))).toHaveLength(100)
  raw.socket.close()
})
