import { anyone } from '../_shared/caller.ts'
import { getDatabase } from '../_shared/db.ts'
import { endpoint } from '../_shared/endpoint.ts'
import { onFirstUse } from '../_shared/on-first-use.ts'
import { publicWebhookBase } from '../_shared/public-webhook-base.ts'
import { readEncryptionKeys, readHashKey } from '../_shared/secret-keys.ts'

const environment = {
  encryptionKeys: readEncryptionKeys(),
  hashKey: readHashKey(),
  publicBase: publicWebhookBase(),
}

// Anyone may call: Twilio has no key of ours. The signature under each request is the check.
export default endpoint(
  { name: 'twilio-webhook', methods: ['POST', 'GET'], caller: anyone, cors: false, timeLimitMs: 10_000 },
  onFirstUse(async () => {
    const { twilioWebhook } = await import('./handle-webhook.ts')
    return twilioWebhook({ database: getDatabase(), ...environment })
  }),
)
