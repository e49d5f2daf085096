import type { Tx } from '../support/open-database.ts'

export type Table = {
  /** `schema.name`; partitions of one table share a name, see `label`. */
  name: string
  /** The name in the expectations: a partition's day is replaced by `<day>`. */
  label: string
  isView: boolean
  /** A view has it when it asks as its reader. */
  hasRowSecurity: boolean
  columns: { name: string; isGenerated: boolean; isIdentity: boolean }[]
  /** One row of it as JSON, to write back; null when it is empty. */
  sample: string | null
}
/** `call` has sub-selects for arguments: a strict function of constant nulls would never be called. */
type Routine = { signature: string; call: string }
export type Catalogue = { tables: Table[]; sequences: string[]; routines: Routine[] }

/** Everything in our schemas that a role could be let near: tables, views, partitions, sequences, functions. */
export async function readCatalogue(tx: Tx): Promise<Catalogue> {
  // So that types are printed with their schema.
  await tx`set local search_path = ''`
  const tables = await tx<Omit<Table, 'sample'>[]>`
    select n.nspname || '.' || c.relname as name, c.relkind = 'v' as "isView",
      c.relrowsecurity or c.relkind = 'v' and coalesce(c.reloptions, '{}') && array['security_invoker=on']
        as "hasRowSecurity",
      regexp_replace(n.nspname || '.' || c.relname, '_[0-9]{4}_[0-9]{2}_[0-9]{2}$', '_<day>') as label,
      (select jsonb_agg(jsonb_build_object(
         'name', a.attname, 'isGenerated', a.attgenerated <> '', 'isIdentity', a.attidentity <> '') order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind in ('r', 'p', 'v', 'm', 'f')
    order by 1`
  const sampled = []
  for (const table of tables) {
    const [row] = await tx.unsafe<{ sample: string }[]>(
      `select to_jsonb(t)::text as sample from ${table.name} t limit 1`,
    )
    sampled.push({ ...table, sample: row?.sample ?? null })
  }
  const sequences = await tx<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'private') and c.relkind = 'S'
    order by 1`
  const routines = await tx<Routine[]>`
    select n.nspname || '.' || p.proname || '(' || oidvectortypes(p.proargtypes) || ')' as signature,
      n.nspname || '.' || p.proname || '(' || (
        select coalesce(string_agg('(select null::' || format_type(t.type, null) || ')', ', ' order by t.place), '')
        from unnest(p.proargtypes::oid[]) with ordinality as t (type, place)
      ) || ')' as call
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'private') and p.prokind in ('f', 'p')
    order by 1`
  return { tables: sampled, sequences: sequences.map(({ name }) => name), routines }
}
