import { afterAll, describe, expect, it } from 'vitest'
import { releasingQueries } from '../../supabase/functions/_shared/releasing-queries.ts'
import { openDatabase } from './support/open-database.ts'

const sql = releasingQueries(openDatabase(2))
afterAll(() => sql.end())

/** What the driver keeps of a statement, apart from what it says in its types. */
const kept = (query: object) => [Reflect.get(query, 'args'), Reflect.get(query, 'parameters')]
const nothing = [undefined, undefined]

describe('a statement', () => {
  it('gives its rows, and lets go of what it was given', async () => {
    const query = sql`select ${sql.json({ a: [1, 'x'] })}::jsonb as given, ${7}::int as number`
    expect([...(await query)]).toEqual([{ given: { a: [1, 'x'] }, number: 7 }])
    expect(kept(query)).toEqual(nothing)
  })

  it('that fails tells its error, and lets go too', async () => {
    const query = sql`select ${0}::int / ${0}::int`
    await expect(query).rejects.toMatchObject({ code: '22012' })
    expect(kept(query)).toEqual(nothing)
  })

  it('may be put together from pieces', async () => {
    const only = (least: number) => sql`where n >= ${least}`
    const query = sql<{ n: number }[]>`select n from generate_series(1, 4) n ${only(3)} order by n`
    expect((await query).map(({ n }) => n)).toEqual([3, 4])
  })

  it('is sent again when the server has forgotten its plan', async () => {
    const one = releasingQueries(openDatabase(1))
    try {
      await one`create temporary table things (id int)`
      const ask = (least: number) => one`select * from things where id >= ${least}`
      expect([...(await ask(1))]).toEqual([])
      await one`alter table things add column name text default 'x'`
      await one`insert into things values (5)`
      expect([...(await ask(1))]).toEqual([{ id: 5, name: 'x' }])
    } finally {
      await one.end()
    }
  })

  it("in a transaction is the driver's own", async () => {
    const answers = await sql.begin(async (tx) => [
      await tx`select ${1}::int as n`,
      await tx`select ${2}::int as n`,
    ])
    expect(answers.map(([row]) => row)).toEqual([{ n: 1 }, { n: 2 }])
  })
})
