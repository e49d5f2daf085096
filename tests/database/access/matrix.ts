import { anon, owner, serviceRole, type Actor } from '../support/act-as.ts'
import type { Tx } from '../support/open-database.ts'
import { attempt, isDenied, prepareAttempts, touchesRows } from './attempt.ts'
import { readCatalogue, type Catalogue } from './catalogue.ts'
import { probeTable } from './probe-table.ts'

/** What each kind of caller can do to what belongs to `owner`. */
export type Cell = { anon: string; owner: string; other: string; service_role: string }
export type Matrix = Record<string, Cell>
/** Two accounts; only the first has rows. */
export type People = { anna: string; bo: string }

const actors = ({ anna, bo }: People): Record<keyof Cell, Actor> => ({
  anon,
  owner: owner(anna),
  other: owner(bo),
  service_role: serviceRole,
})

/**
 * The whole of the API's reach, found out by trying everything as everybody. Run it as superuser in a transaction
 * that is rolled back.
 * @param only the objects to try, when what becomes of the others is not asked
 */
export async function readMatrix(tx: Tx, people: People, only?: ReadonlySet<string>): Promise<Matrix> {
  await prepareAttempts(tx)
  const catalogue = onlyOf(await readCatalogue(tx), only)
  const matrix = only ? {} : await readSchemas(tx, people)
  // The first lock is tried above; opened here, it shows what the second one holds.
  await tx`grant usage on schema private to anon, authenticated, service_role`
  for (const table of catalogue.tables) {
    const cell = await forEach(
      people,
      async (actor) =>
        (table.hasRowSecurity ? '' : 'no row level security; ') +
        (await probeTable(tx, table, actor, people.anna)),
    )
    // Partitions of one table answer for each other only as long as they agree.
    matrix[isNew(matrix, table.label, cell) ? table.label : table.name] = cell
  }
  const topics = only ? {} : await readTopics(tx, people)
  return { ...matrix, ...(await readRoutines(tx, people, catalogue)), ...topics }
}

function onlyOf(catalogue: Catalogue, only: ReadonlySet<string> | undefined): Catalogue {
  if (!only) return catalogue
  return {
    ...catalogue,
    tables: catalogue.tables.filter(({ label, name }) => only.has(label) || only.has(name)),
    routines: catalogue.routines.filter(({ signature }) => only.has(signature)),
    sequences: catalogue.sequences.filter((name) => only.has(name)),
  }
}

const isNew = (matrix: Matrix, label: string, cell: Cell) =>
  matrix[label] === undefined || JSON.stringify(matrix[label]) === JSON.stringify(cell)

type ForEach<T> = Record<keyof Cell, T>

/** All at once: the database works on one question while the next is on its way. */
async function forEach<T>(people: People, ask: (actor: Actor) => Promise<T>): Promise<ForEach<T>> {
  const who = actors(people)
  const [anon, owner, other, service_role] = await Promise.all([
    ask(who.anon),
    ask(who.owner),
    ask(who.other),
    ask(who.service_role),
  ])
  return { anon, owner, other, service_role }
}

const inWords = <T>({ anon, owner, other, service_role }: ForEach<T>, say: (heard: T) => string): Cell => ({
  anon: say(anon),
  owner: say(owner),
  other: say(other),
  service_role: say(service_role),
})

async function readSchemas(tx: Tx, people: People): Promise<Matrix> {
  const ask = (schema: string) =>
    forEach(people, async (actor) => {
      const [use, create] = await attempt(tx, actor, [
        `select '${schema}.nothing'::regclass`,
        `create table ${schema}.probe ()`,
      ])
      return (use && !isDenied(use) ? 'use' : '-') + (create && !isDenied(create) ? ', create' : '')
    })
  return { 'schema public': await ask('public'), 'schema private': await ask('private') }
}

async function readRoutines(tx: Tx, people: People, { routines, sequences }: Catalogue): Promise<Matrix> {
  const matrix: Matrix = {}
  const called = await forEach(people, (actor) =>
    attempt(
      tx,
      actor,
      routines.map(({ call }) => `select ${call}`),
    ),
  )
  for (const [at, { signature }] of routines.entries())
    matrix[signature] = inWords(called, (outcomes) => {
      const outcome = outcomes[at]
      // A function that may be called, and is refused something inside, says the other's name.
      const refused = `permission denied for function ${signature.replace(/^\w+\.(\w+).*$/, '$1')}`
      const isRefused = outcome && 'code' in outcome && outcome.message === refused
      return isRefused ? '-' : 'execute'
    })
  for (const name of sequences)
    matrix[name] = await forEach(people, async (actor) => {
      const outcomes = await attempt(tx, actor, [
        `select nextval('${name}')`,
        `select setval('${name}', 7)`,
        `select last_value from ${name}`,
      ])
      return outcomes.every(isDenied) ? '-' : 'use'
    })
  return matrix
}

/** Who may listen to a topic, and who may send to it: what Realtime asks the policies of its messages. */
async function readTopics(tx: Tx, people: People): Promise<Matrix> {
  const matrix: Matrix = {}
  for (const [label, topic] of [
    ['account:<own>', `account:${people.anna}`],
    ['account:<own> with more', `account:${people.anna}:more`],
    ['account:', 'account:'],
    ['any other', 'lobby'],
  ])
    for (const extension of ['broadcast', 'presence'])
      matrix[`topic ${label ?? ''}, ${extension}`] = await forEach(people, async (actor) => {
        await tx`select set_config('realtime.topic', ${topic ?? ''}, true)`
        const [row] = await tx<{ id: string }[]>`
          insert into realtime.messages (topic, extension) values (${topic ?? ''}, ${extension}) returning id`
        const [listen, send] = await attempt(tx, actor, [
          `select 1 from realtime.messages where id = '${row?.id ?? ''}'`,
          `insert into realtime.messages (topic, extension) values ('${topic ?? ''}', '${extension}')`,
        ])
        const words = [listen && touchesRows(listen) ? 'listen' : '', send && touchesRows(send) ? 'send' : '']
        return words.filter(Boolean).join(', ') || '-'
      })
  return matrix
}
