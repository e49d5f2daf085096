import { afterAll, beforeAll, expect, it } from 'vitest'
import { undone } from '../support/act-as.ts'
import { readCatalogue } from './catalogue.ts'
import { expectations } from './expectations.ts'
import { readMatrix } from './matrix.ts'
import { migratedDatabase, type MigratedDatabase } from './migrated-database.ts'

let database: MigratedDatabase

beforeAll(async () => {
  database = await migratedDatabase()
})
afterAll(() => database.remove())

it('every table has a row to try things on', async () => {
  const { tables } = await undone(database.admin, (tx) => readCatalogue(tx))
  const empty = tables.filter(
    (table) => table.sample === null && !table.label.startsWith('private.webhook_deliveries_'),
  )
  expect(empty.map((table) => table.name)).toEqual([])
})

it('everybody can do what is expected and nothing else, to everything there is', async () => {
  const matrix = await undone(database.admin, (tx) => readMatrix(tx, database.people))
  expect(matrix).toEqual(expectations)
})
