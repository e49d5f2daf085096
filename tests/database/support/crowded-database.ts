import { migratedDatabase } from '../access/migrated-database.ts'
import { signUp } from './builders.ts'
import { openDatabase, type Sql } from './open-database.ts'

/** A small account among nineteen large ones: whoever reads another's rows gives himself away. */
export type CrowdedDatabase = {
  sql: Sql
  adminUrl: string
  small: string
  large: string
  remove(): Promise<void>
}

/** @param fill gives an account so many rows */
export async function crowdedDatabase(
  rows: { small: number; large: number },
  fill: (sql: Sql, userId: string, rows: number) => Promise<void>,
): Promise<CrowdedDatabase> {
  const database = await migratedDatabase()
  const sql = openDatabase(1, database.dbUrl)
  const small = await signUp(sql)
  await fill(sql, small, rows.small)
  let large = small
  for (let n = 0; n < 19; n++) {
    large = await signUp(sql)
    await fill(sql, large, rows.large)
  }
  return {
    sql,
    adminUrl: database.adminUrl,
    small,
    large,
    async remove() {
      await sql.end()
      await database.remove()
    },
  }
}
