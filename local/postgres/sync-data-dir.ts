import { spawn } from 'node:child_process'
import type { PlatformBinaries } from './platform-binaries.ts'
import type { RunAs } from './run-as.ts'
import { serverEnvironment } from './server-process.ts'

/**
 * Makes the disk keep a data folder that has just been copied: the server itself flushes only what it changes, so
 * a power cut soon after the first start could leave it without files. Runs beside the server; takes a second.
 * @returns whether all files were flushed; one that the server deletes meanwhile ends the work early
 */
export async function syncDataDir(
  binaries: PlatformBinaries,
  runAs: RunAs,
  dataDir: string,
): Promise<boolean> {
  const { file, args, options } = runAs.command(binaries.initdb, ['--sync-only', '-D', dataDir])
  const child = spawn(file, args, { ...options, stdio: 'ignore', env: serverEnvironment() })
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', (code) => resolve(code === 0))
  })
}
