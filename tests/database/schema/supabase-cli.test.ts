import { readFile, readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateTypes, typesPath } from '../../../local/generate-types.ts'
import { openDatabase, type Sql } from '../support/open-database.ts'
import { migrationsDir, ownDatabase, projectDir } from '../support/own-database.ts'
import { supabase } from '../support/supabase-cli.ts'

let database: Awaited<ReturnType<typeof ownDatabase>>
let sql: Sql

// As a hosted project gets them: by the CLI, as the role postgres, which is no superuser.
beforeAll(async () => {
  database = await ownDatabase()
  await supabase('db', 'push', `--remote=${database.dbUrl}`, '--yes')
  sql = openDatabase(1, database.dbUrl)
}, 120_000)
afterAll(async () => {
  await sql.end()
  await database.remove()
})

describe('the Supabase CLI', () => {
  it('applies every migration to an empty project', async () => {
    const files = (await readdir(migrationsDir)).sort()
    const applied = await sql`
      select version || '_' || name || '.sql' as file from supabase_migrations.schema_migrations order by version`
    expect(applied.map((row) => row['file'])).toEqual(files)
    const [role] = await sql`select rolsuper from pg_roles where rolname = current_user`
    expect(role).toEqual({ rolsuper: false })
  })

  it('finds nothing to apply afterwards', async () => {
    expect(await supabase('db', 'push', `--remote=${database.dbUrl}`, '--yes')).toContain('up to date')
  })

  it('has no advice', async () => {
    const said = await supabase(
      'db',
      'advisors',
      `--remote=${database.dbUrl}`,
      '--level',
      'info',
      '--fail-on',
      'info',
    )
    expect(said).toContain('No issues found')
  }, 60_000)

  it('would say so if there were: a table open to all is found', async () => {
    await sql`create table public.open_to_all (id int primary key, password text)`
    await sql`grant select on public.open_to_all to anon`
    try {
      const advice = supabase(
        'db',
        'advisors',
        `--remote=${database.dbUrl}`,
        '--level',
        'info',
        '--fail-on',
        'info',
      )
      await expect(advice).rejects.toThrow()
    } finally {
      await sql`drop table public.open_to_all`
    }
  }, 60_000)

  it('generates the types that are committed', async () => {
    const generated = await generateTypes(projectDir, database.dbUrl)
    expect(await readFile(typesPath(projectDir), 'utf8'), 'run npm run gen:types').toBe(generated)
  }, 60_000)
})
