import type { Client } from 'pg'

/**
 * Everything a migration can leave in the database, as sorted lines of text: two databases with the same lines
 * have the same tables, columns, defaults, constraints, indexes, policies, functions, triggers, grants and comments.
 */
export async function schemaFingerprint(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `with mine as (
       select oid, nspname, nspacl from pg_namespace
       where nspname !~ '^pg_' and nspname not in ('information_schema', 'auth', 'extensions', 'vault', 'supabase_migrations', 'net')
     )
     select format('schema %s %s', nspname, nspacl) as line from mine
     union all
     select format('relation %s.%s %s %s rls %s %s %s %s', nspname, relname, relkind, pg_get_userbyid(relowner), relrowsecurity, relacl, reloptions, obj_description(c.oid))
       from pg_class c join mine on mine.oid = relnamespace
     union all
     select format('column %s.%s.%s %s %s %s %s %s', nspname, relname, attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid), attacl, col_description(c.oid, attnum))
       from pg_class c join mine on mine.oid = relnamespace join pg_attribute a on attrelid = c.oid and attnum > 0 and not attisdropped
       left join pg_attrdef d on adrelid = c.oid and adnum = attnum
     union all
     select format('constraint %s.%s %s %s', nspname, conname, conrelid::regclass, pg_get_constraintdef(o.oid)) from pg_constraint o join mine on mine.oid = connamespace
     union all
     select format('index %s.%s %s', nspname, relname, pg_get_indexdef(c.oid)) from pg_class c join mine on mine.oid = relnamespace where relkind in ('i', 'I')
     union all
     select format('policy %s.%s.%s %s %s %s %s', schemaname, tablename, policyname, cmd, roles, qual, with_check) from pg_policies
     union all
     select format('function %s.%s %s %s %s', nspname, proname, pg_get_functiondef(p.oid), proacl, obj_description(p.oid))
       from pg_proc p join mine on mine.oid = pronamespace where prokind = 'f'
     union all
     select format('trigger %s %s', tgrelid::regclass, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
     union all
     select format('type %s.%s %s', nspname, typname, (select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum where enumtypid = t.oid))
       from pg_type t join mine on mine.oid = typnamespace where typtype in ('e', 'd')
     union all
     select format('extension %s', extname) from pg_extension
     union all
     select format('default acl %s %s %s %s', pg_get_userbyid(defaclrole), defaclnamespace::regnamespace, defaclobjtype, defaclacl) from pg_default_acl`,
  )
  return rows.map((row) => row.line).sort()
}
