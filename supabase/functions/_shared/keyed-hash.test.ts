import { createHmac, hkdfSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { openKeyedHash, toHex } from './keyed-hash.ts'

const master = new Uint8Array(32).fill(7)
const hash = openKeyedHash(master)

it('is HMAC-SHA256 under a key that HKDF derives for the account', () => {
  const derived = Buffer.from(hkdfSync('sha256', master, new Uint8Array(), 'account-1', 32))
  const expected = createHmac('sha256', derived).update('+46701740605').digest('hex')
  expect(toHex(hash('account-1', '+46701740605'))).toBe(expected)
})

it('matches within an account, and nowhere else', () => {
  const first = toHex(hash('account-1', '+46701740605'))
  expect(toHex(hash('account-1', '+46701740605'))).toBe(first)
  expect(toHex(hash('account-2', '+46701740605'))).not.toBe(first)
  expect(toHex(hash('account-1', '+46701740606'))).not.toBe(first)
})
