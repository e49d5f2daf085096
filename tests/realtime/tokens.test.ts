import { randomUUID } from 'node:crypto'
import { createClient } from '@supabase/supabase-js'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { closeClients, type Heard, listen, nodeTransport, openClient } from './support/open-client.ts'
import { openSocket, type RawSocket, refusedHandshake } from './support/open-socket.ts'
import { inSeconds, signJwt, userToken } from './support/sign-jwt.ts'
import { publishableKey, type RealtimeStack, startRealtimeStack } from './support/start-realtime-stack.ts'
import { waitUntil } from './support/wait-until.ts'

let stack: RealtimeStack
beforeAll(async () => {
  stack = await startRealtimeStack()
})
afterAll(() => stack.stop())

const send = (topic: string, event = 'changed') => stack.sql`select realtime.send('{}', ${event}, ${topic})`
const subscribed = (heard: Heard) =>
  waitUntil('it is subscribed', () => heard.statuses.includes('SUBSCRIBED'))
const refused = (topic: string) => `You do not have permissions to read from this Channel topic: ${topic}`

/** Joins `topic` privately on a raw socket and gives the payload of the answer. */
async function join(raw: RawSocket, ref: string, topic: string, token?: string): Promise<unknown> {
  raw.send(ref, ref, `realtime:${topic}`, 'phx_join', { config: { private: true }, access_token: token })
  return (await raw.next('the join is answered', (frame) => frame.ref === ref)).payload
}
const reasonOf = (reason: unknown) => ({ status: 'error', response: { reason } })

// All at once: most of them wait for a token to run out, and each has a topic of its own.
describe.concurrent('a new token on an open channel', () => {
  afterAll(closeClients)

  test('C25 a fresh one is taken in silence, and it is what counts from then on', async () => {
    const userId = randomUUID()
    const topic = `account:${userId}`
    const raw = await openSocket(stack.url)
    const exp = inSeconds(3)
    await join(raw, '1', topic, userToken(userId, { exp }))
    for (const token of [userToken(userId, { fresh: true }), null, publishableKey, 7, { a: 1 }]) {
      raw.send('1', null, `realtime:${topic}`, 'access_token', { access_token: token })
    }
    raw.send('1', null, `realtime:${topic}`, 'access_token')
    await waitUntil('the first token has expired', () => Date.now() > (exp + 1) * 1000)
    const arrived = new Promise((resolve) => raw.socket.once('message', resolve))
    await send(topic)
    await arrived
    expect(raw.frames).toHaveLength(1)
    raw.socket.close()
  })

  test('C26 one that may no longer read closes the channel with the reason', async () => {
    const [before, after] = [randomUUID(), randomUUID()]
    let token = userToken(before)
    const heard = listen(await openClient(stack.url, { token: () => token }), `account:${before}`)
    await subscribed(heard)
    token = userToken(after)
    await waitUntil('it is closed', () => heard.statuses.includes('CLOSED'))
    expect(heard.statuses).toEqual(['SUBSCRIBED', 'CLOSED'])
    expect(heard.systems).toEqual([
      {
        extension: 'system',
        status: 'error',
        message: refused(`account:${before}`),
        channel: `account:${before}`,
      },
    ])
  })

  test.each([
    [
      'expired',
      () => signJwt({ role: 'authenticated', exp: inSeconds(-9) }),
      /^Token has expired (9|10) seconds ago$/,
    ],
    ['malformed', () => 'x.y.z', /^The token provided is not a valid JWT$/],
  ])('C26 one that is %s closes it too', async (_name, make, message) => {
    const userId = randomUUID()
    const raw = await openSocket(stack.url)
    await join(raw, '1', `account:${userId}`, userToken(userId))
    raw.send('1', null, `realtime:account:${userId}`, 'access_token', { access_token: make() })
    await raw.next('it is closed', (frame) => frame.event === 'phx_close')
    expect(raw.frames.slice(1).map(({ joinRef, ref, event }) => [joinRef, ref, event])).toEqual([
      ['1', null, 'system'],
      ['1', '1', 'phx_close'],
    ])
    expect(raw.frames[1]?.payload).toMatchObject({ status: 'error', message: expect.stringMatching(message) })
    raw.socket.close()
  })

  test('C27 at expiry the channel closes with the reason; the socket and other channels stay', async () => {
    const userId = randomUUID()
    const raw = await openSocket(stack.url)
    await stack.sql`insert into public.members values ('hall', ${userId})`
    await join(raw, '1', 'hall', userToken(userId))
    await join(raw, '2', `account:${userId}`, userToken(userId, { exp: inSeconds(3) }))
    const system = await raw.next('the end is announced', (frame) => frame.event === 'system')
    expect(system).toMatchObject({
      joinRef: '2',
      payload: { message: expect.stringMatching(/^Token has expired [01] seconds ago$/) },
    })
    await raw.next('it is closed', (frame) => frame.event === 'phx_close')
    const arrived = new Promise((resolve) => raw.socket.once('message', resolve))
    await send('hall')
    await arrived
    raw.send(null, '9', 'phoenix', 'heartbeat')
    await raw.next('the socket answers', (frame) => frame.ref === '9')
    raw.socket.close()
  })

  test('C27 supabase-js reports CLOSED and does not come back', async () => {
    const userId = randomUUID()
    const token = userToken(userId, { exp: inSeconds(3) })
    const heard = listen(await openClient(stack.url, { token: () => token }), `account:${userId}`)
    await waitUntil('it is closed', () => heard.statuses.includes('CLOSED'))
    expect(heard.statuses).toEqual(['SUBSCRIBED', 'CLOSED'])
    expect(heard.systems[0]?.message).toMatch(/^Token has expired/)
  })

  test('C28 a refresh before expiry keeps the channel without interruption', async () => {
    const userId = randomUUID()
    const topic = `account:${userId}`
    const firstExpiry = inSeconds(3)
    const openedAt = Date.now()
    const token = () => userToken(userId, Date.now() < openedAt + 500 ? { exp: firstExpiry } : {})
    const heard = listen(await openClient(stack.url, { token }), topic)
    await subscribed(heard)
    await waitUntil('the first token is long expired', () => Date.now() > (firstExpiry + 1) * 1000)
    await send(topic, 'still')
    await waitUntil('the message arrives', () => heard.broadcasts.length > 0)
    expect(heard.statuses).toEqual(['SUBSCRIBED'])
    expect(heard.systems).toEqual([])
  })
})

describe('refusals', () => {
  afterEach(closeClients)

  const owner = randomUUID()
  const stranger = randomUUID()

  test.each([
    ['another account', `account:${owner}`],
    ['an account nobody has', `account:${randomUUID()}`],
    ['wrong case', `Account:${stranger}`],
    ['an extra colon', `account::${stranger}`],
    ['a colon behind', `account:${stranger}:`],
    ['a trailing space', `account:${stranger} `],
    ['a leading space', ` account:${stranger}`],
    ['a NUL', `account:${stranger}\0`],
    ['SQL', `account:' or true --`],
    ['a pattern', 'account:%'],
  ])('C29 %s: Unauthorized, and no message ever', async (_name, topic) => {
    const client = await openClient(stack.url, { token: () => userToken(stranger) })
    const heard = listen(client, topic)
    const own = listen(client, `account:${stranger}`)
    await waitUntil('it is refused', () => heard.statuses.length > 0)
    await subscribed(own)
    expect(heard.statuses[0]).toBe('CHANNEL_ERROR')
    expect(heard.errors[0]).toContain(`Unauthorized: ${refused(topic)}`)
    await send(`account:${owner}`)
    await send(`account:${stranger}`)
    await waitUntil('the own message arrives', () => own.broadcasts.length > 0)
    expect(heard.broadcasts).toEqual([])
  })

  test('C29 the empty topic has no name', async () => {
    const raw = await openSocket(stack.url)
    expect(await join(raw, '1', '')).toEqual(reasonOf('TopicNameRequired: You must provide a topic name'))
    raw.socket.close()
  })

  test.each([
    ['anon', () => signJwt({ role: 'anon' }), `Unauthorized: ${refused(`account:${owner}`)}`],
    [
      'a role nobody made',
      () => signJwt({ role: 'root', sub: owner }),
      `Unauthorized: ${refused(`account:${owner}`)}`,
    ],
    [
      'a claim the policy fails on',
      () => signJwt({ role: 'authenticated', sub: 'no uuid' }),
      `Unauthorized: ${refused(`account:${owner}`)}`,
    ],
    [
      'a forged signature',
      () => `${userToken(owner).slice(0, -6)}AAAAAA`,
      'JwtSignatureError: Failed to validate JWT signature',
    ],
    [
      'another secret',
      () => signJwt({ role: 'authenticated', sub: owner }, { secret: 'x'.repeat(40) }),
      'JwtSignatureError: Failed to validate JWT signature',
    ],
    [
      'other claims under the same signature',
      () => withOtherClaims(userToken(stranger)),
      'JwtSignatureError: Failed to validate JWT signature',
    ],
    ['alg none', () => withoutSignature(), expect.stringMatching(/^JwtSignerError: /)],
    [
      'an algorithm without a key',
      () => signJwt({ role: 'authenticated', sub: owner }, { header: { alg: 'RS256', kid: 'k1' } }),
      expect.stringMatching(/^JwtSignerError: .*"k1"/),
    ],
    [
      'no role',
      () => signJwt({ sub: owner }),
      'InvalidJWTToken: Fields `role` and `exp` are required in JWT',
    ],
    [
      'no exp',
      () => signJwt({ role: 'authenticated', sub: owner, exp: undefined }),
      'InvalidJWTToken: Fields `role` and `exp` are required in JWT',
    ],
    [
      'an iat that is no number',
      () => userToken(owner, { iat: 'now' }),
      expect.stringMatching(/^InvalidJWTToken: /),
    ],
    ['no JWT', () => 'not-a-jwt', 'MalformedJWT: The token provided is not a valid JWT'],
    [
      'claims that are no object',
      () => 'eyJhbGciOiJIUzI1NiJ9.W10.AAAA',
      'MalformedJWT: The token provided is not a valid JWT',
    ],
    ['an empty token', () => '', 'MalformedJWT: The token provided is not a valid JWT'],
  ])('C30 %s is refused by its reason', async (_name, make, reason) => {
    const raw = await openSocket(stack.url)
    expect(await join(raw, '1', `account:${owner}`, make())).toEqual(reasonOf(reason))
    raw.socket.close()
  })

  test('C30 a key that is no JWT is anon and may not listen privately', async () => {
    const heard = listen(await openClient(stack.url), `account:${owner}`)
    await waitUntil('it is refused', () => heard.statuses.length > 0)
    expect(heard.statuses[0]).toBe('CHANNEL_ERROR')
    expect(heard.errors[0]).toContain('Unauthorized: ')
  })

  test('C31 an expired JWT is refused at the join with its age', async () => {
    const raw = await openSocket(stack.url)
    const payload = await join(raw, '1', `account:${owner}`, userToken(owner, { exp: inSeconds(-60) }))
    expect(payload).toEqual(
      reasonOf(expect.stringMatching(/^InvalidJWTToken: Token has expired 6[01] seconds ago$/)),
    )
    raw.socket.close()
  })

  test.each([
    ['missing', () => '', 'Missing API key'],
    [
      'expired',
      () => signJwt({ role: 'anon', exp: inSeconds(-5) }),
      expect.stringMatching(/^Token has expired/),
    ],
    ['without role', () => signJwt({ sub: owner }), 'Fields `role` and `exp` are required in JWT'],
    ['malformed', () => 'nonsense', 'The token provided is not a valid JWT'],
    [
      'forged',
      () => signJwt({ role: 'anon' }, { secret: 'y'.repeat(40) }),
      'Failed to validate JWT signature',
    ],
    ['an sb_ key of another project', () => 'sb_publishable_other', 'Unknown API key'],
  ])('C31 an apikey that is %s is refused at the handshake', async (_name, make, error) => {
    const refusal = await refusedHandshake(stack.url, `?apikey=${make()}&vsn=2.0.0`)
    expect(refusal).toEqual({ status: 401, body: { error } })
  })

  function withOtherClaims(token: string): string {
    const [head, , signature] = token.split('.')
    const claims = { role: 'authenticated', sub: owner, exp: inSeconds(3600) }
    return `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`
  }

  function withoutSignature(): string {
    const [, body] = userToken(owner).split('.')
    return `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${body}.`
  }
})

describe('sign-out and lost membership', () => {
  afterEach(closeClients)

  /** Real supabase-js sign-in and sign-out; only the answers of the Auth server are written here. */
  async function signedIn(key: string, userId: string) {
    const session = {
      access_token: userToken(userId),
      refresh_token: 'r',
      expires_in: 3600,
      token_type: 'bearer',
      user: { id: userId },
    }
    const client = createClient(stack.url, key, {
      auth: { persistSession: false, autoRefreshToken: false },
      global: {
        fetch: async (input) =>
          String(input).includes('/logout') ? new Response(null, { status: 204 }) : Response.json(session),
      },
      realtime: { transport: nodeTransport(), heartbeatIntervalMs: 100 },
    })
    await client.auth.signInWithPassword({ email: 'anna@example.com', password: 'secret' })
    await client.realtime.setAuth()
    return client
  }

  test('C35 signing out with a JWT as key closes the channel within a heartbeat', async () => {
    const userId = randomUUID()
    const client = await signedIn(signJwt({ role: 'anon' }), userId)
    const heard = listen(client, `account:${userId}`)
    await subscribed(heard)
    await client.auth.signOut()
    await waitUntil('it is closed', () => heard.statuses.includes('CLOSED'))
    expect(heard.systems[0]?.message).toBe(refused(`account:${userId}`))
    await client.realtime.disconnect()
  })

  test('C35 signing out with a publishable key leaves it joined until the app removes its channels', async () => {
    const userId = randomUUID()
    const beats: string[] = []
    const client = await signedIn(publishableKey, userId)
    const heard = listen(client, `account:${userId}`)
    await subscribed(heard)
    await client.auth.signOut()
    client.realtime.onHeartbeat((status) => beats.push(status))
    await waitUntil('two heartbeats passed', () => beats.filter((beat) => beat === 'ok').length >= 2)
    await send(`account:${userId}`, 'after')
    await waitUntil('it still receives', () => heard.broadcasts.length > 0)
    expect(heard.statuses).toEqual(['SUBSCRIBED'])

    await client.removeAllChannels()
    expect(heard.statuses).toEqual(['SUBSCRIBED', 'CLOSED'])
    await client.realtime.disconnect()
  })

  test('C37 a removed member keeps receiving until the token changes or the topic is joined again', async () => {
    const userId = randomUUID()
    await stack.sql`insert into public.members values ('club', ${userId})`
    const raw = await openSocket(stack.url)
    expect(await join(raw, '1', 'club', userToken(userId))).toMatchObject({ status: 'ok' })
    await stack.sql`delete from public.members where room = 'club'`
    const arrived = new Promise((resolve) => raw.socket.once('message', resolve))
    await send('club')
    await arrived

    raw.send('1', null, 'realtime:club', 'access_token', { access_token: userToken(userId, { fresh: true }) })
    const system = await raw.next('it is told', (frame) => frame.event === 'system')
    expect(system.payload).toMatchObject({ message: refused('club') })
    expect(await join(raw, '2', 'club', userToken(userId))).toEqual(
      reasonOf(`Unauthorized: ${refused('club')}`),
    )
    raw.socket.close()
  })
})
