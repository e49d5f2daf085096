import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const settingsSchema = z.object({
  publishableKey: z.string().startsWith('sb_publishable_'),
  secretKey: z.string().startsWith('sb_secret_'),
  jwtSecret: z.string().min(32),
  jwtKeyId: z.string().min(1),
  databasePassword: z.string().min(16),
  encryptionKeys: z.record(z.string(), z.string()),
  hashKey: z.string().min(1),
  loginKey: z.string().min(1),
})

/** Keys and passwords of one data folder: made at the first start, kept for good. */
export type StackSettings = z.infer<typeof settingsSchema>

const base64url = (bytes: number) => randomBytes(bytes).toString('base64url')
const base62 = (length: number) => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  // 248 is the largest multiple of 62 below 256: bytes above it would make some letters likelier.
  let text = ''
  while (text.length < length)
    for (const byte of randomBytes(length))
      if (byte < 248 && text.length < length) text += alphabet[byte % 62]
  return text
}

function newSettings(): StackSettings {
  return {
    publishableKey: `sb_publishable_${base62(22)}_${base62(8)}`,
    secretKey: `sb_secret_${base62(22)}_${base62(8)}`,
    jwtSecret: base64url(48),
    jwtKeyId: `local-${base62(10)}`,
    databasePassword: base62(32),
    encryptionKeys: { [`k${base62(6)}`]: randomBytes(32).toString('base64') },
    hashKey: randomBytes(32).toString('base64'),
    loginKey: randomBytes(32).toString('base64'),
  }
}

/**
 * Reads `settings.json` of a data folder, or makes it. Written beside and renamed, so a crash leaves
 * the old file or the new one, never half of one: losing these keys would lose every stored secret.
 */
export async function loadStackSettings(dataDir: string): Promise<StackSettings> {
  const path = join(dataDir, 'settings.json')
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text !== null) {
    const parsed = settingsSchema.safeParse(safeJson(text))
    if (parsed.success) return parsed.data
    // A folder from before there were logins lacks only their key; any other gap is damage.
    const older = settingsSchema.omit({ loginKey: true }).safeParse(safeJson(text))
    if (older.success && !text.includes('"loginKey"')) {
      return writeSettings(path, { ...older.data, loginKey: newSettings().loginKey })
    }
    throw new StackSettingsError(
      `${path} is damaged. It holds the keys that the stored secrets are encrypted with: put it back from a ` +
        `backup, or move the whole folder away to start with an empty one.`,
    )
  }
  await mkdir(dataDir, { recursive: true })
  return writeSettings(path, newSettings())
}

async function writeSettings(path: string, settings: StackSettings): Promise<StackSettings> {
  const beside = `${path}.${process.pid}`
  await writeFile(beside, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600, flush: true })
  await chmod(beside, 0o600)
  await rename(beside, path)
  return settings
}

export class StackSettingsError extends Error {
  readonly code = 'DATA_DIR_DAMAGED'
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
