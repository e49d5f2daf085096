import { randomUUID } from 'node:crypto'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import postgres, { type Sql } from 'postgres'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { listen, nodeTransport } from './support/open-client.ts'
import { waitUntil } from './support/wait-until.ts'

const stack = inject('stack')
let sql: Sql
const clients: SupabaseClient[] = []
beforeAll(() => {
  sql = postgres(stack.adminUrl, { max: 2, onnotice: () => undefined })
})
afterEach(async () => {
  for (const client of clients.splice(0)) {
    await client.removeAllChannels()
    await client.realtime.disconnect()
  }
})
afterAll(() => sql.end())

/** Signs up through Auth, as the sign-up page does. */
async function newOwner() {
  const client = createClient(stack.url, stack.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    realtime: { transport: nodeTransport(), heartbeatIntervalMs: 250 },
  })
  clients.push(client)
  const { data, error } = await client.auth.signUp({
    email: `${randomUUID()}@payback.example`,
    password: 'a-long-password',
  })
  if (error || !data.user) throw new Error('Cannot sign up', { cause: error })
  await client.realtime.setAuth()
  return { client, id: data.user.id, topic: `account:${data.user.id}` }
}

test('C4 an owner joins the account, and hears that an integration changed and nothing else', async () => {
  const { client, id, topic } = await newOwner()
  const heard = listen(client, topic, { broadcast: { replication_ready: true } })
  await waitUntil('the stream is announced', () => heard.systems.length > 0)
  await sql`insert into public.integrations (id, user_id, provider, label, status)
    values (${randomUUID()}, ${id}, 'vapi', 'Secret label', 'pending')`
  await waitUntil('the change is announced', () => heard.broadcasts.length > 0)
  expect(heard.broadcasts).toEqual([
    {
      type: 'broadcast',
      event: 'changed',
      payload: { id: expect.any(String), tables: ['integrations'], days: [], count: 1 },
      meta: { id: heard.broadcasts[0]?.payload.id },
    },
  ])
  expect(heard.statuses).toEqual(['SUBSCRIBED'])
})

test("C29 an owner cannot join another's account, and hears nothing of it", async () => {
  const [anna, bo] = await Promise.all([newOwner(), newOwner()])
  const curious = listen(bo.client, anna.topic)
  const own = listen(bo.client, bo.topic)
  await waitUntil('the join is refused', () => curious.errors.length > 0)
  expect(curious.errors[0]).toContain(
    `Unauthorized: You do not have permissions to read from this Channel topic: ${anna.topic}`,
  )
  await waitUntil('the own is joined', () => own.statuses.includes('SUBSCRIBED'))
  await sql`select realtime.send('{}', 'x', ${anna.topic}), realtime.send('{}', 'y', ${bo.topic})`
  await waitUntil('the own message arrives', () => own.broadcasts.length > 0)
  expect(curious.broadcasts).toEqual([])
})

test('C35 after sign-out and removeAllChannels, as the app does it, nothing more is heard', async () => {
  const { client, topic } = await newOwner()
  const heard = listen(client, topic)
  await waitUntil('it is subscribed', () => heard.statuses.includes('SUBSCRIBED'))
  await client.removeAllChannels()
  expect((await client.auth.signOut()).error).toBeNull()
  expect(heard.statuses).toEqual(['SUBSCRIBED', 'CLOSED'])

  const again = listen(client, topic)
  await waitUntil('the signed-out join is refused', () => again.errors.length > 0)
  expect(again.errors[0]).toContain('Unauthorized: ')
})
