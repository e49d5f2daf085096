import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EnvelopeError, openCipher } from './encryption.ts'

const key = (fill: number) => new Uint8Array(32).fill(fill)
const place = { account: 'account-1', integration: 'integration-1', field: 'authToken' }
const cipher = openCipher(new Map([['k1', key(1)]]))

describe('the envelope', () => {
  it('opens to what was sealed, whatever that was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (plain) => {
        const wellFormed = plain.toWellFormed()
        expect(cipher.decrypt(cipher.encrypt(wellFormed, place), place)).toBe(wellFormed)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps bytes as they are', () => {
    const bytes = Uint8Array.from([0, 255, 0xc3, 0x28])
    expect([...cipher.decryptBytes(cipher.encrypt(bytes, place), place)]).toEqual([...bytes])
  })

  it('names its key, and never repeats an IV', () => {
    const sealed = Array.from({ length: 500 }, () => cipher.encrypt('x', place))
    const ivs = new Set(sealed.map((envelope) => envelope.split('.')[2]))
    expect(ivs.size).toBe(500)
    expect(sealed[0]).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]+$/)
  })

  it.each([
    ['another account', { ...place, account: 'account-2' }],
    ['another integration', { ...place, integration: 'integration-2' }],
    ['another field', { ...place, field: 'apiKey' }],
  ])('does not open for %s', (_, elsewhere) => {
    const envelope = cipher.encrypt('secret', place)
    expect(() => cipher.decrypt(envelope, elsewhere)).toThrow(EnvelopeError)
  })

  it('does not open when a character of it was changed', () => {
    const envelope = cipher.encrypt('secret', place)
    const start = envelope.indexOf('.', 3) + 1
    for (let at = start; at < envelope.length - 1; at++) {
      if (envelope[at] === '.') continue
      const other = envelope[at] === 'A' ? 'B' : 'A'
      const forged = envelope.slice(0, at) + other + envelope.slice(at + 1)
      expect(() => cipher.decrypt(forged, place)).toThrow(EnvelopeError)
    }
  })

  it.each([
    '',
    'v1',
    'v2.k1.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA',
    'v1.other.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA',
  ])('that is none (%j) is refused', (envelope) => {
    expect(() => cipher.decrypt(envelope, place)).toThrow(EnvelopeError)
  })
})

describe('rotation', () => {
  it('opens with the old key and seals with the new one', () => {
    const old = cipher.encrypt('secret', place)
    const both = openCipher(
      new Map([
        ['k2', key(2)],
        ['k1', key(1)],
      ]),
    )
    expect(both.decrypt(old, place)).toBe('secret')
    expect(both.encrypt('secret', place)).toMatch(/^v1\.k2\./)
    const without = openCipher(new Map([['k2', key(2)]]))
    expect(() => without.decrypt(old, place)).toThrow('key k1 is not configured')
  })
})
