import { describe, expect, it } from 'vitest'
import { sharedDatabase } from '../support/shared-database.ts'

const sql = sharedDatabase(1)

/** What the CLI's advisors do not look for; each query lists the offenders. */
const lints: [rule: string, offenders: () => PromiseLike<readonly unknown[]>][] = [
  [
    'no function can be executed by everybody',
    () => sql`
      select p.oid::regprocedure::text from pg_proc p
      where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
        and has_function_privilege('public', p.oid, 'execute')`,
  ],
  [
    'no definer function is in a schema the API exposes',
    () => sql`
      select p.oid::regprocedure::text from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosecdef`,
  ],
  [
    'every function pins its search path to nothing',
    () => sql`
      select p.oid::regprocedure::text from pg_proc p
      where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
        and not 'search_path=""' = any(coalesce(p.proconfig, '{}'))`,
  ],
  [
    'every table, partitions included, has row level security and a policy',
    () => sql`
      select c.oid::regclass::text from pg_class c
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
        and (not c.relrowsecurity or not exists (select from pg_policy y where y.polrelid = c.oid))`,
  ],
  [
    'every update policy checks the new row too',
    () => sql`
      select polrelid::regclass::text, polname from pg_policy
      where polcmd in ('w', '*') and polwithcheck is null and polrelid::regclass::text not like 'cron.%'`,
  ],
  [
    'every policy names its roles',
    () => sql`
      select polrelid::regclass::text, polname from pg_policy p join pg_class c on c.oid = p.polrelid
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'realtime'::regnamespace)
        and 0 = any(polroles)`,
  ],
  [
    'every view asks as its reader',
    () => sql`
      select c.oid::regclass::text from pg_class c
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind = 'v'
        and not coalesce(c.reloptions, '{}') && array['security_invoker=on', 'security_invoker=true']`,
  ],
  [
    'every column a policy compares has an index that begins with it',
    () => sql`
      select c.oid::regclass::text from pg_class c join pg_policy y on y.polrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and pg_get_expr(y.polqual, y.polrelid) like '%user_id%'
        and not exists (
          select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and a.attname = 'user_id' and i.indpred is null
        )`,
  ],
  [
    'every table says what a row of it is',
    () => sql`
      select c.oid::regclass::text from pg_class c
      where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
        and not c.relispartition and obj_description(c.oid, 'pg_class') is null`,
  ],
  [
    'nothing of ours lies in a schema of the platform',
    () => sql`
      select p.oid::regprocedure::text from pg_proc p
      where p.pronamespace in ('auth'::regnamespace, 'realtime'::regnamespace, 'extensions'::regnamespace)
        and p.proowner = 'postgres'::regrole and not exists (
          select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  ],
]

describe('the schema', () => {
  it.each(lints)('%s', async (_, offenders) => {
    expect([...(await offenders())]).toEqual([])
  })
})
