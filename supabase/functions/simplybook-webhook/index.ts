import { anyone } from '../_shared/caller.ts'
import { getDatabase } from '../_shared/db.ts'
import { endpoint } from '../_shared/endpoint.ts'
import { onFirstUse } from '../_shared/on-first-use.ts'
import { readEncryptionKeys, readHashKey, readLoginKey } from '../_shared/secret-keys.ts'

const environment = {
  encryptionKeys: readEncryptionKeys(),
  hashKey: readHashKey(),
  loginKey: readLoginKey(),
}

// Anyone may call: SimplyBook.me signs nothing. The secret address, the company's name in the body and the fetch with the
// company's own login are the check.
export default endpoint(
  {
    name: 'simplybook-webhook',
    methods: ['POST'],
    caller: anyone,
    cors: false,
    bodyLimit: 16 * 1024,
    timeLimitMs: 10_000,
  },
  onFirstUse(async () => {
    const { simplybookWebhook } = await import('./handle-callback.ts')
    return simplybookWebhook({ database: getDatabase(), ...environment })
  }),
)
