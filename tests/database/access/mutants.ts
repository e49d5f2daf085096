import type { Tx } from '../support/open-database.ts'
import type { Catalogue, Table } from './catalogue.ts'
import { expectations } from './expectations.ts'

/** One way to break the walls. */
export type Mutant = {
  sql: string
  /** Where the matrix must notice it; without it, anywhere. */
  object?: string
}

const roles = ['anon', 'authenticated', 'service_role']

/** Every wall of the schema broken in every way we know, one at a time. */
export async function makeMutants(tx: Tx, catalogue: Catalogue): Promise<Mutant[]> {
  const policies = await tx<Policy[]>`
    select p.policyname as name, p.schemaname || '.' || p.tablename as table, p.cmd as command,
      p.qual = 'true' as "isOpen"
    from pg_policies p where p.schemaname in ('public', 'private', 'realtime') and p.qual is distinct from 'false'
    order by 2, 1`
  return [
    ...policies.flatMap(policyMutants),
    ...catalogue.tables.filter(({ isView }) => isView).flatMap(({ name }) => viewMutants(name)),
    ...onePartition(catalogue.tables.filter(({ isView }) => !isView)).flatMap(({ name, label, columns }) =>
      tableMutants(
        name,
        label,
        columns.map((column) => column.name),
      ),
    ),
    ...catalogue.routines.flatMap(({ signature }) =>
      [...roles, 'public']
        // Granting what is granted breaks nothing.
        .filter((role) => role !== 'authenticated' || expectations[signature]?.owner !== 'execute')
        .map((role) => ({ sql: `grant execute on function ${signature} to ${role}`, object: signature })),
    ),
    ...catalogue.sequences.flatMap((name) =>
      roles.map((role) => ({ sql: `grant usage on sequence ${name} to ${role}`, object: name })),
    ),
    ...roles.map((role) => ({ sql: `grant usage on schema private to ${role}` })),
    ...roles.map((role) => ({ sql: `grant create on schema public to ${role}` })),
    ...newObjects,
  ]
}

/** Partitions of one table are alike, so one stands for all. */
const onePartition = (tables: Table[]) => [...new Map(tables.map((table) => [table.label, table])).values()]

type Policy = { name: string; table: string; command: string; isOpen: boolean | null }

function policyMutants({ name, table, command, isOpen }: Policy): Mutant[] {
  const object = table === 'realtime.messages' ? undefined : table
  const broken = [`drop policy "${name}" on ${table}`]
  // What belongs to nobody cannot be opened further, and whose a new row is, the caller has no column to say.
  if (!isOpen && command !== 'INSERT')
    broken.push(
      `alter policy "${name}" on ${table} using (true)`,
      `alter policy "${name}" on ${table} to public using (true)`,
    )
  if (command === 'UPDATE') broken.push(`alter policy "${name}" on ${table} using (true) with check (true)`)
  return broken.map((sql) => ({ sql, ...(object ? { object } : {}) }))
}

function viewMutants(view: string): Mutant[] {
  return [
    `alter view ${view} set (security_invoker = off)`,
    // The grant alone shows nothing: the tables behind ask their reader too.
    `grant select on ${view} to anon; alter view ${view} set (security_invoker = off)`,
    ...roles.map((role) => `grant insert, update, delete on ${view} to ${role}`),
  ].map((sql) => ({ sql, object: view }))
}

function tableMutants(table: string, object: string, columns: string[]): Mutant[] {
  const verbs = ['insert', 'update', 'delete', 'truncate']
  // A grant alone changes nothing where no policy says yes; the mistake is the two together.
  const withPolicy = (verb: string, role: string) =>
    `grant ${verb} on ${table} to ${role};` +
    (verb === 'truncate' ? '' : `create policy mutant on ${table} for ${verb} to ${role} ${clause(verb)}`)
  return [
    `alter table ${table} disable row level security`,
    `grant select on ${table} to anon; create policy mutant on ${table} for select to anon using (true)`,
    // What everybody may read cannot be opened to everybody.
    ...(expectations[object]?.other === 'select all'
      ? []
      : [
          `grant select on ${table} to authenticated; create policy mutant on ${table} for select to authenticated using (true)`,
        ]),
    ...roles.flatMap((role) => verbs.map((verb) => withPolicy(verb, role))),
    ...columns
      .slice(0, 1)
      .map(
        (column) =>
          `grant select (${column}) on ${table} to anon; create policy mutant on ${table} for select to anon using (true)`,
      ),
  ].map((sql) => ({ sql, object }))
}

function clause(verb: string): string {
  if (verb === 'insert') return 'with check (true)'
  return verb === 'update' ? 'using (true) with check (true)' : 'using (true)'
}

const newObjects: Mutant[] = [
  { sql: 'create table public.forgotten (id int primary key)' },
  { sql: 'create table private.forgotten (id int primary key)' },
  {
    sql: 'create view public.leak as select * from public.telephony_events; grant select on public.leak to authenticated',
  },
  { sql: 'create materialized view public.leak as select * from public.accounts' },
  { sql: 'create function public.leak() returns int language sql as $$ select 1 $$' },
  { sql: 'create procedure private.leak() language sql as $$ select 1 $$' },
  { sql: 'create sequence public.leak' },
  {
    sql: `create or replace function private.readable_accounts() returns setof uuid language sql stable
      security definer set search_path = '' rows 1 as $$ select a.user_id from public.accounts a $$`,
  },
  {
    sql: 'grant select (body_encrypted) on public.webhook_deliveries to authenticated',
    object: 'public.webhook_deliveries',
  },
  { sql: 'grant update (is_demo) on public.accounts to authenticated', object: 'public.accounts' },
  {
    sql: `create policy mutant on realtime.messages for insert to authenticated with check (true)`,
  },
  { sql: `create policy mutant on realtime.messages for select to anon using (true)` },
]
