import { Buffer } from 'node:buffer'
import process from 'node:process'
import { decodeKey, EnvError, recordEnv, type EnvSource } from './env.ts'

/** What a ciphertext belongs to. Moved to another account, row or field it does not open. */
export type SecretPlace = { account: string; integration: string; field: string }

export type Cipher = {
  /** `v1.<key id>.<iv>.<ciphertext and tag>`, the last two in base64url. */
  encrypt(plain: string | Uint8Array<ArrayBuffer>, place: SecretPlace): Promise<string>
  /** @throws EnvelopeError */
  decrypt(envelope: string, place: SecretPlace): Promise<string>
  decryptBytes(envelope: string, place: SecretPlace): Promise<Uint8Array<ArrayBuffer>>
  /** The key that encrypts from now on. */
  currentKeyId: string
}

export class EnvelopeError extends Error {
  override readonly name = 'EnvelopeError'
}

const ENVELOPE = /^v1\.([\w-]{1,32})\.([\w-]{16})\.([\w-]{22,})$/
const NAME = 'PAYBACK_ENCRYPTION_KEYS'

/** Keys by id, the current one first; the others still decrypt. @throws EnvError */
export function readEncryptionKeys(source: EnvSource = process.env): Map<string, Uint8Array<ArrayBuffer>> {
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

/** AES-256-GCM with a random 96-bit IV; the place is authenticated with it. */
export function openCipher(keys: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Cipher {
  const [currentKeyId] = keys.keys()
  if (currentKeyId === undefined) throw new EnvError(NAME, 'holds no key')
  const current = currentKeyId
  const imported = new Map<string, Promise<CryptoKey>>()

  function keyOf(id: string): Promise<CryptoKey> | undefined {
    const raw = keys.get(id)
    if (!raw) return undefined
    const known =
      imported.get(id) ?? crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
    imported.set(id, known)
    return known
  }

  async function decryptBytes(envelope: string, place: SecretPlace): Promise<Uint8Array<ArrayBuffer>> {
    const [, id = '', iv = '', sealed = ''] = ENVELOPE.exec(envelope) ?? []
    if (!id) throw new EnvelopeError('Cannot open the envelope: it is not of form v1')
    const key = await keyOf(id)
    if (!key) throw new EnvelopeError(`Cannot open the envelope: key ${id} is not configured`)
    try {
      const plain = await crypto.subtle.decrypt(gcm(fromText(iv), place), key, fromText(sealed))
      return new Uint8Array(plain)
    } catch (cause) {
      throw new EnvelopeError('Cannot open the envelope: it was changed or belongs elsewhere', { cause })
    }
  }

  return {
    currentKeyId: current,
    async encrypt(plain, place) {
      const key = await keyOf(current)
      if (!key) throw new EnvelopeError('Cannot seal: the current key is missing')
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const bytes = typeof plain === 'string' ? new TextEncoder().encode(plain) : plain
      const sealed = new Uint8Array(await crypto.subtle.encrypt(gcm(iv, place), key, bytes))
      return `v1.${current}.${toText(iv)}.${toText(sealed)}`
    },
    decryptBytes,
    async decrypt(envelope, place) {
      return new TextDecoder().decode(await decryptBytes(envelope, place))
    },
  }
}

function gcm(iv: Uint8Array<ArrayBuffer>, place: SecretPlace): AesGcmParams {
  const additional = `${place.account}|${place.integration}|${place.field}`
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(additional) }
}

const toText = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const fromText = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'))
