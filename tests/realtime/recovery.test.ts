import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { MessageStream } from '../../local/realtime/message-stream.ts'
import { closeClients, type Heard, listen, openClient } from './support/open-client.ts'
import { userToken } from './support/sign-jwt.ts'
import { type RealtimeStack, startRealtimeStack } from './support/start-realtime-stack.ts'
import { waitUntil } from './support/wait-until.ts'

let stack: RealtimeStack
beforeAll(async () => {
  stack = await startRealtimeStack({ idle: 2_000 })
})
afterEach(closeClients)
afterAll(() => stack.stop())

const send = (topic: string, event: string) => stack.sql`select realtime.send('{}', ${event}, ${topic})`
const count = (heard: Heard, status: string) => heard.statuses.filter((seen) => seen === status).length
const subscribed = (heard: Heard, times = 1) =>
  waitUntil(`it was subscribed ${times} times`, () => count(heard, 'SUBSCRIBED') >= times)
const events = (heard: Heard) => heard.broadcasts.map(({ event }) => event)

/** A signed-in owner listening to the own account; `renew` makes the next heartbeat bring a new token. */
async function owner(heartbeatIntervalMs = 250) {
  const id = randomUUID()
  const topic = `account:${id}`
  let token = userToken(id)
  const client = await openClient(stack.url, {
    heartbeatIntervalMs,
    reconnectAfterMs: () => 50,
    token: () => token,
  })
  const heard = listen(client, topic, { broadcast: { replication_ready: true } })
  await subscribed(heard)
  const renew = () => {
    token = userToken(id, { renewed: true })
  }
  return { id, topic, client, heard, renew }
}

/** The stream is live again once a new channel is told so. */
async function streamReady(): Promise<void> {
  const { heard } = await owner()
  await waitUntil('the stream is announced', () => heard.systems.some(({ status }) => status === 'ok'))
}

test('C38 after a restart of the endpoint clients come back and refetch; what was missed is not pushed', async () => {
  const { id, topic, heard } = await owner()
  await send(topic, 'before')
  await waitUntil('the first message arrives', () => heard.broadcasts.length === 1)

  await stack.stopRealtime()
  await stack.sql`insert into public.notes values (38, ${id}, 'written meanwhile')`
  await stack.startRealtime()
  await subscribed(heard, 2)
  const refetched = await stack.sql`select body from public.notes where owner = ${id}`
  expect(refetched.map(({ body }) => body)).toEqual(['written meanwhile'])

  await send(topic, 'after')
  await waitUntil('the next message arrives', () => events(heard).includes('after'))
  expect(events(heard)).toEqual(['before', 'after'])
})

describe.each([
  ['shut down and started', undefined],
  ['killed and started', 'SIGKILL' as const],
])('C39 the database is %s under open sockets', (_name, signal) => {
  test('the stream comes back, no row is pushed twice, joins meanwhile are told why', async () => {
    const { topic, client, heard } = await owner()
    await send(topic, 'before')
    await waitUntil('the first message arrives', () => heard.broadcasts.length === 1)

    const stoppedAt = Date.now()
    await stack.stopPostgres(signal)
    expect(Date.now() - stoppedAt, 'the stream holds up no shutdown').toBeLessThan(5_000)
    const late = listen(client, topic.replace('account:', 'account:late-'))
    await waitUntil('the join is refused', () => late.errors.length > 0)
    expect(late.errors[0]).toContain('UnableToConnectToProject: ')
    await stack.startPostgres()
    await streamReady()

    await send(topic, 'after')
    await waitUntil('the next message arrives', () => events(heard).includes('after'))
    expect(events(heard)).toEqual(['before', 'after'])
    expect(heard.statuses).toEqual(['SUBSCRIBED'])
  })
})

test('C39 an endpoint that stops while it is still connecting leaves no stream behind', async () => {
  const options = { adminUrl: stack.adminUrl, onMessage: () => undefined, log: () => undefined }
  const streams = async () =>
    (await stack.sql`select from pg_replication_slots where slot_name ~ '^supabase_realtime'`).length
  const before = await streams()
  await new MessageStream({ ...options, retry: [10, 10] }).stop()
  await waitUntil('only the endpoint streams', async () => (await streams()) === before)
})

describe('C40', () => {
  test('after phx_error the client joins again', async () => {
    const { heard, topic, renew } = await owner()
    await stack.sql`alter table realtime.messages rename to messages_away`
    try {
      renew()
      await waitUntil('the channel crashed', () => heard.statuses.includes('CHANNEL_ERROR'))
    } finally {
      await stack.sql`alter table realtime.messages_away rename to messages`
    }
    await subscribed(heard, 2)
    await send(topic, 'again')
    await waitUntil('it hears again', () => heard.broadcasts.length > 0)
    expect(heard.statuses).toEqual(['SUBSCRIBED', 'CHANNEL_ERROR', 'SUBSCRIBED'])
  })

  test('after a close with 1000 the client comes back', async () => {
    const { heard } = await owner(60_000)
    await subscribed(heard, 2)
    expect(heard.errors[0]).toContain('1000')
    expect(heard.statuses).not.toContain('CLOSED')
  })

  test('after a close with 1012 the client comes back, but not to a channel closed by phx_close', async () => {
    const { id, heard, client, renew } = await owner()
    await stack.sql`insert into public.members values ('guild', ${id})`
    const ended = listen(client, 'guild')
    await subscribed(ended)
    await stack.sql`delete from public.members where user_id = ${id}`
    renew()
    await waitUntil('the server closes the channel', () => ended.statuses.includes('CLOSED'))

    await stack.stopRealtime()
    await stack.sql`insert into public.members values ('guild', ${id})`
    await stack.startRealtime()
    await subscribed(heard, 2)
    expect(heard.errors[0]).toContain('1012')
    expect(ended.statuses).toEqual(['SUBSCRIBED', 'CLOSED'])
  })
})
