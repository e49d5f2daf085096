import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Everything a build depends on; folders are read whole. */
const inputs = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'tailwind.config.ts',
  'package-lock.json',
  'supabase/functions/_shared/contracts',
  'supabase/functions/_shared/database.types.ts',
]
const kept = 3

/**
 * The folder with the built app for the sources as they are now, built if there is none yet. Builds live side by side,
 * named by what they were made from, so that two starts at once never see half of one.
 */
export async function buildSpa(projectDir: string, log: (line: string) => void): Promise<string> {
  const cache = join(projectDir, 'node_modules', '.cache', 'payback-spa')
  const folder = join(cache, await hashOf(projectDir))
  if (await exists(join(folder, 'index.html'))) return folder
  await mkdir(cache, { recursive: true })
  const beside = join(cache, `building-${process.pid}-${Date.now()}`)
  log('Building the app …')
  try {
    await runVite(projectDir, beside)
    await rename(beside, folder).catch(async (error: unknown) => {
      // Another start was faster with the same sources.
      if (!(await exists(join(folder, 'index.html')))) throw error
    })
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
  await removeOld(cache, folder)
  return folder
}

function runVite(projectDir: string, outDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const vite = join(projectDir, 'node_modules', 'vite', 'bin', 'vite.js')
    const child = spawn(
      process.execPath,
      [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
      {
        cwd: projectDir,
        // The gateway fills in address and key when it serves the page: the build must not have them.
        env: withoutViteVariables(process.env),
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The app cannot be built (vite build):\n${output.trim()}`)),
    )
  })
}

function withoutViteVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !name.startsWith('VITE_') && name !== 'VITEST' && name !== 'NODE_ENV',
  )
  return { ...Object.fromEntries(kept), NODE_ENV: 'production' }
}

async function hashOf(projectDir: string): Promise<string> {
  const hash = createHash('sha256')
  for (const input of inputs)
    for (const path of await filesUnder(join(projectDir, input))) {
      if (/\.test\.tsx?$/.test(path)) continue
      hash
        .update(path.slice(projectDir.length))
        .update('\0')
        .update(await readFile(path))
        .update('\0')
    }
  return hash.digest('hex').slice(0, 24)
}

async function filesUnder(path: string): Promise<string[]> {
  const info = await stat(path).catch(() => null)
  if (!info) return []
  if (info.isFile()) return [path]
  const names = (await readdir(path)).sort()
  return (await Promise.all(names.map((name) => filesUnder(join(path, name))))).flat()
}

async function removeOld(cache: string, current: string): Promise<void> {
  const folders = await Promise.all(
    (await readdir(cache))
      .map((name) => join(cache, name))
      .filter((path) => path !== current)
      .map(async (path) => ({ path, time: (await stat(path).catch(() => null))?.mtimeMs ?? 0 })),
  )
  const old = folders.sort((a, b) => b.time - a.time).slice(kept - 1)
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })))
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
