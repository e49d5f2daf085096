import { Buffer } from 'node:buffer'
import { createHmac, hkdfSync } from 'node:crypto'

/**
 * A keyed one-way function with a key of its own for each account, so that equal numbers match within an account and
 * nowhere else. Telephone numbers are few enough to enumerate: a plain hash would hide nothing.
 */
export type KeyedHash = (account: string, text: string | Uint8Array) => Uint8Array

const REMEMBERED_ACCOUNTS = 500

export function openKeyedHash(master: Uint8Array): KeyedHash {
  const keys = new Map<string, Uint8Array>()

  function keyOf(account: string): Uint8Array {
    const known = keys.get(account)
    if (known) return known
    if (keys.size >= REMEMBERED_ACCOUNTS) keys.clear()
    const derived = new Uint8Array(hkdfSync('sha256', master, new Uint8Array(), account, 32))
    keys.set(account, derived)
    return derived
  }

  return (account, text) => createHmac('sha256', keyOf(account)).update(text).digest()
}

export const toHex = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('hex')
