import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const EMPTY_FUNCTION = 'empty'

/** A project with one function that does nothing: what everything else costs is measured against it. */
export async function emptyProject(): Promise<{ projectDir: string; remove: () => Promise<void> }> {
  const projectDir = await mkdtemp(join(tmpdir(), 'payback-empty-'))
  const folder = join(projectDir, 'supabase', 'functions', EMPTY_FUNCTION)
  await mkdir(folder, { recursive: true })
  await writeFile(
    join(folder, 'index.ts'),
    'export default { fetch: () => new Response(null, { status: 204 }) }\n',
  )
  await writeFile(join(folder, 'deno.json'), '{ "nodeModulesDir": "manual" }\n')
  await symlink(resolve('node_modules'), join(projectDir, 'node_modules'))
  return { projectDir, remove: () => rm(projectDir, { recursive: true, force: true }) }
}
