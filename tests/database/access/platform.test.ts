import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyMigrations } from '../../../local/postgres/apply-migrations.ts'
import { openDatabase, type Sql } from '../support/open-database.ts'
import { migrationsDir, ownDatabase } from '../support/own-database.ts'

let database: Awaited<ReturnType<typeof ownDatabase>>
let admin: Sql

beforeAll(async () => {
  database = await ownDatabase()
  admin = openDatabase(1, database.adminUrl)
})
afterAll(async () => {
  await admin.end()
  await database.remove()
})

/** Every right, policy and trigger in the schemas of the platform, one line each. */
const readPlatform = async () =>
  (
    await admin<{ line: string }[]>`
      select 'table ' || c.oid::regclass || ': ' || coalesce(c.relacl::text, 'default') as line
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('auth', 'realtime', 'extensions') and c.relkind in ('r', 'p', 'v', 'S')
      union all
      select 'function ' || p.oid::regprocedure || ': ' || coalesce(p.proacl::text, 'default')
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('auth', 'realtime', 'extensions')
      union all
      select 'schema ' || nspname || ': ' || nspacl::text from pg_namespace
      where nspname in ('auth', 'realtime', 'extensions', 'public')
      union all
      select 'policy on ' || schemaname || '.' || tablename || ': ' || policyname from pg_policies
      where schemaname in ('auth', 'realtime')
      union all
      select 'trigger on ' || n.nspname || '.' || c.relname || ': ' || t.tgname
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('auth', 'realtime') and not t.tgisinternal
      union all
      select 'member ' || m.member::regrole || ' of ' || m.roleid::regrole from pg_auth_members m
      order by 1`
  ).map(({ line }) => line)

it('the migrations give nobody anything of the platform, and add two things to it', async () => {
  const before = new Set(await readPlatform())
  await applyMigrations(database.dbUrl, migrationsDir)
  const after = await readPlatform()
  expect(after.filter((line) => !before.has(line))).toEqual([
    'policy on realtime.messages: owners listen to their account',
    'trigger on auth.users: create_account',
  ])
  expect([...before].filter((line) => !after.includes(line))).toEqual([])
})
