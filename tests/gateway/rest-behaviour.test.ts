import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ownStack } from '../support/own-stack.ts'

let stack: Awaited<ReturnType<typeof ownStack>>
let sql: postgres.Sql
let userToken = ''

const ask = async (path: string, init: RequestInit = {}, key = stack.status.publishableKey) => {
  const answer = await fetch(`${stack.status.url}/rest/v1${path}`, {
    ...init,
    headers: { apikey: key, ...(init.body ? { 'content-type': 'application/json' } : {}), ...init.headers },
  })
  const text = await answer.text()
  return {
    status: answer.status,
    headers: answer.headers,
    body: text === '' ? null : (JSON.parse(text) as unknown),
  }
}
const asUser = (path: string, init: RequestInit = {}) =>
  ask(path, { ...init, headers: { authorization: `Bearer ${userToken}`, ...init.headers } })
const asService = (path: string, init: RequestInit = {}) => ask(path, init, stack.status.secretKey)

beforeAll(async () => {
  stack = await ownStack()
  const answer = await fetch(`${stack.status.url}/auth/v1/signup`, {
    method: 'POST',
    headers: { apikey: stack.status.publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'owner@payback.example', password: 'a password of some length' }),
  })
  userToken = ((await answer.json()) as { access_token: string }).access_token
  sql = postgres(stack.status.dbUrl, { max: 1, onnotice: () => undefined })
  await sql.unsafe(`
    create table public.many (id int primary key, parent int references public.many, label text not null check (label <> ''));
    insert into public.many select n, nullif(n % 10, 0), 'row ' || n from generate_series(1, 1500) n;
    create table public.hidden (id int primary key);
    create function public.nap(seconds float8) returns text language sql volatile set search_path = ''
      as $$ select 'slept' from pg_catalog.pg_sleep(seconds) $$;
    create function public.who() returns jsonb language sql stable set search_path = '' as $$
      select pg_catalog.jsonb_build_object('user', current_user, 'claims', current_setting('request.jwt.claims', true)::jsonb,
        'method', current_setting('request.method', true), 'path', current_setting('request.path', true),
        'agent', current_setting('request.headers', true)::jsonb ->> 'user-agent',
        'timeout', current_setting('statement_timeout'), 'read_only', current_setting('transaction_read_only')) $$;
    create function public.refuse(code text) returns void language plpgsql set search_path = '' as $$
      begin raise exception 'no' using errcode = code, detail = 'why', hint = 'how'; end $$;
    create function public.add_row() returns int language sql volatile set search_path = ''
      as $$ insert into public.many values (7001, null, 'added') returning id $$;
    grant select, insert, update, delete on public.many to anon, authenticated, service_role;
`)
  await vi.waitFor(async () => expect((await ask('/many?select=id&limit=1')).status).toBe(200), 5000)
})
afterAll(async () => {
  await sql?.end()
  await stack?.remove()
})

describe('who the database sees', () => {
  it('role, claims and request, by key and token', async () => {
    const init = { headers: { 'user-agent': 'test/1' } }
    expect((await ask('/rpc/who', init)).body).toMatchObject({
      user: 'anon',
      claims: { role: 'anon' },
      method: 'GET',
      path: '/rpc/who',
      agent: 'test/1',
      timeout: '3s',
      read_only: 'on',
    })
    expect((await asUser('/rpc/who', { method: 'POST', body: '{}' })).body).toMatchObject({
      user: 'authenticated',
      claims: { role: 'authenticated', email: 'owner@payback.example' },
      method: 'POST',
      timeout: '8s',
    })
    expect((await asService('/rpc/who')).body).toMatchObject({ user: 'service_role', timeout: '8s' })
  })

  it('leaves nothing of one request to the next', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => (index % 2 ? asUser('/rpc/who') : ask('/rpc/who'))),
    )
    for (const [index, { body }] of answers.entries())
      expect(body).toMatchObject({ user: index % 2 ? 'authenticated' : 'anon' })
  })
})

describe('limits', () => {
  it('a statement of anon ends after 3 s, one of a user may take longer', async () => {
    const slept = asUser('/rpc/nap', { method: 'POST', body: '{"seconds": 3.5}' })
    const began = Date.now()
    const cut = await ask('/rpc/nap', { method: 'POST', body: '{"seconds": 10}' })
    expect(Date.now() - began).toBeLessThan(6000)
    expect([cut.status, cut.body]).toEqual([
      500,
      { code: '57014', details: null, hint: null, message: 'canceling statement due to statement timeout' },
    ])
    expect((await slept).body).toBe('slept')
  })

  it('no more than 1000 rows come at once', async () => {
    const { body, headers } = await ask('/many?select=id', { headers: { prefer: 'count=exact' } })
    expect(body).toHaveLength(1000)
    expect(headers.get('content-range')).toBe('0-999/1500')
    expect((await ask('/many?select=id&limit=5000')).body).toHaveLength(1000)
  })

  it('an update or delete without a filter is refused, as on hosted', async () => {
    for (const init of [{ method: 'DELETE' }, { method: 'PATCH', body: '{"label":"x"}' }])
      expect((await ask('/many', init)).status).toBe(400)
    expect((await ask('/many?select=id&id=eq.1')).body).toEqual([{ id: 1 }])
  })

  it('GET cannot write, whatever a function tries', async () => {
    expect(await ask('/rpc/add_row')).toMatchObject({ status: 405, body: { code: '25006' } })
    expect(await ask('/rpc/add_row', { method: 'POST', body: '{}' })).toMatchObject({
      status: 200,
      body: 7001,
    })
  })
})

describe('errors as PostgREST shapes them', () => {
  const shape = (code: string, message: string) => expect.objectContaining({ code, message })
  it.each([
    [
      'an unknown table',
      '/nothing',
      404,
      'PGRST205',
      /Could not find the table 'public.nothing' in the schema cache/,
    ],
    ['an unknown column', '/many?select=nope', 400, '42703', /column many.nope does not exist/],
    ['an unknown function', '/rpc/nothing', 404, 'PGRST202', /Could not find the function public.nothing/],
    ['a bad operator', '/many?id=zz.1', 400, 'PGRST100', /failed to parse/],
    ['a bad value', '/many?id=eq.word', 400, '22P02', /invalid input syntax for type integer: "word"/],
    ['no single row', '/many?id=eq.-1', 406, 'PGRST116', /Cannot coerce the result to a single JSON object/],
    ['aggregates', '/many?select=id.sum()', 400, 'PGRST123', /aggregate/],
  ] as const)('%s', async (name, path, status, code, message) => {
    const init = name === 'no single row' ? { headers: { accept: 'application/vnd.pgrst.object+json' } } : {}
    const answer = await ask(path, init)
    expect(answer.body).toMatchObject({ code, message: expect.stringMatching(message) })
    expect(answer.status).toBe(status)
    expect(Object.keys(answer.body as object).sort()).toEqual(['code', 'details', 'hint', 'message'])
  })

  it('no grant: 401 for anon, 403 for a user', async () => {
    const expected = shape('42501', 'permission denied for table hidden')
    const anon = await ask('/hidden')
    expect([anon.status, anon.body]).toEqual([401, expected])
    const user = await asUser('/hidden')
    expect([user.status, user.body]).toEqual([403, expected])
  })

  it('constraints', async () => {
    const post = (body: object) => ask('/many', { method: 'POST', body: JSON.stringify(body) })
    expect(await post({ id: 1, label: 'again' })).toMatchObject({ status: 409, body: { code: '23505' } })
    expect(await post({ id: 9001, label: '' })).toMatchObject({ status: 400, body: { code: '23514' } })
    expect(await post({ id: 9002 })).toMatchObject({ status: 400, body: { code: '23502' } })
    expect(await post({ id: 9003, label: 'x', parent: 99999 })).toMatchObject({
      status: 409,
      body: { code: '23503' },
    })
    expect(await post({ id: 9004, label: 'x', nope: 1 })).toMatchObject({
      status: 400,
      body: { code: 'PGRST204' },
    })
  })

  it('what functions raise', async () => {
    const raise = (code: string) => ask('/rpc/refuse', { method: 'POST', body: JSON.stringify({ code }) })
    expect(await raise('P0001')).toMatchObject({
      status: 400,
      body: { code: 'P0001', message: 'no', details: 'why', hint: 'how' },
    })
    expect(await raise('PT418')).toMatchObject({ status: 418 })
  })

  it('a body that is no JSON', async () => {
    expect(await ask('/many', { method: 'POST', body: '{"id":' })).toMatchObject({
      status: 400,
      body: { code: 'PGRST102' },
    })
  })
})

describe('CORS', () => {
  it('answers preflights and shows the headers that supabase-js reads', async () => {
    const answer = await fetch(`${stack.status.url}/rest/v1/many`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'apikey,authorization,content-type,prefer',
      },
    })
    expect(answer.status).toBeLessThan(300)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('access-control-allow-methods')).toContain('PATCH')
    expect(answer.headers.get('access-control-allow-headers')).toMatch(/apikey.*prefer/)
    const { headers } = await ask('/many?select=id&limit=1')
    expect(headers.get('access-control-expose-headers')).toContain('Content-Range')
  })
})

describe('a change of the schema', () => {
  it('is noticed without being told, as on hosted', async () => {
    await sql.unsafe('create table public.later (id int primary key); grant select on public.later to anon')
    await vi.waitFor(async () => expect(await ask('/later')).toMatchObject({ status: 200, body: [] }), 5000)
    await sql.unsafe('drop table public.later')
    await vi.waitFor(
      async () => expect(await ask('/later')).toMatchObject({ status: 404, body: { code: 'PGRST205' } }),
      5000,
    )
  })
})

describe('a database that restarts', () => {
  it('is found again without a restart of the gateway', async () => {
    await stack.postgres.restart()
    await vi.waitFor(async () => expect((await ask('/many?select=id&limit=1')).status).toBe(200), 10_000)
    expect((await asUser('/rpc/who')).body).toMatchObject({ user: 'authenticated' })
  })
})
