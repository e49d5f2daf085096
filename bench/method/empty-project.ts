import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A function that is nothing at all: what starting anything else costs is measured against it. */
export const EMPTY_FUNCTION = 'empty'
/** A handler that does nothing inside `endpoint()`: what handling anything else costs is measured against it. */
export const IDLE_HANDLER = 'idle'

const nothing = 'export default { fetch: () => new Response(null, { status: 204 }) }\n'
const idle = `import { anyone } from '../_shared/caller.ts'
import { endpoint } from '../_shared/endpoint.ts'

export default endpoint({ name: 'idle', methods: ['POST'], caller: anyone, cors: false }, async (_, context) => {
  await context.readBody()
  return new Response(null, { status: 204 })
})
`

/** A project with the two, and our shared code for the second. */
export async function emptyProject(): Promise<{ projectDir: string; remove: () => Promise<void> }> {
  const projectDir = await mkdtemp(join(tmpdir(), 'payback-empty-'))
  const functions = join(projectDir, 'supabase', 'functions')
  await cp(resolve('supabase/functions/_shared'), join(functions, '_shared'), { recursive: true })
  for (const [name, code] of [
    [EMPTY_FUNCTION, nothing],
    [IDLE_HANDLER, idle],
  ] as const) {
    await mkdir(join(functions, name))
    await writeFile(join(functions, name, 'index.ts'), code)
    await cp(resolve('supabase/functions/twilio-webhook/deno.json'), join(functions, name, 'deno.json'))
  }
  await symlink(resolve('node_modules'), join(projectDir, 'node_modules'))
  return { projectDir, remove: () => rm(projectDir, { recursive: true, force: true }) }
}
