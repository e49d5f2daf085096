import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { EnvError } from './env.ts'
import { readEncryptionKeys, readHashKey } from './secret-keys.ts'

const text = (fill: number) => Buffer.alloc(32, fill).toString('base64')

describe('PAYBACK_ENCRYPTION_KEYS', () => {
  it('keeps the order of the text: the first is current', () => {
    const keys = readEncryptionKeys({ PAYBACK_ENCRYPTION_KEYS: `{"new":"${text(2)}","old":"${text(1)}"}` })
    expect([...keys.keys()]).toEqual(['new', 'old'])
  })

  it.each([
    ['missing', undefined],
    ['not JSON', 'key'],
    ['empty', '{}'],
    ['too short', '{"k1":"AAAA"}'],
    ['not text', '{"k1":5}'],
    ['ids that JavaScript would reorder', `{"2":"${text(2)}","1":"${text(1)}"}`],
    ['an id with a dot', `{"a.b":"${text(1)}"}`],
  ])('that is %s stops the start, and is not quoted', (_, value) => {
    const read = () => readEncryptionKeys({ PAYBACK_ENCRYPTION_KEYS: value })
    expect(read).toThrow(EnvError)
    expect(read).toThrow(/PAYBACK_ENCRYPTION_KEYS/)
    expect(read).not.toThrow(/AAAA|AQEB/)
  })
})

it('PAYBACK_HASH_KEY holds 32 bytes', () => {
  expect(() => readHashKey({ PAYBACK_HASH_KEY: 'c2hvcnQ=' })).toThrow(
    'PAYBACK_HASH_KEY does not hold 32 bytes',
  )
  expect(() => readHashKey({})).toThrow('PAYBACK_HASH_KEY is missing')
})
