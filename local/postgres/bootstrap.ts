import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { getAuthSchemaSql } from '@supabase/lite'
import type { Client } from 'pg'

const folder = fileURLToPath(new URL('./bootstrap', import.meta.url))

export type BootstrapStep = { name: string; sql: string }

/**
 * The SQL that turns an empty database into what hosted Supabase offers before the first migration.
 * The Auth tables are those of the embedded Auth server, so that migrations may refer to auth.users.
 */
export async function bootstrapSteps(): Promise<BootstrapStep[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const steps = await Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(join(folder, name), 'utf8') })),
  )
  const afterSchema = steps.findIndex((step) => step.name === '030-auth-schema.sql') + 1
  steps.splice(afterSchema, 0, { name: '035-auth-tables', sql: getAuthSchemaSql() })
  return steps
}

/** Changes whenever the bootstrap or the server version does: an older data folder is then brought up to date. */
export function bootstrapVersion(
  steps: BootstrapStep[],
  extensions: { name: string; text: string }[],
  serverVersion: string,
): string {
  const hash = createHash('sha256').update(serverVersion)
  for (const step of steps) hash.update(`\0${step.name}\0${step.sql}`)
  for (const file of extensions) hash.update(`\0${file.name}\0${file.text}`)
  return hash.digest('hex').slice(0, 16)
}

/** Runs all steps as the superuser, each in its own transaction; every step may be repeated. */
export async function runBootstrap(admin: Client, steps: BootstrapStep[]): Promise<void> {
  for (const step of steps)
    try {
      await admin.query(step.sql)
    } catch (cause) {
      throw new Error(`Cannot prepare the database: step ${step.name} failed`, { cause })
    }
}
