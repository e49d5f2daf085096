import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../local/free-port.ts'
import { startStack, type Stack, type StackOptions } from '../../local/stack.ts'
import { noProviders } from './no-providers.ts'

/** A stack of its own for tests that change the schema or break parts; the shared one stays whole. */
export async function ownStack(options: Partial<StackOptions> = {}) {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'payback-own-')))
  const port = options.port ?? (await freePort(2))
  const stack: Stack = await startStack({
    demo: false,
    spa: false,
    fsync: false,
    ...options,
    // With demo data the simulator plays them.
    ...(!options.demo && { env: { ...noProviders, ...options.env } }),
    dataDir,
    port,
  })
  return {
    ...stack,
    dataDir,
    async remove() {
      await stack.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
