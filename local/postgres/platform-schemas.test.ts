import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maintainMessagePartitions } from './message-partitions.ts'
import { testPostgres, type TestPostgres } from './testing/test-postgres.ts'

let server: TestPostgres
let admin: Client

beforeAll(async () => {
  server = await testPostgres()
  admin = await server.connect(server.adminUrl)
})
afterAll(() => server.remove())

const partitions = async () => {
  const { rows } = await admin.query<{ name: string }>(
    "select inhrelid::regclass::text as name from pg_inherits where inhparent = 'realtime.messages'::regclass order by 1",
  )
  return rows.map((row) => row.name)
}

describe('maintainMessagePartitions', () => {
  it('after a start: yesterday to three days ahead, so that a message can be sent', async () => {
    expect(await partitions()).toHaveLength(5)
    await admin.query("select realtime.send('{}', 'changed', 'account:1')")
    expect((await admin.query("select from realtime.messages where topic = 'account:1'")).rowCount).toBe(1)
  })

  it('moves on with the days, drops what is older than 72 hours, and may run twice', async () => {
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000)
    const nameOf = (offset: number) =>
      `realtime.messages_${day(offset).toISOString().slice(0, 10).replaceAll('-', '_')}`
    await maintainMessagePartitions(admin, day(4))
    await maintainMessagePartitions(admin, day(4))
    expect(await partitions()).toEqual([1, 2, 3, 4, 5, 6, 7].map(nameOf))
    await maintainMessagePartitions(admin)
  })

  it('gives the partitions to supabase_realtime_admin and to nobody else', async () => {
    const { rows } = await admin.query(
      `select distinct pg_get_userbyid(relowner) as owner, relacl from pg_class where relname like 'messages_2%' and relkind = 'r'`,
    )
    expect(rows).toEqual([{ owner: 'supabase_realtime_admin', relacl: null }])
  })
})

describe('the realtime functions', () => {
  it('send puts an id into the payload unless there is one', async () => {
    await admin.query(
      `select realtime.send('{"a": 1}', 'e', 'ids'), realtime.send('{"id": "mine"}', 'e', 'ids')`,
    )
    const { rows } = await admin.query<{ same: boolean; payload: unknown }>(
      "select id::text = payload ->> 'id' as same, payload from realtime.messages where topic = 'ids' order by same desc",
    )
    expect(rows.map((row) => row.same)).toEqual([true, false])
    expect(rows[1]?.payload).toEqual({ id: 'mine' })
  })

  it.each([
    ['a payload that is no object', `select realtime.send('1', 'e', 'refused')`],
    ['no topic', `select realtime.send('{}', 'e', null)`],
  ])('send turns %s into a warning', async (_what, sql) => {
    const warned = new Promise<string>((resolve) =>
      admin.once('notice', (notice) => resolve(String(notice.message))),
    )
    await admin.query(sql)
    expect(await warned).toMatch(/^WarnSendingBroadcastMessage/)
    expect((await admin.query("select from realtime.messages where topic = 'refused'")).rowCount).toBe(0)
  })

  it('a role without a policy sends nothing, and is only warned', async () => {
    await admin.query('set role authenticated')
    await admin.query("select realtime.send('{}', 'e', 'sneaky')")
    await admin.query('reset role')
    expect((await admin.query("select from realtime.messages where topic = 'sneaky'")).rowCount).toBe(0)
  })

  it('send_binary keeps the bytes', async () => {
    await admin.query("select realtime.send_binary('\\x00ff', 'e', 'bytes')")
    const { rows } = await admin.query<{ bytes: string }>(
      "select encode(binary_payload, 'hex') as bytes from realtime.messages where topic = 'bytes' and payload is null",
    )
    expect(rows).toEqual([{ bytes: '00ff' }])
  })

  it('broadcast_changes describes the row, and refuses statement level and other operations', async () => {
    await admin.query(
      `create table public.things (id int);
       create function public.tell() returns trigger language plpgsql as $$
       begin
         perform realtime.broadcast_changes('things', tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
         return null;
       end $$;
       create trigger tell after insert or delete on public.things for each row execute function public.tell();
       insert into public.things values (7);
       delete from public.things where id = 7`,
    )
    const { rows } = await admin.query<{ payload: Record<string, unknown> }>(
      "select payload - 'id' as payload from realtime.messages where topic = 'things' and private order by event desc",
    )
    expect(rows.map((row) => row.payload)).toEqual([
      { table: 'things', schema: 'public', operation: 'INSERT', record: { id: 7 }, old_record: null },
      { table: 'things', schema: 'public', operation: 'DELETE', record: null, old_record: { id: 7 } },
    ])
    const call = (operation: string, level: string) =>
      admin.query(
        `select realtime.broadcast_changes('t', 'e', '${operation}', 't', 's', null::public.things, null::public.things, '${level}')`,
      )
    await expect(call('INSERT', 'STATEMENT')).rejects.toThrow(/for each row/)
    await expect(call('TRUNCATE', 'ROW')).rejects.toThrow(/Unexpected operation/)
  })
})

describe('vault', () => {
  it('keeps secrets encrypted, gives them back to postgres, and changes them', async () => {
    const postgres = await server.connect(server.dbUrl)
    const { rows } = await postgres.query<{ id: string }>(
      "select vault.create_secret('sésame', 'door', 'opens it') as id",
    )
    const id = rows[0]?.id
    const read = async () =>
      (
        await postgres.query<{ secret: string; decrypted_secret: string; name: string }>(
          'select * from vault.decrypted_secrets where id = $1',
          [id],
        )
      ).rows[0]
    expect(await read()).toMatchObject({ name: 'door', description: 'opens it', decrypted_secret: 'sésame' })
    expect(Buffer.from((await read())?.secret ?? '', 'base64').toString('latin1')).not.toContain('same')
    await postgres.query("select vault.update_secret($1, 'open')", [id])
    expect(await read()).toMatchObject({ name: 'door', decrypted_secret: 'open' })
    await expect(postgres.query("select vault.create_secret('x', 'door')")).rejects.toMatchObject({
      code: '23505',
    })
    await expect(postgres.query('delete from vault.secrets where id = $1', [id])).resolves.toMatchObject({
      rowCount: 1,
    })
  })

  it('a ciphertext moved to another row does not decrypt', async () => {
    await admin.query("select vault.create_secret('one', 'one'), vault.create_secret('two', 'two')")
    await admin.query(
      "update vault.secrets t set secret = s.secret, nonce = s.nonce from vault.secrets s where t.name = 'two' and s.name = 'one'",
    )
    await expect(
      admin.query("select decrypted_secret from vault.decrypted_secrets where name = 'two'"),
    ).rejects.toThrow(/Wrong key|corrupt/i)
  })

  it.each(['anon', 'authenticated', 'service_role', 'authenticator'])('is closed to %s', async (role) => {
    await admin.query(`set role ${role}`)
    try {
      await expect(admin.query('select * from vault.decrypted_secrets')).rejects.toMatchObject({
        code: '42501',
      })
      await expect(admin.query("select vault.create_secret('x')")).rejects.toMatchObject({ code: '42501' })
    } finally {
      await admin.query('reset role')
    }
  })
})
