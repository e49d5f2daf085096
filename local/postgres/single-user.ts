import { spawn } from 'node:child_process'
import type { PlatformBinaries } from './platform-binaries.ts'
import { PostgresError } from './postgres-error.ts'
import type { RunAs } from './run-as.ts'
import { serverEnvironment } from './server-process.ts'

/** Roles that log in over TCP; all of one data folder share its password, which never leaves this machine. */
const loginRoles = ['supabase_admin', 'postgres', 'authenticator', 'supabase_auth_admin']

/**
 * Sets the passwords while no server runs, so that there is never a moment in which one listens with
 * a password somebody else could know. The password goes in by stdin: it is not in the process list.
 */
export async function setPasswords(
  binaries: PlatformBinaries,
  runAs: RunAs,
  dataDir: string,
  password: string,
): Promise<void> {
  const literal = `'${password.replaceAll("'", "''")}'`
  const sql = loginRoles.map((role) => `alter role ${role} with password ${literal};\n`).join('')
  const { file, args, options } = runAs.command(binaries.postgres, ['--single', '-D', dataDir, 'postgres'])
  const child = spawn(file, args, { ...options, stdio: ['pipe', 'ignore', 'pipe'], env: serverEnvironment() })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(sql)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0 || said.includes('ERROR'))
    throw new PostgresError('START_FAILED', `Cannot set the database passwords: ${said.trim()}`)
}
