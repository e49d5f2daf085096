import { Buffer } from 'node:buffer'
import process from 'node:process'
import { decodeKey, requiredEnv, type EnvSource } from './env.ts'

/**
 * A keyed one-way function with a key of its own for each account, so that equal numbers match within an account and
 * nowhere else. Telephone numbers are few enough to enumerate: a plain hash would hide nothing.
 */
export type KeyedHash = (
  account: string,
  text: string | Uint8Array<ArrayBuffer>,
) => Promise<Uint8Array<ArrayBuffer>>

/** @throws EnvError */
export function readHashKey(source: EnvSource = process.env): Uint8Array<ArrayBuffer> {
  return decodeKey('PAYBACK_HASH_KEY', requiredEnv('PAYBACK_HASH_KEY', source))
}

const REMEMBERED_ACCOUNTS = 500

export function openKeyedHash(master: Uint8Array<ArrayBuffer>): KeyedHash {
  const keys = new Map<string, Promise<CryptoKey>>()

  function keyOf(account: string): Promise<CryptoKey> {
    const known = keys.get(account)
    if (known) return known
    if (keys.size >= REMEMBERED_ACCOUNTS) keys.clear()
    const derived = derive(master, account)
    keys.set(account, derived)
    return derived
  }

  return async (account, text) => {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
    return new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(account), bytes))
  }
}

export const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

async function derive(master: Uint8Array<ArrayBuffer>, account: string): Promise<CryptoKey> {
  const source = await crypto.subtle.importKey('raw', master, 'HKDF', false, ['deriveKey'])
  const hkdf = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: new TextEncoder().encode(account),
  }
  return crypto.subtle.deriveKey(hkdf, source, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
    'sign',
  ])
}
