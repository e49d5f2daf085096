import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Where the Deno binary is. npm's `deno` package links it in an install script, which may not have run (npm 11 asks
 * for approval first); the platform package holds the binary itself, so we take it from there.
 */
export function denoPath(): string {
  const require = createRequire(import.meta.url)
  const libc = process.platform === 'linux' ? '-glibc' : ''
  const platformPackage = `@deno/${process.platform}-${process.arch}${libc}`
  const folder = dirname(require.resolve(`${platformPackage}/package.json`))
  const path = join(folder, process.platform === 'win32' ? 'deno.exe' : 'deno')
  if (!existsSync(path)) throw new Error(`Cannot find Deno at ${path}: run npm install again.`)
  return path
}
