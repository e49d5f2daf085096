import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { closeClients, listen, openClient } from './support/open-client.ts'
import { openSocket } from './support/open-socket.ts'
import {
  publishableKey,
  type RealtimeStack,
  secretKey,
  startRealtimeStack,
} from './support/start-realtime-stack.ts'
import { waitUntil } from './support/wait-until.ts'

let stack: RealtimeStack
beforeAll(async () => {
  stack = await startRealtimeStack()
})
afterEach(closeClients)
afterAll(() => stack.stop())

test('C24 a join that asks for postgres_changes is refused by that name', async () => {
  const client = await openClient(stack.url)
  const statuses: string[] = []
  const errors: string[] = []
  client
    .channel('changes')
    .on('postgres_changes', { event: '*', schema: 'public', table: 'notes' }, () => undefined)
    .subscribe((status, error) => {
      statuses.push(status)
      if (error) errors.push(error.message)
    })
  await waitUntil('it is refused', () => statuses.length > 0)
  expect(statuses[0]).toBe('CHANNEL_ERROR')
  expect(errors[0]).toMatch(/PostgresChangesNotOffered: .*postgres_changes/)
})

test('presence is refused by name, at the join and later', async () => {
  const client = await openClient(stack.url)
  const heard = listen(client, 'people', { private: false, presence: { enabled: true } })
  await waitUntil('it is refused', () => heard.statuses.length > 0)
  expect(heard.errors[0]).toContain('PresenceNotOffered')

  const plain = listen(client, 'nobody', { private: false })
  await waitUntil('it is subscribed', () => plain.statuses.includes('SUBSCRIBED'))
  expect(await plain.channel.untrack()).toBe('error')
})

test('replay is refused by name', async () => {
  const heard = listen(await openClient(stack.url, { key: secretKey }), 'past', {
    broadcast: { replay: { since: Date.now() - 1000 } },
  })
  await waitUntil('it is refused', () => heard.statuses.length > 0)
  expect(heard.errors[0]).toMatch(/UnableToReplayMessages: .*replay is not offered/)
})

test('a broadcast sent by a client is refused: with ack by an error, else by a system message; nobody gets it', async () => {
  const [asking, telling, other] = await Promise.all([1, 2, 3].map(() => openClient(stack.url)))
  if (!asking || !telling || !other) throw new Error('Three clients were opened')
  const asked = listen(asking, 'talk', { private: false, broadcast: { ack: true } })
  const told = listen(telling, 'talk', { private: false })
  const heard = listen(other, 'talk', { private: false })
  await waitUntil('all are subscribed', () =>
    [asked, told, heard].every(({ statuses }) => statuses.includes('SUBSCRIBED')),
  )
  const message = { type: 'broadcast', event: 'hi', payload: { a: 1 } } as const
  expect(await asked.channel.send(message)).toBe('error')
  await told.channel.send(message)
  await waitUntil('it is told', () => told.systems.length > 0)
  expect(told.systems[0]).toMatchObject({
    status: 'error',
    message: expect.stringContaining('BroadcastNotOffered'),
  })
  await stack.sql`select realtime.send('{}', 'last', 'talk', false)`
  await waitUntil('all hear the database', () =>
    [asked, told, heard].every(({ broadcasts }) => broadcasts.length > 0),
  )
  for (const { broadcasts, statuses } of [asked, told, heard]) {
    expect(broadcasts.map(({ event }) => event)).toEqual(['last'])
    expect(statuses).toEqual(['SUBSCRIBED'])
  }
})

test('a broadcast over HTTP is refused with a reason supabase-js can show', async () => {
  const client = await openClient(stack.url)
  await expect(client.channel('talk').httpSend('hi', { a: 1 })).rejects.toThrow('use realtime.send()')

  const address = `${stack.url}/realtime/v1/api/broadcast?apikey=${publishableKey}`
  const batch = await fetch(address, { method: 'POST', body: '{"messages":[]}' })
  expect(batch.status).toBe(501)
  expect(await batch.json()).toMatchObject({ code: 'BROADCAST_NOT_OFFERED' })
  const preflight = await fetch(address, { method: 'OPTIONS' })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
})

test.each([
  ['/realtime/v1/websocket', 426],
  ['/realtime/v1/elsewhere', 404],
])('plain HTTP on %s answers %i', async (path, status) => {
  expect((await fetch(stack.url + path)).status).toBe(status)
})

test('other events on a joined channel are ignored without an answer', async () => {
  const raw = await openSocket(stack.url)
  raw.send('1', '1', 'realtime:quiet', 'phx_join')
  raw.send('1', '2', 'realtime:quiet', 'whatever', { a: 1 })
  raw.send('1', '3', 'realtime:quiet', 'phx_leave')
  await raw.next('the channel is closed', (frame) => frame.event === 'phx_close')
  expect(raw.frames.map(({ ref, event }) => [ref, event])).toEqual([
    ['1', 'phx_reply'],
    ['3', 'phx_reply'],
    ['1', 'phx_close'],
  ])
  raw.socket.close()
})
