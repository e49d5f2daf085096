import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type Broadcast,
  closeClients,
  type Heard,
  listen,
  openClient,
  type Version,
} from './support/open-client.ts'
import { openSocket } from './support/open-socket.ts'
import { userToken } from './support/sign-jwt.ts'
import { type RealtimeStack, secretKey, startRealtimeStack } from './support/start-realtime-stack.ts'
import { waitUntil } from './support/wait-until.ts'

let stack: RealtimeStack
beforeAll(async () => {
  stack = await startRealtimeStack()
})
afterEach(closeClients)
afterAll(() => stack.stop())

const send = (topic: string, event: string, payload: postgres.JSONValue = {}, isPrivate = true) =>
  stack.sql`select realtime.send(${stack.sql.json(payload)}, ${event}, ${topic}, ${isPrivate})`

/** Waits for the closing message, so that "nothing more came" is a fact and not a guess about time. */
async function hearAll(heard: Heard, topic: string, isPrivate = true): Promise<Broadcast[]> {
  const last = `last-${randomUUID()}`
  await send(topic, last, {}, isPrivate)
  await waitUntil('the closing message arrives', () => heard.broadcasts.some(({ event }) => event === last))
  return heard.broadcasts.filter(({ event }) => !event.startsWith('last-'))
}

async function subscribed(...all: Heard[]): Promise<void> {
  await waitUntil('all are subscribed', () => all.every(({ statuses }) => statuses.includes('SUBSCRIBED')))
}

async function asUser<T>(userId: string, run: (tx: postgres.TransactionSql) => Promise<T>): Promise<void> {
  await stack.sql.begin(async (tx) => {
    await tx`select set_config('role', 'authenticated', true),
      set_config('request.jwt.claims', ${JSON.stringify({ sub: userId, role: 'authenticated' })}, true)`
    await run(tx)
  })
}

describe.each<Version>(['2.0.0', '1.0.0'])('version %s', (vsn) => {
  async function owner() {
    const id = randomUUID()
    const topic = `account:${id}`
    const heard = listen(await openClient(stack.url, { vsn, token: () => userToken(id) }), topic)
    await subscribed(heard)
    return { id, topic, heard }
  }

  test('C9 insert, update and delete each arrive once, with the rows and one id everywhere', async () => {
    const { id: ownerId, topic, heard } = await owner()
    const noteId = vsn === '2.0.0' ? 1 : 2
    await asUser(ownerId, async (tx) => {
      await tx`insert into public.notes values (${noteId}, ${ownerId}, 'Snö')`
      await tx`update public.notes set body = 'Smält' where id = ${noteId}`
      await tx`delete from public.notes where id = ${noteId}`
    })
    const messages = await hearAll(heard, topic)
    const first = { id: noteId, owner: ownerId, body: 'Snö' }
    const second = { ...first, body: 'Smält' }
    const common = { id: expect.any(String), schema: 'public', table: 'notes' }
    expect(messages.map(({ event, payload }) => [event, payload])).toEqual([
      ['INSERT', { ...common, operation: 'INSERT', record: first, old_record: null }],
      ['UPDATE', { ...common, operation: 'UPDATE', record: second, old_record: first }],
      ['DELETE', { ...common, operation: 'DELETE', record: null, old_record: second }],
    ])
    const rows = await stack.sql`
      select id from realtime.messages where topic = ${topic} and event !~ '^last' order by payload ->> 'operation'`
    const ids = messages.map(({ meta }) => meta?.id)
    expect(messages.map(({ payload }) => payload.id)).toEqual(ids)
    expect([...ids].sort()).toEqual(rows.map(({ id }) => id).sort())
    expect(new Set(ids).size).toBe(3)
  })

  test('C10 a payload keeps its own id, and meta.id is the row', async () => {
    const { topic, heard } = await owner()
    await send(topic, 'own', { id: 'mine' })
    const [message] = await hearAll(heard, topic)
    const [row] = await stack.sql`select id from realtime.messages where topic = ${topic} and event = 'own'`
    expect(message).toEqual({
      type: 'broadcast',
      event: 'own',
      payload: { id: 'mine' },
      meta: { id: row?.id },
    })
  })

  test('C11 messages come after COMMIT, in commit order; a ROLLBACK sends nothing', async () => {
    const { topic, heard } = await owner()
    const early = await stack.sql.reserve()
    try {
      await early`begin`
      await early`select realtime.send('{"n": 1}', 'early-1', ${topic})`
      await early`select realtime.send('{"n": 2}', 'early-2', ${topic})`
      await send(topic, 'late')
      await waitUntil('the later one, committed first, arrives', () => heard.broadcasts.length > 0)
      await early`commit`
    } finally {
      early.release()
    }
    const undone = stack.sql.begin(async (tx) => {
      await tx`select realtime.send('{}', 'undone', ${topic})`
      throw new Error('rolled back')
    })
    await expect(undone).rejects.toThrow('rolled back')
    expect((await hearAll(heard, topic)).map(({ event }) => event)).toEqual(['late', 'early-1', 'early-2'])
  })

  test('C12 a private row does not reach a public channel of the same name, nor the reverse', async () => {
    const topic = `both-${vsn}`
    const inside = listen(await openClient(stack.url, { vsn, key: secretKey }), topic)
    const outside = listen(await openClient(stack.url, { vsn }), topic, { private: false })
    await subscribed(inside, outside)
    await send(topic, 'secret', {}, true)
    await send(topic, 'open', {}, false)
    expect((await hearAll(inside, topic, true)).map(({ event }) => event)).toEqual(['secret'])
    expect((await hearAll(outside, topic, false)).map(({ event }) => event)).toEqual(['open'])
  })
})

describe('content', () => {
  test('C13 topic, event and payload survive in any script, also at 200 KB', async () => {
    const topic = 'rum:Ålesund 雪 🧾'
    const heard = listen(await openClient(stack.url), topic, { private: false })
    await subscribed(heard)
    const payload = { id: 'é', 'nyckel 鍵': 'värde \u2028 "🧮" \\', long: 'å'.repeat(100_000) }
    await send(topic, 'händelse-事件', payload, false)
    const [message] = await hearAll(heard, topic, false)
    expect(message).toMatchObject({ event: 'händelse-事件', payload })
  })

  test('C13 numbers no JavaScript number can hold reach the wire digit for digit', async () => {
    const raw = await openSocket(stack.url)
    raw.send('1', '1', 'realtime:exact', 'phx_join')
    await raw.next('it is joined', (frame) => frame.ref === '1')
    const arrived = new Promise<Buffer>((resolve) =>
      raw.socket.once('message', (data: Buffer) => resolve(data)),
    )
    await stack.sql`select realtime.send('{"id": 12345678901234567890.10}', 'e', 'exact', false)`
    expect((await arrived).toString()).toContain('{"id": 12345678901234567890.10}')
    raw.socket.close()
  })

  test('C13 raw bytes arrive as they were stored on version 2, and not at all on version 1', async () => {
    const modern = listen(await openClient(stack.url), 'bytes', { private: false })
    const old = listen(await openClient(stack.url, { vsn: '1.0.0' }), 'bytes', { private: false })
    await subscribed(modern, old)
    await stack.sql`select realtime.send_binary(${Buffer.from([0, 255, 10])}, 'raw', 'bytes', false)`
    const [message] = await hearAll(modern, 'bytes', false)
    expect(message?.event).toBe('raw')
    expect(new Uint8Array(Object(message?.payload))).toEqual(new Uint8Array([0, 255, 10]))
    expect(await hearAll(old, 'bytes', false)).toEqual([])
  })

  test('C14 a hundred clients all receive, and one on another topic receives nothing', async () => {
    const members = await Promise.all(
      Array.from({ length: 100 }, async () =>
        listen(await openClient(stack.url), 'crowd', { private: false }),
      ),
    )
    const stranger = listen(await openClient(stack.url), 'crowd2', { private: false })
    await subscribed(...members, stranger)
    await send('crowd', 'hello', {}, false)
    await waitUntil('all have it', () => members.every(({ broadcasts }) => broadcasts.length === 1))
    expect(await hearAll(stranger, 'crowd2', false)).toEqual([])
  })
})

describe('mistakes in SQL are the same as on hosted', () => {
  test('C15 a trigger that runs as the writer, without an insert policy, warns and sends nothing', async () => {
    const userId = randomUUID()
    const topic = `account:${userId}`
    const heard = listen(await openClient(stack.url, { token: () => userToken(userId) }), topic)
    await subscribed(heard)
    const notices: string[] = []
    const writer = postgres(stack.adminUrl, {
      max: 1,
      onnotice: (notice) => notices.push(notice.message ?? ''),
    })
    try {
      await writer.begin(async (tx) => {
        await tx`set local role authenticated`
        await tx`insert into public.quiet_notes values (1, ${userId})`
      })
    } finally {
      await writer.end()
    }
    expect(await stack.sql`select id from public.quiet_notes`).toHaveLength(1)
    expect(notices).toEqual([expect.stringMatching(/^WarnSendingBroadcastMessage: .*row-level security/)])
    expect(await hearAll(heard, topic)).toEqual([])
  })

  test.each([
    ['statement level', 'INSERT', 'STATEMENT'],
    ['an operation nobody knows', 'MERGE', 'ROW'],
  ])('C16 %s aborts the write', async (_name, operation, level) => {
    const write = stack.sql`insert into public.loud_notes values (1, ${operation}, ${level})`
    await expect(write).rejects.toBeInstanceOf(postgres.PostgresError)
    expect(await stack.sql`select id from public.loud_notes`).toEqual([])
  })

  test('C17 rows just before and just after midnight UTC both arrive', async () => {
    const heard = listen(await openClient(stack.url), 'midnight', { private: false })
    await subscribed(heard)
    for (const time of ['23:59:59', '24:00:01']) {
      await stack.sql`
        insert into realtime.messages (topic, extension, event, payload, private, inserted_at)
        values ('midnight', 'broadcast', ${time}, '{}', false,
          (now() at time zone 'UTC')::date + ${time === '24:00:01' ? '1 day 1 second' : '23:59:59'}::interval)`
    }
    expect((await hearAll(heard, 'midnight', false)).map(({ event }) => event)).toEqual([
      '23:59:59',
      '24:00:01',
    ])
    const partitions = await stack.sql`
      select tableoid::regclass::text as name from realtime.messages
      where topic = 'midnight' and event !~ '^last' order by inserted_at`
    expect(partitions.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^realtime\.messages_\d{4}_\d{2}_\d{2}$/),
      expect.stringMatching(/^realtime\.messages_\d{4}_\d{2}_\d{2}$/),
    ])
    expect(partitions[0]?.name).not.toBe(partitions[1]?.name)
  })

  test('C17 outside every partition nothing can be stored', async () => {
    const write = stack.sql`
      insert into realtime.messages (topic, extension, inserted_at) values ('x', 'broadcast', now() + '30 days')`
    await expect(write).rejects.toMatchObject({ code: '23514' })
  })
})
