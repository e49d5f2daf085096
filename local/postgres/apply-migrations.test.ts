import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { applyMigrations } from './apply-migrations.ts'
import { schemaFingerprint } from './testing/schema-fingerprint.ts'
import { testPostgres, type TestPostgres } from './testing/test-postgres.ts'

const projectDir = fileURLToPath(new URL('../..', import.meta.url))
const cli = join(projectDir, 'node_modules', '.bin', 'supabase')

let server: TestPostgres
let client: Client
let folder: string

beforeAll(async () => {
  server = await testPostgres()
  client = await server.connect(server.dbUrl)
})
afterAll(() => server.remove())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payback-migrations-'))
  await client.query(
    'drop schema if exists supabase_migrations cascade; drop table if exists public.a, public.b, public.good, public.half',
  )
  return () => rm(folder, { recursive: true, force: true })
})

const put = (name: string, text: string) => writeFile(join(folder, name), text)
const apply = () => applyMigrations(server.dbUrl, folder)
const has = async (name: string) => {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
    name,
  ])
  return rows[0]?.found
}

describe('applyMigrations', () => {
  it('applies files in order, once', async () => {
    await put('2_second.sql', 'create table public.b (id int references public.a (id));')
    await put('1_first.sql', 'create table public.a (id int primary key);')
    expect(await apply()).toEqual({ applied: ['1_first.sql', '2_second.sql'] })
    expect(await apply()).toEqual({ applied: [] })
    await put('3_third.sql', 'drop table public.b;')
    expect(await apply()).toEqual({ applied: ['3_third.sql'] })
  })

  it('runs as the role postgres', async () => {
    await put('1_who.sql', 'create table public.a as select current_user, session_user;')
    await apply()
    const { rows } = await client.query('select * from public.a')
    expect(rows).toEqual([{ current_user: 'postgres', session_user: 'postgres' }])
  })

  it('leaves nothing of a file that fails, and keeps the files before it', async () => {
    await put('1_good.sql', 'create table public.good (id int);')
    await put(
      '2_bad.sql',
      'create table public.half (id int); select 1 / 0; create table public.rest (id int);',
    )
    await expect(apply()).rejects.toMatchObject({
      name: 'MigrationError',
      file: '2_bad.sql',
      statement: 'select 1 / 0',
      message: expect.stringContaining('division by zero') as string,
    })
    expect([await has('public.good'), await has('public.half')]).toEqual([true, false])
    await put('2_bad.sql', 'create table public.half (id int);')
    expect(await apply()).toEqual({ applied: ['2_bad.sql'] })
  })

  it('lets no session setting of one file reach the next', async () => {
    await put(
      '1_set.sql',
      "set statement_timeout = '5s'; set search_path = ''; create table public.a (id int);",
    )
    await put('2_see.sql', "create table b as select current_setting('statement_timeout') as value;")
    await apply()
    expect((await client.query('select value from public.b')).rows).toEqual([{ value: '2min' }])
  })

  it('keeps SET LOCAL for the whole file', async () => {
    await put(
      '1_set.sql',
      "set local lock_timeout = '4s'; create table public.a as select current_setting('lock_timeout') as value;",
    )
    await apply()
    expect((await client.query('select value from public.a')).rows).toEqual([{ value: '4s' }])
  })

  it('can create an index concurrently, committing what came before', async () => {
    await put('1_table.sql', 'create table public.a (id int);')
    await put(
      '2_index.sql',
      'create table public.b (id int); create index concurrently a_idx on public.a (id); select 1 / 0;',
    )
    await expect(apply()).rejects.toThrow('division by zero')
    expect([await has('public.b'), await has('public.a_idx')]).toEqual([true, true])
  })

  it('ends a transaction that a failing file left open', async () => {
    await put('1_own.sql', 'begin; create table public.a (id int); select 1 / 0; commit;')
    await expect(apply()).rejects.toThrow('division by zero')
    expect(await has('public.a')).toBe(false)
  })

  it('refuses a database that is ahead of the folder', async () => {
    await put('1_a.sql', 'select 1;')
    await apply()
    await rm(join(folder, '1_a.sql'))
    await expect(apply()).rejects.toThrow(/Migration 1: the database has had this migration/)
  })

  it('two starts at once apply each file once', async () => {
    await put('1_a.sql', 'create table public.a (id int); select pg_sleep(0.1);')
    const both = await Promise.all([apply(), apply()])
    expect(both.flatMap((one) => one.applied)).toEqual(['1_a.sql'])
  })
})

describe('supabase db push, the real CLI', () => {
  let other: TestPostgres
  beforeAll(async () => {
    other = await testPostgres()
  })
  afterAll(() => other.remove())

  it(
    'applies the same folder as the non-superuser, with the same result and history',
    { timeout: 120_000 },
    async () => {
      const migrations = join(folder, 'supabase', 'migrations')
      await mkdir(migrations, { recursive: true })
      await cp(join(projectDir, 'supabase', 'migrations'), migrations, { recursive: true })
      await cp(join(projectDir, 'supabase', 'config.toml'), join(folder, 'supabase', 'config.toml'))
      await writeFile(
        join(migrations, '29990101000000_every_kind.sql'),
        `-- A head comment; with a semicolon.
       set local lock_timeout = '4s';
       create table public.every_kind (id uuid primary key references auth.users (id), note text default 'a;"\\b');
       create function public.every_kind() returns int language sql set search_path = '' begin atomic select 1; end;
       create policy "listen; here" on realtime.messages for select to authenticated using (realtime.topic() = 'x');
       select cron.schedule('every-kind', '5 4 * * *', $job$select 1; select ';'$job$);
       select vault.create_secret('s', 'every-kind');`,
      )
      await writeFile(
        join(migrations, '29990101000001_alone.sql'),
        'create index concurrently every_kind_note on public.every_kind (note);',
      )

      await promisify(execFile)(
        cli,
        ['db', 'push', `--remote=${other.dbUrl}`, '--yes', '--workdir', folder],
        {
          env: { ...process.env, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1' },
        },
      )
      const { applied } = await applyMigrations(server.dbUrl, migrations)

      const files = (await readdir(migrations)).filter((name) => name.endsWith('.sql')).sort()
      expect(applied).toEqual(files)
      const pushed = await other.connect(other.dbUrl)
      const history =
        'select version, name, statements from supabase_migrations.schema_migrations order by version'
      expect((await client.query(history)).rows).toEqual((await pushed.query(history)).rows)
      expect(await schemaFingerprint(client)).toEqual(await schemaFingerprint(pushed))
      // Each recognises what the other has applied.
      expect(await applyMigrations(other.dbUrl, migrations)).toEqual({ applied: [] })
    },
  )
})
