import { getDatabase } from '../_shared/db.ts'
import { openCipher } from '../_shared/encryption.ts'
import { endpoint } from '../_shared/endpoint.ts'
import { signedInUser } from '../_shared/known-caller.ts'
import { openRouterApiUrl } from '../_shared/openrouter/openrouter-client.ts'
import { readEncryptionKeys } from '../_shared/secret-keys.ts'
import { getOpenRouterActivity } from './get-activity.ts'

export default endpoint(
  { name: 'get-openrouter-activity', methods: ['POST'], caller: signedInUser },
  getOpenRouterActivity({
    database: getDatabase(),
    cipher: openCipher(readEncryptionKeys()),
    apiUrl: openRouterApiUrl(),
  }),
)
