import type { Actor } from '../support/act-as.ts'
import type { Tx } from '../support/open-database.ts'
import { attempt, isDenied, touchesRows, type Outcome } from './attempt.ts'
import type { Table } from './catalogue.ts'

/**
 * What an actor can do to the rows of one account, found out by doing it. In words:
 * `select all; update name, locale`, `select all but body_encrypted`, `select no rows`, `-`.
 */
export async function probeTable(tx: Tx, table: Table, actor: Actor, accountId: string): Promise<string> {
  const { name, columns } = table
  const row = `jsonb_populate_record(null::${name}, ${quote(table.sample ?? '{}')}::jsonb)`
  const readable = columns.map((column) => quoteName(column.name))
  const stored = columns.filter((column) => !column.isGenerated).map((column) => quoteName(column.name))
  const writable = columns
    .filter((column) => !column.isGenerated && !column.isIdentity)
    .map((column) => quoteName(column.name))

  // The account's rows alone, where the table says whose they are and the actor may ask.
  const hasAccount = columns.some((column) => column.name === 'user_id')
  const [asked] = await attempt(tx, actor, hasAccount ? [`select user_id from ${name}`] : [])
  const where = asked && !isDenied(asked) ? ` where user_id = ${quote(accountId)}` : ''

  const reads = await attempt(
    tx,
    actor,
    readable.map((column) => `select ${column} from ${name}${where}`),
  )
  // What a view refuses to everybody says nothing about rights: they are looked up instead.
  if (table.isView) {
    const held = await attempt(
      tx,
      actor,
      viewRights.map((right) => `select where has_table_privilege('${name}', '${right}')`),
    )
    const rights = viewRights.filter((_, index) => held[index] && touchesRows(held[index]))
    return [inWords('select', readable, reads), ...rights].filter(Boolean).join('; ') || '-'
  }
  const changes = writable.map((column) => `update ${name} set ${column} = (${row}).${column}`)
  const updates = await attempt(
    tx,
    actor,
    changes.map((change) => change + where),
  )
  const copied = `insert into ${name} (${stored.join()}) overriding system value select ${stored.join()} from ${row}`
  const granted = await insertable(tx, table, actor)
  const [copy, own, remove, truncate] = await attempt(tx, actor, [
    copied,
    // What the grants leave, of a row that is right otherwise: only then is it the policy that refuses.
    granted.length === 0
      ? `insert into ${name} default values`
      : `insert into ${name} (${granted.join()}) select ${granted.join()} from ${row}`,
    `delete from ${name}${where}`,
    `truncate ${name}`,
  ])
  const words = [
    inWords('select', readable, reads),
    inInsertWords(copy, own, hasAccount && actor.userId !== undefined && actor.userId !== accountId),
    inWords('update', writable, updates) +
      (await reachOf(
        tx,
        table,
        actor,
        changes.filter((_, index) => isAllowed(updates[index])),
      )),
    remove && isAllowed(remove)
      ? `delete${touchesRows(remove) ? '' : ' no rows'}${await reachOf(tx, table, actor, [`delete from ${name}`])}`
      : '',
    isAllowed(truncate) ? 'truncate' : '',
  ].filter(Boolean)
  return words.length > 0 ? words.join('; ') : '-'
}

/** A change without a condition asks its policy alone: it must reach the actor's own rows, and no others. */
async function reachOf(tx: Tx, table: Table, actor: Actor, permitted: string[]): Promise<string> {
  const hasAccount = table.columns.some((column) => column.name === 'user_id')
  if (permitted.length === 0 || actor.userId === undefined || !hasAccount) return ''
  const [own] = await tx.unsafe<{ rows: number }[]>(
    `select count(*)::int as rows from ${table.name} where user_id = ${quote(actor.userId)}`,
  )
  const reached = await attempt(tx, actor, permitted)
  if (reached.some(isDenied)) return ' but not even the own'
  return reached.some((outcome) => 'rows' in outcome && outcome.rows !== own?.rows) ? ' of others too' : ''
}

/** A copy of somebody else's row is one too many; a new row of one's own is what the grants are for. */
function inInsertWords(copy: Outcome | undefined, own: Outcome | undefined, isOthers: boolean): string {
  if (isAllowed(copy)) return isOthers ? 'insert for others' : 'insert'
  return isAllowed(own) ? 'insert' : ''
}

/** The columns that a new row of the actor's may name. */
async function insertable(tx: Tx, { name, columns }: Table, actor: Actor): Promise<string[]> {
  const rows = await tx<{ column: string }[]>`
    select c as column from unnest(${columns.filter(({ isGenerated }) => !isGenerated).map((column) => column.name)}::text[]) c
    where has_column_privilege(${actor.role}, ${name}, c, 'insert')`
  return rows.map(({ column }) => quoteName(column))
}

function inWords(verb: string, columns: string[], outcomes: Outcome[]): string {
  const refused = columns.filter((_, index) => !isAllowed(outcomes[index]))
  if (refused.length === columns.length) return ''
  if (!outcomes.some(touchesRows)) return `${verb} no rows`
  if (refused.length === 0) return `${verb} all`
  const allowed = columns.filter((column) => !refused.includes(column))
  return refused.length < allowed.length
    ? `${verb} all but ${refused.toSorted().join(', ')}`
    : `${verb} ${allowed.toSorted().join(', ')}`
}

const viewRights = ['insert', 'update', 'delete', 'truncate']
const isAllowed = (outcome: Outcome | undefined) => outcome !== undefined && !isDenied(outcome)
const quote = (text: string) => `'${text.replaceAll("'", "''")}'`
const quoteName = (name: string) => (/^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name}"`)
