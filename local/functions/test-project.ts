import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const nodeModules = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** A throwaway project with the given functions (name → index.ts), for tests of the runner. */
export async function testProject(functions: Record<string, string>, denoJson: Record<string, string> = {}) {
  const projectDir = await mkdtemp(join(tmpdir(), 'payback-functions-'))
  await symlink(nodeModules, join(projectDir, 'node_modules'))
  const write = async (name: string, code: string) => {
    const folder = join(projectDir, 'supabase', 'functions', name)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'index.ts'), code)
    if (denoJson[name]) await writeFile(join(folder, 'deno.json'), denoJson[name])
  }
  for (const [name, code] of Object.entries(functions)) await write(name, code)
  return { projectDir, write, remove: () => rm(projectDir, { recursive: true, force: true }) }
}
