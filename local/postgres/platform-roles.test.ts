import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPostgres, type TestPostgres } from './testing/test-postgres.ts'

let server: TestPostgres
let postgres: Client
let admin: Client

beforeAll(async () => {
  server = await testPostgres()
  postgres = await server.connect(server.dbUrl)
  admin = await server.connect(server.adminUrl)
})
afterAll(() => server.remove())

describe('roles', () => {
  const attributes: [role: string, attributes: string][] = [
    ['anon', 'inherit'],
    ['authenticated', 'inherit'],
    ['service_role', 'inherit bypassrls'],
    ['authenticator', 'login'],
    ['postgres', 'inherit createdb createrole login replication bypassrls'],
    ['supabase_admin', 'superuser inherit createdb createrole login replication bypassrls'],
    ['supabase_auth_admin', 'login'],
    ['supabase_storage_admin', 'login'],
    ['supabase_realtime_admin', ''],
    ['supabase_replication_admin', 'inherit login replication'],
    ['supabase_etl_admin', 'inherit login replication'],
    ['supabase_read_only_user', 'inherit login bypassrls'],
    ['dashboard_user', 'inherit createdb createrole replication'],
    ['pgbouncer', 'inherit login'],
  ]
  it.each(attributes)('%s has the attributes "%s"', async (role, expected) => {
    const { rows } = await admin.query<{ found: string }>(
      `select concat_ws(' ',
         case when rolsuper then 'superuser' end, case when rolinherit then 'inherit' end,
         case when rolcreatedb then 'createdb' end, case when rolcreaterole then 'createrole' end,
         case when rolcanlogin then 'login' end, case when rolreplication then 'replication' end,
         case when rolbypassrls then 'bypassrls' end) as found
       from pg_roles where rolname = $1`,
      [role],
    )
    expect(rows[0]?.found).toBe(expected)
  })

  it('has no role beyond those', async () => {
    const { rows } = await admin.query<{ rolname: string }>(
      "select rolname from pg_roles where rolname !~ '^pg_'",
    )
    expect(rows.map((row) => row.rolname).sort()).toEqual(attributes.map(([role]) => role).sort())
  })

  it('gives memberships to authenticator and postgres only', async () => {
    const { rows } = await admin.query<{ grant: string }>(
      `select format('%s in %s%s', member::regrole, roleid::regrole, case when admin_option then ' admin' end) as grant
       from pg_auth_members where member::regrole::text !~ '^pg_'`,
    )
    expect(rows.map((row) => row.grant).sort()).toEqual([
      'authenticator in anon',
      'authenticator in authenticated',
      'authenticator in service_role',
      'postgres in anon admin',
      'postgres in authenticated admin',
      'postgres in pg_monitor',
      'postgres in pg_read_all_data',
      'postgres in pg_signal_backend',
      'postgres in service_role admin',
      // Local stand-in for supautils; guarded by event triggers.
      'postgres in supabase_realtime_admin',
      'supabase_read_only_user in pg_read_all_data',
    ])
  })

  it.each([
    ['postgres', 'search_path', '"$user", public, extensions'],
    ['postgres', 'statement_timeout', '2min'],
    ['postgres', 'TimeZone', 'UTC'],
    ['supabase_admin', 'search_path', '"$user", public, auth, extensions'],
    ['authenticator', 'statement_timeout', '8s'],
    ['authenticator', 'lock_timeout', '8s'],
    ['supabase_auth_admin', 'search_path', 'auth'],
    ['supabase_auth_admin', 'idle_in_transaction_session_timeout', '1min'],
  ])('%s logs in with %s = %s', async (role, setting, expected) => {
    const session = await server.connect(server.dbUrl.replace('//postgres:', `//${role}:`))
    const { rows } = await session.query<{ value: string }>('select current_setting($1) as value', [setting])
    expect(rows[0]?.value).toBe(expected)
  })

  it.each([
    ['anon', 'statement_timeout=3s'],
    ['authenticated', 'statement_timeout=8s'],
    ['service_role', null],
  ])('%s carries the setting %s', async (role, expected) => {
    const { rows } = await admin.query<{ config: string | null }>(
      "select array_to_string(rolconfig, ',') as config from pg_roles where rolname = $1",
      [role],
    )
    expect(rows[0]?.config).toBe(expected)
  })
})

describe('what postgres may not do', () => {
  it.each([
    ['create a table in auth', 'create table auth.mine (id int)'],
    ['create a function in auth', 'create function auth.mine() returns int language sql as $$ select 1 $$'],
    [
      'replace a function of auth',
      'create or replace function auth.uid() returns uuid language sql as $$ select null::uuid $$',
    ],
    ['drop a table of auth', 'drop table auth.users cascade'],
    ['change a table of auth', 'alter table auth.users add column mine int'],
    ['index a table of auth', 'create index mine on auth.users (created_at)'],
    ['become the owner of auth', 'set role supabase_auth_admin'],
    ['create a table in realtime', 'create table realtime.mine (id int)'],
    [
      'create a function in realtime',
      'create function realtime.mine() returns int language sql as $$ select 1 $$',
    ],
    [
      'replace a function of realtime',
      "create or replace function realtime.topic() returns text language sql as $$ select '' $$",
    ],
    ['drop a function of realtime', 'drop function realtime.topic()'],
    ['drop realtime.messages', 'drop table realtime.messages'],
    ['change realtime.messages', 'alter table realtime.messages add column mine int'],
    ['switch off its row level security', 'alter table realtime.messages disable row level security'],
    ['index realtime.messages', 'create index mine on realtime.messages (topic)'],
    [
      'take rights on realtime.messages from the API roles',
      'revoke select on realtime.messages from authenticated',
    ],
    ['give itself realtime.messages', 'alter table realtime.messages owner to postgres'],
    ['become the owner of realtime', 'set role supabase_realtime_admin'],
    ['become superuser', 'alter role postgres superuser'],
    ['grant supabase_admin', 'grant supabase_admin to postgres'],
    ['grant supabase_auth_admin', 'grant supabase_auth_admin to anon'],
    ['grant authenticator', 'grant authenticator to anon'],
    ['grant pg_read_server_files', 'grant pg_read_server_files to postgres'],
    [
      'change default privileges of supabase_admin',
      'alter default privileges for role supabase_admin in schema public grant all on tables to anon',
    ],
    ['give the API roles more of realtime.messages', 'grant delete on realtime.messages to authenticated'],
    [
      'take realtime.send from the API roles',
      'revoke execute on all functions in schema realtime from public',
    ],
    ['read files of the server', "copy (select 1) to '/tmp/mine'"],
    ['run programs', "copy (select 1) to program 'cat'"],
    ['use an untrusted extension', 'create extension file_fdw'],
    [
      'create an event trigger',
      'create event trigger mine on ddl_command_end execute function extensions.guard_platform_ddl()',
    ],
    ['drop the guard', 'drop event trigger guard_platform_ddl'],
    ['write vault.secrets', "insert into vault.secrets (secret) values ('x')"],
    ['update vault.secrets', "update vault.secrets set name = 'x' where true"],
    ['read the key of the vault', "select pg_read_file('vault.key')"],
    ['derive a key of the vault', "select vault._derive_key('', '')"],
  ])('%s', async (_what, sql) => {
    await postgres.query('begin')
    const error = await postgres.query(sql).then(
      () => null,
      (caught: unknown) => caught,
    )
    await postgres.query('rollback')
    expect(error).toMatchObject({ code: '42501' })
  })

  it('alter system', async () => {
    await expect(postgres.query("alter system set work_mem = '1MB'")).rejects.toMatchObject({ code: '42501' })
  })

  it('grant usage on schema auth: a warning, and nothing happens', async () => {
    await postgres.query('create role mine')
    const warned = new Promise<string>((resolve) =>
      postgres.once('notice', (notice) => resolve(String(notice.message))),
    )
    await postgres.query('grant usage on schema auth to mine')
    expect(await warned).toMatch(/no privileges were granted/)
    const { rows } = await postgres.query<{ may: boolean }>(
      "select has_schema_privilege('mine', 'auth', 'usage') as may",
    )
    expect(rows[0]?.may).toBe(false)
    await postgres.query('drop role mine')
  })
})

describe('what postgres may do', () => {
  it.each([
    [
      'a policy on realtime.messages',
      `create policy mine on realtime.messages for select to authenticated using (true)`,
    ],
    [
      'a policy, changed and dropped again',
      `create policy mine on realtime.messages for select to authenticated using (true);
       alter policy mine on realtime.messages using (false);
       drop policy mine on realtime.messages`,
    ],
    [
      'a trigger on auth.users',
      `create function public.on_user() returns trigger language plpgsql as $$ begin return new; end $$;
       create or replace trigger mine after insert on auth.users for each row execute function public.on_user()`,
    ],
    [
      'a foreign key to auth.users',
      'create table public.mine (id uuid references auth.users (id) on delete cascade)',
    ],
    [
      'trusted extensions',
      'create extension pg_cron with schema pg_catalog; create extension pg_net; create extension pg_trgm with schema extensions',
    ],
    [
      'a publication of its own tables',
      'create table public.mine (id int primary key); create publication mine for table public.mine',
    ],
    [
      'schemas, functions and roles',
      'create schema mine; create role mine; drop role mine; drop schema mine',
    ],
    ['settings on its roles', "alter role authenticated set statement_timeout = '8s'"],
  ])('%s', async (_what, sql) => {
    await postgres.query('begin')
    try {
      await postgres.query(sql)
    } finally {
      await postgres.query('rollback')
    }
  })
})

describe('default privileges', () => {
  it('leave the API roles no way to the data of new objects of postgres', async () => {
    await postgres.query(
      `create table public.fresh (id bigint generated always as identity primary key);
       create sequence public.fresh_numbers;`,
    )
    const { rows } = await postgres.query<{ allowed: string }>(
      `select role || ' ' || privilege as allowed
       from unnest(array['anon', 'authenticated', 'service_role']) as role,
         unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger', 'maintain']) as privilege
       where has_table_privilege(role, 'public.fresh', privilege)
       union all
       select role || ' sequence ' || privilege
       from unnest(array['anon', 'authenticated', 'service_role']) as role, unnest(array['usage', 'select', 'update']) as privilege
       where has_sequence_privilege(role, 'public.fresh_numbers', privilege)`,
    )
    const kept = ['truncate', 'references', 'trigger', 'maintain', 'sequence update']
    expect(rows.map((row) => row.allowed).sort()).toEqual(
      ['anon', 'authenticated', 'service_role']
        .flatMap((role) => kept.map((privilege) => `${role} ${privilege}`))
        .sort(),
    )
    await postgres.query('drop table public.fresh; drop sequence public.fresh_numbers')
  })

  it('leave functions callable by everybody until a migration revokes it', async () => {
    await postgres.query('create function public.fresh() returns int language sql as $$ select 1 $$')
    const { rows } = await postgres.query<{ acl: string | null }>(
      "select proacl::text as acl from pg_proc where proname = 'fresh'",
    )
    expect(rows[0]?.acl).toBeNull()
    await postgres.query('drop function public.fresh()')
  })
})

describe('auth functions', () => {
  const claims = JSON.stringify({
    sub: '5b1d0b5c-6f0e-4a8e-9d52-0d7b6a8f1c11',
    role: 'authenticated',
    email: 'a@b.example',
  })
  it('read the claims of the request', async () => {
    await postgres.query('begin')
    await postgres.query("select set_config('request.jwt.claims', $1, true)", [claims])
    const { rows } = await postgres.query('select auth.uid(), auth.role(), auth.email(), auth.jwt()')
    await postgres.query('rollback')
    expect(rows[0]).toEqual({
      uid: '5b1d0b5c-6f0e-4a8e-9d52-0d7b6a8f1c11',
      role: 'authenticated',
      email: 'a@b.example',
      jwt: JSON.parse(claims) as unknown,
    })
  })

  it('are null without claims, also after an earlier transaction has set and dropped them', async () => {
    const { rows } = await postgres.query('select auth.uid(), auth.role(), auth.email(), auth.jwt()')
    expect(rows[0]).toEqual({ uid: null, role: null, email: null, jwt: null })
  })

  it('refuse a subject that is no uuid', async () => {
    await postgres.query('begin')
    await postgres.query(`select set_config('request.jwt.claims', '{"sub":"nobody"}', true)`)
    await expect(postgres.query('select auth.uid()')).rejects.toMatchObject({ code: '22P02' })
    await postgres.query('rollback')
  })

  it('belong to supabase_auth_admin, as do the tables', async () => {
    const { rows } = await admin.query(
      `select distinct pg_get_userbyid(owner) as owner from (
         select relowner as owner from pg_class where relnamespace = 'auth'::regnamespace
         union all select proowner from pg_proc where pronamespace = 'auth'::regnamespace
         union all select nspowner from pg_namespace where nspname = 'auth') owners`,
    )
    expect(rows).toEqual([{ owner: 'supabase_auth_admin' }])
  })
})
