import { decodeKey, EnvError, recordEnv, requiredEnv, type EnvSource } from './env.ts'

// Apart from what uses them, so that a function can check its keys at the start and load the ciphers later.

const NAME = 'PAYBACK_ENCRYPTION_KEYS'

/** Keys by id, the current one first; the others still decrypt. @throws EnvError */
export function readEncryptionKeys(source?: EnvSource): Map<string, Uint8Array<ArrayBuffer>> {
  const entries = Object.entries(recordEnv(NAME, source))
  if (entries.length === 0) throw new EnvError(NAME, 'holds no key')
  for (const [id] of entries) {
    if (!/^[\w-]{1,32}$/.test(id))
      throw new EnvError(NAME, 'has a key id other than letters, digits, _ and -')
    // JavaScript puts whole-number names first, whatever the text says: "the first is current" would not hold.
    if (entries.length > 1 && /^\d+$/.test(id)) throw new EnvError(NAME, 'has a key id that is only digits')
  }
  return new Map(entries.map(([id, text]) => [id, decodeKey(NAME, text)]))
}

/** @throws EnvError */
export function readHashKey(source?: EnvSource): Uint8Array<ArrayBuffer> {
  return decodeKey('PAYBACK_HASH_KEY', requiredEnv('PAYBACK_HASH_KEY', source))
}

/** The key of booking systems' logins; pgcrypto takes it as text. @throws EnvError */
export function readLoginKey(source?: EnvSource): string {
  const text = requiredEnv('PAYBACK_LOGIN_KEY', source)
  decodeKey('PAYBACK_LOGIN_KEY', text)
  return text
}
