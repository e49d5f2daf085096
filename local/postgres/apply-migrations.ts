import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { runBatch, StatementError, type Statement } from './statement-batch.ts'
import { migrationBatches } from './migration-batches.ts'
import { splitSql } from './split-sql.ts'

/** A migration file that cannot be applied; `file` and `statement` say where. */
export class MigrationError extends Error {
  constructor(
    readonly file: string,
    message: string,
    readonly statement?: string,
    options?: ErrorOptions,
  ) {
    super(`Migration ${file}: ${message}`, options)
    this.name = 'MigrationError'
  }
}

const fileName = /^(\d+)_(.*)\.sql$/

/**
 * Applies the migrations of a folder that the database has not had yet, in order, as `supabase db push`
 * does: each file and its row in supabase_migrations.schema_migrations in one implicit transaction.
 * @param dbUrl  connection of the role `postgres`
 * @param folder e.g. supabase/migrations; files are called `<timestamp>_<what>.sql`
 * @returns names of the files applied now
 * @throws MigrationError; files before the failing one stay applied
 */
export async function applyMigrations(dbUrl: string, folder: string): Promise<{ applied: string[] }> {
  const files = (await readdir(folder)).filter((name) => fileName.test(name)).sort()
  const client = new pg.Client({ connectionString: dbUrl, application_name: 'payback migrations' })
  await client.connect()
  try {
    // Two starts at once must not apply the same file twice.
    await client.query("select pg_advisory_lock(hashtext('supabase_migrations'))")
    const known = await readHistory(client)
    const versions = new Set(files.map((file) => versionOf(file)))
    const missing = [...known].filter((version) => !versions.has(version))
    if (missing.length > 0)
      throw new MigrationError(
        missing.join(', '),
        'the database has had this migration, but the file is not in the folder. Restore the file, or move the data folder away.',
      )
    const applied: string[] = []
    for (const file of files) {
      if (known.has(versionOf(file))) continue
      await applyFile(client, file, await readFile(join(folder, file), 'utf8'))
      applied.push(file)
    }
    return { applied }
  } finally {
    await client.end()
  }
}

const versionOf = (file: string) => fileName.exec(file)?.[1] ?? file

async function readHistory(client: pg.Client): Promise<Set<string>> {
  await client.query(
    `create schema if not exists supabase_migrations;
     create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
     alter table supabase_migrations.schema_migrations add column if not exists statements text[];
     alter table supabase_migrations.schema_migrations add column if not exists name text`,
  )
  const { rows } = await client.query<{ version: string }>(
    'select version from supabase_migrations.schema_migrations order by version',
  )
  return new Set(rows.map((row) => row.version))
}

async function applyFile(client: pg.Client, file: string, text: string): Promise<void> {
  const statements = splitSql(text)
  await client.query('reset all')
  try {
    for (const batch of migrationBatches(text, statements, historyRow(file, statements)))
      await runBatch(client, batch)
  } catch (error) {
    // A file with its own BEGIN may have failed in the middle.
    await client.query('rollback')
    if (!(error instanceof StatementError)) throw error
    throw new MigrationError(file, `${error.message}\n${error.statement}`, error.statement, { cause: error })
  }
}

function historyRow(file: string, statements: string[]): Statement {
  const [, version = '', name = ''] = fileName.exec(file) ?? []
  // An array literal, because the batch sends text parameters only.
  const list = statements.map((statement) => `"${statement.replace(/["\\]/g, '\\$&')}"`).join(',')
  return {
    text: 'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3::text[])',
    values: [version, name, `{${list}}`],
  }
}
