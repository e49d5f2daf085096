import { randomBytes } from 'node:crypto'
import { chown, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Makes the key file of Vault in a data folder that has none. Whoever copies the tables without the
 * folder cannot read the secrets; losing the file loses them.
 */
export async function ensureVaultKey(dataDir: string, owner?: { uid: number; gid: number }): Promise<void> {
  const path = join(dataDir, 'vault.key')
  try {
    await writeFile(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return
    throw error
  }
  if (owner) await chown(path, owner.uid, owner.gid)
}
