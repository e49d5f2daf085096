import { appendFile, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'

/** A handler that does nothing inside `endpoint()`: what handling anything else costs is measured against it. */
export const IDLE_HANDLER = 'idle'

const idle = `import { anyone } from '../_shared/caller.ts'
import { endpoint } from '../_shared/endpoint.ts'

export default endpoint({ name: 'idle', methods: ['POST'], caller: anyone, cors: false }, async (_, context) => {
  await context.readBody()
  return new Response(null, { status: 204 })
})
`

/** What is made, fetched or kept beside the code, and is no part of the project. */
const NOT_THE_PROJECT = new Set(['node_modules', '.git', '.payback', 'dist'])

/**
 * A copy of this project with one more function, so that what does nothing and what does its work are served by the
 * same gateway, with the same log and the same neighbours.
 */
export async function projectWithIdleHandler(): Promise<{ projectDir: string; remove: () => Promise<void> }> {
  const projectDir = await mkdtemp(join(tmpdir(), 'payback-idle-'))
  await cp(resolve('.'), projectDir, {
    recursive: true,
    filter: (path) => !NOT_THE_PROJECT.has(basename(path)),
  })
  await symlink(resolve('node_modules'), join(projectDir, 'node_modules'))
  const functions = join(projectDir, 'supabase', 'functions')
  await mkdir(join(functions, IDLE_HANDLER))
  await writeFile(join(functions, IDLE_HANDLER, 'index.ts'), idle)
  await cp(join(functions, 'twilio-webhook', 'deno.json'), join(functions, IDLE_HANDLER, 'deno.json'))
  await appendFile(
    join(projectDir, 'supabase', 'config.toml'),
    `\n[functions.${IDLE_HANDLER}]\nverify_jwt = false\n`,
  )
  return { projectDir, remove: () => rm(projectDir, { recursive: true, force: true }) }
}
