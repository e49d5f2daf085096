import { createHmac } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'

/** Who a request is, seen from inside the database: RLS and grants depend on nothing else. */
const stack = inject('stack')
const admin = postgres(stack.adminUrl, { max: 1, onnotice: () => undefined })
const browser =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 Safari/537.36'
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const sign = (claims: object, secret = stack.jwtSecret) => {
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}
const inAnHour = Math.floor(Date.now() / 1000) + 3600
const user = sign({ sub: '00000000-0000-0000-0000-00000000000a', role: 'authenticated', exp: inAnHour })
const { publishableKey, secretKey } = stack

type Answer = { status: number; role: string | null }
/** Table private to service_role: whoever reads it is service_role. */
async function ask(
  headers: Record<string, string>,
  path = '/rest/v1/accounts?select=user_id&limit=1',
): Promise<Answer> {
  const answer = await fetch(`${stack.url}${path}`, { headers })
  const body: unknown = await answer.json()
  const message = body !== null && typeof body === 'object' && 'message' in body ? String(body.message) : ''
  return {
    status: answer.status,
    role: /permission denied/.test(message) ? 'refused' : answer.ok ? 'reader' : null,
  }
}

beforeAll(async () => {
  await admin`select 1`
})
afterAll(() => admin.end())

describe('a request that shows no valid key', () => {
  const shapes: Record<string, Record<string, string>> = {
    'nothing at all': {},
    'an empty key': { apikey: '' },
    'a space': { apikey: ' ' },
    'a wrong key': { apikey: 'sb_publishable_wrong' },
    'a wrong secret key': { apikey: 'sb_secret_wrong' },
    'the secret key and more': { apikey: `${secretKey}x` },
    'half the secret key': { apikey: secretKey.slice(0, -1) },
    'the secret key twice': { apikey: `${secretKey}, ${secretKey}` },
    'a legacy service_role JWT': { apikey: sign({ role: 'service_role', exp: inAnHour }) },
    'a user token as key': { apikey: user },
    'only a user token': { authorization: `Bearer ${user}` },
    'the publishable key as bearer only': { authorization: `Bearer ${publishableKey}` },
    'the secret key as bearer only': { authorization: `Bearer ${secretKey}` },
    'a service_role JWT as bearer only': {
      authorization: `Bearer ${sign({ role: 'service_role', exp: inAnHour })}`,
    },
    'the host localhost': { host: 'localhost' },
    'forwarded from here': { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' },
    'words that lite knows': { 'x-admin': 'true', 'x-supabase-admin': '1', 'x-forwarded-host': 'localhost' },
  }
  it.each(Object.entries(shapes))('%s: 401', async (_, headers) => {
    expect(await ask(headers)).toEqual({ status: 401, role: null })
  })

  it('in the address: an empty or wrong one is refused too', async () => {
    for (const query of ['apikey=', 'apikey=wrong', 'apikey=wrong&apikey=', `APIKEY=${secretKey}`])
      expect(await ask({}, `/rest/v1/accounts?select=user_id&${query}`), query).toEqual({
        status: 401,
        role: null,
      })
  })

  it('cannot sign up, change or call anything either', async () => {
    for (const [method, path] of [
      ['POST', '/rest/v1/accounts'],
      ['PATCH', '/rest/v1/accounts?user_id=is.null'],
      ['DELETE', '/rest/v1/accounts?user_id=is.null'],
      ['POST', '/rest/v1/rpc/get_dashboard'],
      ['POST', '/auth/v1/signup'],
      ['GET', '/auth/v1/user'],
      ['GET', '/auth/v1/admin/users'],
    ] as const) {
      const answer = await fetch(`${stack.url}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { body: '{}' }),
      })
      expect(answer.status, `${method} ${path}`).toBe(401)
    }
  })

  it('does not reach what lite offers beside REST and Auth', async () => {
    for (const path of [
      '/_system/config',
      '/_system/info',
      '/_system/introspect',
      '/storage/v1/bucket',
      '/pg/query',
    ])
      for (const headers of [{}, { apikey: secretKey }] as Record<string, string>[]) {
        const answer = await fetch(`${stack.url}${path}`, { headers })
        expect(await answer.text(), path).not.toContain(stack.jwtSecret)
      }
  })
})

describe('keys', () => {
  it('publishable alone is anon, which may read no account', async () => {
    expect(await ask({ apikey: publishableKey })).toEqual({ status: 401, role: 'refused' })
  })

  it('publishable as bearer beside itself is still anon', async () => {
    expect(await ask({ apikey: publishableKey, authorization: `Bearer ${publishableKey}` })).toEqual({
      status: 401,
      role: 'refused',
    })
  })

  it('publishable with a user token is authenticated', async () => {
    expect(await ask({ apikey: publishableKey, authorization: `Bearer ${user}` })).toEqual({
      status: 200,
      role: 'reader',
    })
  })

  it('a foreign, expired or malformed user token is 401 and never anon or more', async () => {
    const claims = { sub: '00000000-0000-0000-0000-00000000000a', role: 'service_role', exp: inAnHour }
    for (const token of [sign(claims, 'x'.repeat(40)), sign({ ...claims, exp: 1 }), `${user}x`, 'garbage'])
      expect((await ask({ apikey: publishableKey, authorization: `Bearer ${token}` })).status).toBe(401)
  })

  it('secret from a browser is refused as on hosted', async () => {
    const answer = await fetch(`${stack.url}/rest/v1/accounts?select=user_id`, {
      headers: { apikey: secretKey, 'user-agent': browser },
    })
    expect([answer.status, await answer.json()]).toEqual([
      401,
      { message: 'Forbidden use of secret API key in browser' },
    ])
  })
})
