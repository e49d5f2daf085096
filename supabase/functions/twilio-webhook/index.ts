import { anyone } from '../_shared/caller.ts'
import { getDatabase } from '../_shared/db.ts'
import { openCipher, readEncryptionKeys } from '../_shared/encryption.ts'
import { endpoint } from '../_shared/endpoint.ts'
import { openKeyedHash, readHashKey } from '../_shared/keyed-hash.ts'
import { publicWebhookBase } from '../_shared/public-webhook-base.ts'
import { FUNCTION_NAME, twilioWebhook } from './handle-webhook.ts'

// Anyone may call: Twilio has no key of ours. The signature under each request is the check.
export default endpoint(
  { name: FUNCTION_NAME, methods: ['POST', 'GET'], caller: anyone, cors: false, timeLimitMs: 10_000 },
  twilioWebhook({
    database: getDatabase(),
    sealing: { cipher: openCipher(readEncryptionKeys()), keyedHash: openKeyedHash(readHashKey()) },
    publicBase: publicWebhookBase(),
  }),
)
