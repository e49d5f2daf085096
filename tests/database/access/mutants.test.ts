import { afterAll, beforeAll, expect, it } from 'vitest'
import { undone } from '../support/act-as.ts'
import { readCatalogue } from './catalogue.ts'
import { expectations } from './expectations.ts'
import { readMatrix, type Matrix } from './matrix.ts'
import { migratedDatabase, type MigratedDatabase } from './migrated-database.ts'
import { makeMutants, type Mutant } from './mutants.ts'

let database: MigratedDatabase

beforeAll(async () => {
  database = await migratedDatabase()
  // One partition is enough to break.
  const { tables } = await undone(database.admin, (tx) => readCatalogue(tx))
  const spare = tables.filter((table) => table.label.endsWith('_<day>') && table.sample === null)
  for (const { name } of spare) await database.admin.unsafe(`drop table ${name}`)
})
afterAll(() => database.remove())

it('the matrix notices every wall that is broken', async () => {
  const mutants = await undone(database.admin, async (tx) => makeMutants(tx, await readCatalogue(tx)))
  const unnoticed: string[] = []
  for (const round of inRounds(mutants)) unnoticed.push(...(await tryRound(round)))
  expect(unnoticed).toEqual([])
  expect(mutants.length).toBeGreaterThan(300)
}, 300_000)

/** One mutant of each object at a time: they do not touch each other. What has no object of its own goes alone. */
function inRounds(mutants: Mutant[]): Mutant[][] {
  const rounds: Mutant[][] = []
  const taken = new Map<string, number>()
  for (const mutant of mutants) {
    if (mutant.object === undefined) continue
    const round = taken.get(mutant.object) ?? 0
    taken.set(mutant.object, round + 1)
    rounds[round] = [...(rounds[round] ?? []), mutant]
  }
  return [...rounds, ...mutants.filter((mutant) => mutant.object === undefined).map((mutant) => [mutant])]
}

/** The mutants that nobody noticed. */
async function tryRound(round: Mutant[]): Promise<string[]> {
  // Who breaks an object is to be noticed there, so nothing else is tried.
  const objects = round.flatMap(({ object }) => object ?? [])
  const only = objects.length > 0 ? new Set(objects) : undefined
  const matrix = await undone(database.admin, async (tx) => {
    for (const { sql } of round) await tx.unsafe(sql)
    return readMatrix(tx, database.people, only)
  })
  const names = [...new Set([...Object.keys(matrix), ...Object.keys(expectations)])]
  const noticed = names.filter((name) => differs(matrix, name))
  return round
    .filter(({ object }) => (object === undefined ? noticed.length === 0 : !noticed.includes(object)))
    .map(({ sql }) => sql)
}

const differs = (matrix: Matrix, name: string) =>
  JSON.stringify(sorted(matrix[name])) !== JSON.stringify(sorted(expectations[name]))

const sorted = (cell: Matrix[string] | undefined) => cell && Object.entries(cell).sort()
