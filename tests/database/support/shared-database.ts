import { afterAll } from 'vitest'
import { openDatabase, type Sql } from './open-database.ts'

/** The shared stack's database as role `postgres`, closed after the file's last test. */
export function sharedDatabase(max = 2): Sql {
  const sql = openDatabase(max)
  afterAll(() => sql.end())
  return sql
}
