import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { openCipher } from '../encryption.ts'
import { openKeyedHash, toHex } from '../keyed-hash.ts'
import { readBooking } from './read-booking.ts'
import { sealBooking } from './seal-booking.ts'
import { bookingRow } from './testing-rows.ts'

const sealing = {
  cipher: openCipher(new Map([['k1', randomBytes(32)]])),
  keyedHash: openKeyedHash(randomBytes(32)),
}
const owner = { account: 'account', integration: 'integration' }
const seal = (changes = {}) =>
  sealBooking(
    readBooking(bookingRow(changes), {
      timeZone: 'Europe/Stockholm',
      statusMap: new Map(),
      observedAt: new Date(0),
      detailed: false,
    }),
    owner,
    sealing,
  )

it('seals name, number and e-mail together, and keeps hashes and the last two digits', async () => {
  const booking = await seal()
  expect(
    JSON.parse(sealing.cipher.decrypt(booking.client_encrypted ?? '', { ...owner, field: 'client' })),
  ).toEqual({
    name: 'Ebba Exempel',
    phone: '+46701740605',
    email: 'Ebba@client.example',
  })
  expect(booking.client_phone_hint).toBe('05')
  // The same hash as a call from this number has.
  expect(booking.client_phone_hash).toBe(toHex(sealing.keyedHash('account', '+46701740605')))
  expect(booking.client_email_hash).toBe(toHex(sealing.keyedHash('account', 'ebba@client.example')))
  expect(JSON.stringify({ ...booking, client_encrypted: '' })).not.toMatch(/Exempel|@|0701740605/i)
})

it('equal clients have equal hashes, however the number is written', async () => {
  const [one, two, other] = await Promise.all([
    seal(),
    seal({ client: { name: 'Ebba Exempel', phone: '+46701740605', email: 'Ebba@client.example' } }),
    seal({ client: { name: 'Ebba Annan', phone: '+46701740605', email: 'Ebba@client.example' } }),
  ])
  expect(two.client_hash).toBe(one.client_hash)
  expect(other.client_hash).not.toBe(one.client_hash)
  expect(two.client_encrypted).not.toBe(one.client_encrypted)
})

it('guesses no number: what is none has no hash, what no plan knows is flagged', async () => {
  const none = await seal({ client: { name: 'Ebba', phone: 'ring kliniken' } })
  expect(none).not.toHaveProperty('client_phone_hash')
  expect(none.client_encrypted).toBeDefined()
  const odd = await seal({ client: { phone: '+11111111111' } })
  expect(odd.flags).toEqual(['number_not_valid'])
  expect(await seal({ client: null })).not.toHaveProperty('client_encrypted')
})
