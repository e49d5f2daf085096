import { describe, expect, it } from 'vitest'
import { isSameCompany, readCallback } from './callback.ts'

const body = {
  booking_id: '18342',
  booking_hash: '9f0b6c1d2e3a4b5c6d7e8f9012345678',
  company: 'exempelsalong',
  notification_type: 'change',
  webhook_timestamp: 1767171600,
  signature_algo: 'sha256',
}
const read = (changes = {}) => readCallback(new TextEncoder().encode(JSON.stringify({ ...body, ...changes })))

describe('a callback', () => {
  it('says which booking to look at', () => {
    expect(read()).toEqual({
      company: 'exempelsalong',
      bookingRef: '18342',
      bookingHash: '9f0b6c1d2e3a4b5c6d7e8f9012345678',
      kind: 'change',
      sentAt: 1767171600,
    })
  })

  it('of an older account has no time', () => {
    expect(read({ webhook_timestamp: undefined, signature_algo: undefined })).not.toHaveProperty('sentAt')
  })

  it('with a client in it is read without the client', () => {
    const read_ = read({ client: { name: 'Ebba', phone: '0701740605' }, client_email: 'ebba@client.example' })
    expect(JSON.stringify(read_)).not.toMatch(/Ebba|0701740605|@/)
  })

  it('takes the id as digits, in text or as a number', () => {
    expect(read({ booking_id: 18342 })).toMatchObject({ bookingRef: '18342' })
    for (const booking_id of ['', '0', '12a', '-5', '1.5', '../7', '9'.repeat(30), null, {}, ['7']])
      expect(read({ booking_id })).toBe('INVALID_ID')
  })

  it('needs a hash of 32 hex digits', () => {
    expect(read({ booking_hash: '9F0B6C1D2E3A4B5C6D7E8F9012345678' })).toMatchObject({
      bookingHash: body.booking_hash,
    })
    for (const booking_hash of ['', 'x', `${body.booking_hash}0`, null, 42])
      expect(read({ booking_hash })).toBe('INVALID_HASH')
  })

  it('of a kind we do not know is a change', () => {
    expect(read({ notification_type: 'CREATE' })).toMatchObject({ kind: 'create' })
    expect(read({ notification_type: 'notify' })).toMatchObject({ kind: 'notify' })
    for (const notification_type of ['teleport', '', null, undefined])
      expect(read({ notification_type })).toMatchObject({ kind: 'change' })
  })

  it('without a company, or that is no JSON object, is nothing', () => {
    expect(read({ company: ' ' })).toBe('NO_COMPANY')
    for (const bytes of ['', '[]', 'null', '{"booking_id":', '<html>', 'company=exempelsalong'])
      expect(readCallback(new TextEncoder().encode(bytes))).toBe('NOT_JSON')
    expect(readCallback(new Uint8Array([0xff, 0xfe]))).toBe('NOT_JSON')
  })
})

it('upper and lower case of a company are the same, another company is not', () => {
  expect(isSameCompany('ExempelSalong', 'exempelsalong')).toBe(true)
  expect(isSameCompany('annansalong', 'exempelsalong')).toBe(false)
  expect(isSameCompany('exempelsalong', undefined)).toBe(false)
})
