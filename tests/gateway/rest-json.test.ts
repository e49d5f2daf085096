import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ownStack } from '../support/own-stack.ts'

/**
 * JSON by PostgREST is JSON by Postgres: `json_agg` over the rows. So the truth is asked of Postgres itself, beside
 * the values PostgREST documents.
 */
const columns: [column: string, type: string, literal: string, json: string][] = [
  ['numeric_exact', 'numeric', `12345678901234.123456`, '12345678901234.123456'],
  ['numeric_zeros', 'numeric(12, 6)', `0.008500`, '0.008500'],
  ['numeric_big', 'numeric', `123456789012345678901234567890`, '123456789012345678901234567890'],
  ['numeric_negative', 'numeric', `-0.10`, '-0.10'],
  ['numeric_nan', 'numeric', `'NaN'`, '"NaN"'],
  ['numeric_plain', 'numeric', `42`, '42'],
  ['int8_max', 'int8', `9223372036854775807`, '9223372036854775807'],
  ['int8_small', 'int8', `7`, '7'],
  ['int4', 'int4', `-2147483648`, '-2147483648'],
  ['int2', 'int2', `3`, '3'],
  ['float8', 'float8', `0.1`, '0.1'],
  ['float8_big', 'float8', `1e21`, '1e+21'],
  ['float8_small', 'float8', `0.00001`, '1e-05'],
  ['float4', 'float4', `1.5`, '1.5'],
  ['bool_true', 'boolean', `true`, 'true'],
  ['bool_false', 'boolean', `false`, 'false'],
  ['nothing', 'text', `null`, 'null'],
  ['tstz', 'timestamptz', `'2026-11-23 04:46:21.913+00'`, '"2026-11-23T04:46:21.913+00:00"'],
  ['tstz_other', 'timestamptz', `'2026-07-01 06:00:00+02'`, '"2026-07-01T04:00:00+00:00"'],
  ['tstz_micro', 'timestamptz', `'2026-11-23 04:46:21.913123+00'`, '"2026-11-23T04:46:21.913123+00:00"'],
  ['tstz_infinity', 'timestamptz', `'infinity'`, '"infinity"'],
  ['tstz_bc', 'timestamptz', `'0044-03-15 00:00:00+00 BC'`, '"0044-03-15T00:00:00+00:00 BC"'],
  ['ts', 'timestamp', `'2026-11-23 04:46:21.5'`, '"2026-11-23T04:46:21.5"'],
  ['day', 'date', `'2026-11-23'`, '"2026-11-23"'],
  ['clock', 'time', `'09:30'`, '"09:30:00"'],
  ['clock_tz', 'timetz', `'09:30+01'`, '"09:30:00+01"'],
  ['span', 'interval', `'1 day 02:00'`, '"1 day 02:00:00"'],
  ['bytes', 'bytea', `'\\xdeadbeef'`, '"\\\\xdeadbeef"'],
  ['id', 'uuid', `'00000000-0000-0000-0000-00000000000a'`, '"00000000-0000-0000-0000-00000000000a"'],
  ['words', 'text', `'å"\\ \uE000 </script>'`, '"å\\"\\\\ \uE000 </script>"'],
  ['texts', 'text[]', `array['a', 'b,c', null, '"']`, '["a","b,c",null,"\\""]'],
  ['texts_empty', 'text[]', `'{}'`, '[]'],
  ['ints', 'int[]', `array[[1, 2], [3, 4]]`, '[[1,2],[3,4]]'],
  ['numerics', 'numeric[]', `array[1.10, 2]`, '[1.10,2]'],
  [
    'stamps',
    'timestamptz[]',
    `array['2026-11-23 04:46:21+00'::timestamptz]`,
    '["2026-11-23T04:46:21+00:00"]',
  ],
  ['int8s', 'int8[]', `array[9223372036854775807]`, '[9223372036854775807]'],
  ['bools', 'boolean[]', `array[true, false, null]`, '[true,false,null]'],
  ['doc', 'jsonb', `'{"b": 1.10, "a": [1, {"x": null}], "10": 12345678901234567890}'`, ''],
  ['doc_text', 'json', `'{"b":  1.10,"a":1}'`, '{"b":  1.10,"a":1}'],
  ['doc_string', 'jsonb', `'"word"'`, '"word"'],
  ['doc_null', 'jsonb', `'null'`, 'null'],
  ['docs', 'jsonb[]', `array['{"a": 1.0}'::jsonb]`, '[{"a": 1.0}]'],
  ['oid_text', 'oid', `1259`, '"1259"'],
  ['range', 'int4range', `'[1,5)'`, '"[1,5)"'],
  ['mood', 'public.mood', `'good'`, '"good"'],
  ['moods', 'public.mood[]', `array['good', 'bad']::public.mood[]`, '["good","bad"]'],
]

let stack: Awaited<ReturnType<typeof ownStack>>
let sql: postgres.Sql
const get = (path: string, init: RequestInit = {}) =>
  fetch(`${stack.status.url}/rest/v1${path}`, {
    ...init,
    headers: { apikey: stack.status.publishableKey, ...init.headers },
  })

beforeAll(async () => {
  stack = await ownStack()
  sql = postgres(stack.status.dbUrl, { max: 1, onnotice: () => undefined })
  await sql.unsafe(`
    create type public.mood as enum ('good', 'bad');
    create table public.kinds (key int primary key, ${columns.map(([name, type]) => `${name} ${type}`).join(', ')});
    insert into public.kinds values (1, ${columns.map(([, type, literal]) => `(${literal})::${type}`).join(', ')});
    create table public.parts (key int primary key, kind int references public.kinds, price numeric(12, 6), at timestamptz);
    insert into public.parts values (10, 1, 1.100000, '2026-11-23 04:46:21.913+00');
    create function public.kind_document() returns jsonb language sql stable set search_path = ''
      return '{"amount": 0.008500, "10": 1, "9": 12345678901234567890}'::jsonb;
    create function public.kind_amount() returns numeric language sql stable set search_path = '' return 1.50;
    create function public.kind_rows() returns setof public.parts language sql stable set search_path = ''
      begin atomic select * from public.parts; end;
    grant select, insert, update, delete on public.kinds, public.parts to anon;`)
  await vi.waitFor(async () => expect((await get('/parts?select=key')).status).toBe(200), 5000)
})
afterAll(async () => {
  await sql?.end()
  await stack?.remove()
})

const asPostgresWrites = async (query: string) => {
  await sql.unsafe(`set timezone = 'UTC'`)
  const [row] = await sql.unsafe(`select coalesce(json_agg(t), '[]')::text as body from (${query}) t`)
  return String(row?.['body'])
}
/** json_agg breaks lines between rows, and writes no space that JSON.stringify would: compare value by value. */
const member = (body: string, name: string) => {
  const at = body.indexOf(`"${name}":`)
  return at < 0 ? undefined : body.slice(at + name.length + 3)
}

describe('rows as PostgREST writes them', () => {
  it.each(columns)('%s (%s)', async (name, _type, _literal, json) => {
    const body = await (await get(`/kinds?select=${name}`)).text()
    if (json) expect(body).toBe(`[{"${name}":${json}}]`)
    expect(body).toBe(await asPostgresWrites(`select ${name} from public.kinds`))
  })

  it('all columns at once, one object, and the length it says', async () => {
    const expected = await asPostgresWrites('select * from public.kinds')
    const all = await get('/kinds')
    expect(await all.text()).toBe(expected)
    const one = await get('/kinds', { headers: { accept: 'application/vnd.pgrst.object+json' } })
    const body = await one.text()
    expect(`[${body}]`).toBe(expected)
    expect(Number(one.headers.get('content-length'))).toBe(Buffer.byteLength(body))
  })

  it('embedded rows', async () => {
    const body = await (await get('/kinds?select=key,parts(key,price,at)')).text()
    expect(JSON.parse(body)).toEqual([
      { key: 1, parts: [{ key: 10, price: 1.1, at: '2026-11-23T04:46:21.913+00:00' }] },
    ])
    expect(member(body, 'price')).toMatch(/^1\.100000,/)
    const up = await (await get('/parts?select=key,kinds(numeric_exact,doc)')).text()
    expect(member(up, 'numeric_exact')).toMatch(/^12345678901234\.123456,/)
  })

  it('json paths', async () => {
    expect(await (await get('/kinds?select=doc->b,text:doc->>b,deep:doc->a->1')).text()).toBe(
      '[{"b":1.10,"text":"1.10","deep":{"x": null}}]',
    )
  })

  it('what functions return', async () => {
    expect(await (await get('/rpc/kind_document')).text()).toBe(
      '{"9": 12345678901234567890, "10": 1, "amount": 0.008500}',
    )
    expect(await (await get('/rpc/kind_amount')).text()).toBe('1.50')
    expect(await (await get('/rpc/kind_rows')).text()).toBe(
      '[{"key":10,"kind":1,"price":1.100000,"at":"2026-11-23T04:46:21.913+00:00"}]',
    )
  })

  it('what it stored, exactly as it came', async () => {
    const sent = '{"key":2,"numeric_exact":12345678901234.123456,"doc":{"n":0.10},"bytes":"\\\\x00ff"}'
    const answer = await get('/kinds?select=key,numeric_exact,doc,bytes', {
      method: 'POST',
      headers: { 'content-type': 'application/json', prefer: 'return=representation' },
      body: sent,
    })
    expect(answer.status).toBe(201)
    expect(await answer.text()).toBe(
      '[{"key":2,"numeric_exact":12345678901234.123456,"doc":{"n": 0.10},"bytes":"\\\\x00ff"}]',
    )
  })
})
