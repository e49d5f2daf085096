import { toHex } from '../keyed-hash.ts'
import { numberHint, phoneNumber } from '../phone-number.ts'
import type { Sealing } from '../seal-observation.ts'
import type { BookingObservation, ReadBooking } from './read-booking.ts'

/** A booking as the database takes it: the client only as ciphertext, keyed hashes (hex) and the last two digits. */
export type SealedBooking = BookingObservation & {
  client_encrypted?: string
  /** Of everything in client_encrypted: encrypting the same again is no news. */
  client_hash?: string
  client_phone_hash?: string
  client_phone_hint?: string
  client_email_hash?: string
}

/** @param owner where the ciphertext belongs; it opens nowhere else */
export async function sealBooking(
  { booking, client }: ReadBooking,
  owner: { account: string; integration: string },
  { cipher, keyedHash }: Sealing,
): Promise<SealedBooking> {
  const { name, phone, email } = client
  if (name === undefined && phone === undefined && email === undefined) return booking
  const number = phone === undefined ? undefined : await phoneNumber(phone)
  // Names in one order, so that equal clients have equal hashes.
  const plain = JSON.stringify({ name, phone: number?.e164 ?? phone, email })
  const hash = (text: string) => toHex(keyedHash(owner.account, text))
  return {
    ...booking,
    client_encrypted: cipher.encrypt(plain, { ...owner, field: 'client' }),
    client_hash: hash(plain),
    ...(number && {
      client_phone_hash: hash(number.e164),
      client_phone_hint: numberHint(number.e164),
    }),
    ...(email !== undefined && { client_email_hash: hash(email.toLowerCase()) }),
    flags: number && !number.valid ? [...booking.flags, 'number_not_valid'] : booking.flags,
  }
}
