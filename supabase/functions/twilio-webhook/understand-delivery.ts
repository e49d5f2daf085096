import { toHex } from '../_shared/keyed-hash.ts'
import { NotUnderstood, type Observation, type QuarantineReason } from '../_shared/observation.ts'
import { sealObservation, type Sealing } from '../_shared/seal-observation.ts'
import { twilioDeliveryKey } from '../_shared/twilio/delivery-key.ts'
import { parseTwilioDelivery } from '../_shared/twilio/parse-delivery.ts'
import type { Delivery } from './read-delivery.ts'

/** One authentic delivery as the database takes it. */
export type UnderstoodDelivery = {
  /** Equal for repetitions, whatever became of them. */
  key: string
  /** Keyed: a body holds a telephone number, and those are few enough to try them all. */
  bodyHash: Uint8Array
  bodyEncrypted: string
  /** Null when it was not understood; then there is a reason. */
  observation: Observation | null
  reason: QuarantineReason | null
}

export async function understandDelivery(
  delivery: Delivery,
  owner: { account: string; integration: string },
  sealing: Sealing,
  receivedAt: string,
): Promise<UnderstoodDelivery> {
  const bodyHash = sealing.keyedHash(owner.account, delivery.canonical)
  const bodyEncrypted = sealing.cipher.encrypt(delivery.raw, { ...owner, field: 'delivery_body' })
  try {
    const fields = delivery.fields()
    const plain = parseTwilioDelivery(fields, receivedAt)
    const observation = await sealObservation(plain, owner, sealing)
    return { key: twilioDeliveryKey(plain, fields), bodyHash, bodyEncrypted, observation, reason: null }
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error
    const key = `digest:${toHex(bodyHash)}`
    return { key, bodyHash, bodyEncrypted, observation: null, reason: error.reason }
  }
}
