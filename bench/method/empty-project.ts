import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A function that is nothing at all: what starting anything else costs is measured against it. */
export const EMPTY_FUNCTION = 'empty'

const nothing = 'export default { fetch: () => new Response(null, { status: 204 }) }\n'

/** A project with it alone. */
export async function emptyProject(): Promise<{ projectDir: string; remove: () => Promise<void> }> {
  const projectDir = await mkdtemp(join(tmpdir(), 'payback-empty-'))
  const folder = join(projectDir, 'supabase', 'functions', EMPTY_FUNCTION)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'index.ts'), nothing)
  await cp(resolve('supabase/functions/twilio-webhook/deno.json'), join(folder, 'deno.json'))
  await symlink(resolve('node_modules'), join(projectDir, 'node_modules'))
  return { projectDir, remove: () => rm(projectDir, { recursive: true, force: true }) }
}
