import type { Cipher } from './encryption.ts'
import { toHex, type KeyedHash } from './keyed-hash.ts'
import type { Observation, PlainObservation } from './observation.ts'
import { numberHint, phoneNumber } from './phone-number.ts'

export type Sealing = { cipher: Cipher; keyedHash: KeyedHash }

/** Replaces the other party's number by ciphertext, keyed hash and last two digits; whoever hides has none of them. */
export async function sealObservation(
  { otherParty, ...observation }: PlainObservation,
  owner: { account: string; integration: string },
  { cipher, keyedHash }: Sealing,
): Promise<Observation> {
  const number = otherParty === undefined ? undefined : await phoneNumber(otherParty)
  if (!number) return observation
  return {
    ...observation,
    caller_number_encrypted: cipher.encrypt(number.e164, { ...owner, field: 'caller_number' }),
    caller_number_hash: toHex(keyedHash(owner.account, number.e164)),
    caller_number_hint: numberHint(number.e164),
    flags: number.valid ? observation.flags : [...observation.flags, 'number_not_valid'],
  }
}
