import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bootstrapSteps } from './bootstrap.ts'
import { createCluster } from './create-cluster.ts'
import { installExtensions } from './install-extensions.ts'
import { platformBinaries } from './platform-binaries.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payback-cluster-'))
  await chmod(folder, 0o755)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const create = async (name: string, cacheDir: string) => {
  const binaries = await platformBinaries()
  await installExtensions(binaries.extensionDir)
  const plan = { binaries, steps: await bootstrapSteps(), version: 'test', log: () => undefined }
  await createCluster(join(folder, name), plan, cacheDir)
  return readFile(join(folder, name, 'payback-version'), 'utf8')
}

describe('createCluster', () => {
  it('builds one template and copies it, also for two at once', { timeout: 60_000 }, async () => {
    const cache = join(folder, 'cache')
    expect(await Promise.all([create('a', cache), create('b', cache)])).toEqual(['test', 'test'])
    expect(await create('c', cache)).toBe('test')
    expect(await readdir(cache)).toEqual([expect.stringMatching(/^postgres-test-\d+$/)])
    expect((await readdir(folder)).sort()).toEqual(['a', 'b', 'c', 'cache'])
  })

  it('does without a template where none can be kept', async () => {
    await writeFile(join(folder, 'file'), '')
    expect(await create('a', join(folder, 'file', 'cache'))).toBe('test')
  })

  it('clears away what a start that was cut short left behind', async () => {
    await writeFile(join(folder, 'a.new-12345678'), '')
    await create('a', join(folder, 'cache'))
    expect((await readdir(folder)).sort()).toEqual(['a', 'cache'])
  })
})
