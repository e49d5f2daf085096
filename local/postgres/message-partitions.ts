import type { Client } from 'pg'

/** Hosted Realtime keeps one partition of realtime.messages per UTC day: yesterday … three days ahead. */
const days = [-1, 0, 1, 2, 3]
const keptDays = 3

/**
 * Makes the partitions around `now` and drops those older than 72 hours. Without a partition for its
 * day an insert fails, so this runs at every start and every few hours.
 */
export async function maintainMessagePartitions(admin: Client, now = new Date()): Promise<void> {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  const dayOf = (offset: number) => new Date(today + offset * 86_400_000).toISOString().slice(0, 10)
  for (const offset of days) {
    const name = partitionName(dayOf(offset))
    const { rowCount } = await admin.query('select from pg_catalog.pg_class where oid = to_regclass($1)', [
      `realtime.${name}`,
    ])
    if (rowCount) continue
    await admin.query(
      `create table if not exists realtime.${name} partition of realtime.messages
         for values from ('${dayOf(offset)}') to ('${dayOf(offset + 1)}');
       alter table realtime.${name} owner to supabase_realtime_admin`,
    )
  }
  const { rows } = await admin.query<{ name: string }>(
    `select c.relname as name from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'realtime.messages'::regclass and c.relname < $1`,
    [partitionName(dayOf(-keptDays))],
  )
  for (const { name } of rows)
    if (/^messages_\d{4}_\d{2}_\d{2}$/.test(name)) await admin.query(`drop table realtime.${name}`)
}

const partitionName = (day: string) => `messages_${day.replaceAll('-', '_')}`
