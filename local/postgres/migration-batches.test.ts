import { describe, expect, it } from 'vitest'
import { migrationBatches } from './migration-batches.ts'
import { splitSql } from './split-sql.ts'

const batchesOf = (text: string) =>
  migrationBatches(text, splitSql(text), { text: 'history' }).map((batch) => batch.map((one) => one.text))

describe('migrationBatches', () => {
  it('one batch with the history row at its end', () => {
    expect(batchesOf('select 1; select 2')).toEqual([['select 1', 'select 2', 'history']])
  })

  it.each([
    'create index concurrently a on b (c)',
    'CREATE UNIQUE INDEX CONCURRENTLY a ON b (c)',
    '-- why\ncreate index concurrently a on b (c)',
    'drop index concurrently if exists a',
    'reindex (verbose) table concurrently a',
    'vacuum a',
    "alter system set x = 'y'",
    'cluster a',
  ])('"%s" runs alone, after what came before it is committed', (statement) => {
    expect(batchesOf(`select 1; ${statement}; select 2`)).toEqual([
      ['select 1'],
      [statement],
      ['select 2', 'history'],
    ])
    expect(batchesOf(statement)).toEqual([[statement], ['history']])
  })

  it('a plain index stays in the batch', () => {
    expect(batchesOf('create index concurrently_used on a (b)')).toEqual([
      ['create index concurrently_used on a (b)', 'history'],
    ])
  })

  it.each(['begin; select 1; commit', '-- pg-delta: transaction=false\nselect 1; select 2'])(
    'statement by statement: %s',
    (text) => {
      expect(batchesOf(text).every((batch) => batch.length === 1)).toBe(true)
      expect(batchesOf(text).at(-1)).toEqual(['history'])
    },
  )
})
