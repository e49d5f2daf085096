import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, constants, cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { buildCluster, type ClusterPlan } from './build-cluster.ts'

const usualCache = fileURLToPath(new URL('../../node_modules/.cache/payback', import.meta.url))

/**
 * Makes a new data folder with the bootstrap applied. The first one is built and kept as a template in
 * node_modules/.cache; the next ones are copies, which saves a second or two each.
 */
export async function createCluster(
  dataDir: string,
  plan: ClusterPlan,
  cacheDir = usualCache,
): Promise<void> {
  await mkdir(dirname(dataDir), { recursive: true })
  await removeHalfMade(dataDir)
  // Made beside and renamed: a half-made folder never looks like a database.
  const half = `${dataDir}.new-${randomBytes(4).toString('hex')}`
  const template = await templateFor(plan, cacheDir)
  if (template) await copyFolder(template, half)
  else await buildCluster(half, plan)
  await rename(half, dataDir)
}

/** @returns null when this user may not write to the cache, so that nothing can be kept there */
async function templateFor(plan: ClusterPlan, cacheDir: string): Promise<string | null> {
  // Each user has its own: the template of root belongs to another user, who alone may read it.
  const template = join(cacheDir, `postgres-${plan.version}-${String(process.getuid?.() ?? 0)}`)
  if (await exists(template)) return template
  try {
    await mkdir(cacheDir, { recursive: true })
    await access(cacheDir, constants.W_OK)
  } catch {
    return null
  }
  await removeOldTemplates(cacheDir)
  const half = `${template}.new-${randomBytes(4).toString('hex')}`
  await buildCluster(half, plan)
  try {
    await rename(half, template)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    // Another start has finished the same template first: that one serves as well.
    if (!(await exists(template))) throw error
  }
  return template
}

async function exists(path: string): Promise<boolean> {
  return (await readdir(path).catch(() => [])).length > 0
}

/** What a start that was cut short left beside the data folder. */
async function removeHalfMade(dataDir: string): Promise<void> {
  const prefix = `${basename(dataDir)}.new-`
  for (const name of await readdir(dirname(dataDir)))
    if (name.startsWith(prefix)) await rm(join(dirname(dataDir), name), { recursive: true, force: true })
}

/** Templates of earlier versions, and half-made ones; an hour's grace, for another start may be at work. */
async function removeOldTemplates(cacheDir: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    const path = join(cacheDir, name)
    const { mtimeMs } = await stat(path)
    if (name.startsWith('postgres-') && Date.now() - mtimeMs > 3_600_000)
      await rm(path, { recursive: true, force: true })
  }
}

/** With owner and mode; `cp` does a thousand small files in half the time Node needs. */
async function copyFolder(from: string, to: string): Promise<void> {
  if (process.platform === 'win32') await cp(from, to, { recursive: true })
  else await promisify(execFile)('cp', ['-Rp', from, to])
}
