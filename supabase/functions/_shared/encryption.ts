import { Buffer } from 'node:buffer'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** What a ciphertext belongs to. Moved to another account, row or field it does not open. */
export type SecretPlace = { account: string; integration: string; field: string }

export type Cipher = {
  /** `v1.<key id>.<iv>.<ciphertext and tag>`, the last two in base64url. */
  encrypt(plain: string | Uint8Array, place: SecretPlace): string
  /** @throws EnvelopeError */
  decrypt(envelope: string, place: SecretPlace): string
  /** @throws EnvelopeError */
  decryptBytes(envelope: string, place: SecretPlace): Uint8Array
  /** The key that encrypts from now on. */
  currentKeyId: string
}

export class EnvelopeError extends Error {
  override readonly name = 'EnvelopeError'
}

const ENVELOPE = /^v1\.([\w-]{1,32})\.([\w-]{16})\.([\w-]{22,})$/
const TAG_BYTES = 16

/** AES-256-GCM with a random 96-bit IV; the place is authenticated with it. */
export function openCipher(keys: ReadonlyMap<string, Uint8Array>): Cipher {
  const [current] = keys
  if (!current) throw new EnvelopeError('Cannot seal: there is no key')
  const [currentKeyId, currentKey] = current

  function decryptBytes(envelope: string, place: SecretPlace): Uint8Array {
    const [, id = '', iv = '', sealed = ''] = ENVELOPE.exec(envelope) ?? []
    if (!id) throw new EnvelopeError('Cannot open the envelope: it is not of form v1')
    const key = keys.get(id)
    if (!key) throw new EnvelopeError(`Cannot open the envelope: key ${id} is not configured`)
    const bytes = Buffer.from(sealed, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(additionalData(place))
    try {
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()])
    } catch (cause) {
      throw new EnvelopeError('Cannot open the envelope: it was changed or belongs elsewhere', { cause })
    }
  }

  return {
    currentKeyId,
    encrypt(plain, place) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', currentKey, iv, { authTagLength: TAG_BYTES })
      cipher.setAAD(additionalData(place))
      const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain
      const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
      return `v1.${currentKeyId}.${iv.toString('base64url')}.${sealed.toString('base64url')}`
    },
    decryptBytes,
    decrypt: (envelope, place) => new TextDecoder().decode(decryptBytes(envelope, place)),
  }
}

function additionalData(place: SecretPlace): Buffer {
  return Buffer.from(`${place.account}|${place.integration}|${place.field}`, 'utf8')
}
