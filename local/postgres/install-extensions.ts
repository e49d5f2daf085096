import { randomBytes } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PostgresPlatformError } from './postgres-error.ts'

const folder = fileURLToPath(new URL('./extensions', import.meta.url))

/** The stand-ins for pg_cron, pg_net and Vault: control and SQL files by name. */
export async function extensionFiles(): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(folder)).sort()
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })))
}

/**
 * Puts the stand-ins where this Postgres looks for extensions, so that `create extension pg_cron` in a
 * migration works as on hosted Supabase. Several stacks may share the folder: files that are right stay
 * untouched, others are replaced in one step.
 */
export async function installExtensions(extensionDir: string): Promise<void> {
  for (const { name, text } of await extensionFiles()) {
    const path = join(extensionDir, name)
    if ((await readFile(path, 'utf8').catch(() => null)) === text) continue
    const half = `${path}.${randomBytes(4).toString('hex')}`
    try {
      await writeFile(half, text, { mode: 0o644 })
      await rename(half, path)
    } catch (cause) {
      throw new PostgresPlatformError(
        `Cannot write ${path}. Give this user the right to write to node_modules, or run "npm install" as this user.`,
        { cause },
      )
    }
  }
}
