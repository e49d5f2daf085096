import { applyMigrations } from '../../../local/postgres/apply-migrations.ts'
import { openDatabase, type Sql } from '../support/open-database.ts'
import { migrationsDir, ownDatabase } from '../support/own-database.ts'
import { fillEveryTable } from './fixture.ts'
import type { People } from './matrix.ts'

export type MigratedDatabase = {
  admin: Sql
  adminUrl: string
  dbUrl: string
  people: People
  remove(): Promise<void>
}

/** A database of its own with two accounts, where every row is known and policies may be broken. */
export async function migratedDatabase(): Promise<MigratedDatabase> {
  const database = await ownDatabase()
  await applyMigrations(database.dbUrl, migrationsDir)
  const admin = openDatabase(1, database.adminUrl)
  return {
    admin,
    adminUrl: database.adminUrl,
    dbUrl: database.dbUrl,
    people: await fillEveryTable(admin),
    async remove() {
      await admin.end()
      await database.remove()
    },
  }
}
