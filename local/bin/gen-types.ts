import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { generateTypes, typesPath } from '../generate-types.ts'
import { applyMigrations } from '../postgres/apply-migrations.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import { projectDir } from '../stack.ts'
import { writeFile } from 'node:fs/promises'

/** `npm run gen:types`: database.types.ts from the migrations as they are, on a database made for it. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'payback-types-'))
  try {
    const postgres = await startPostgres({
      dataDir: join(folder, 'postgres'),
      port: await freePort(),
      password: 'types',
      fsync: false,
    })
    try {
      await applyMigrations(postgres.dbUrl, join(projectDir, 'supabase', 'migrations'))
      await writeFile(typesPath(projectDir), await generateTypes(projectDir, postgres.dbUrl))
      console.log(`Written: ${typesPath(projectDir)}`)
    } finally {
      await postgres.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
